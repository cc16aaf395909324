"""Mutations of MP4 and QuickTime that know boxes: times, edit lists, matrices, tables, sizes, sample entries."""

import mutations

HOLDERS = {b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"udta", b"dinf", b"moof", b"traf", b"mvex", b"sinf",
           b"schi", b"meta", b"ilst"}
# Boxes by what reports speak of, each with where its words begin and how long they are.
FIELDS = {
    b"mvhd": (12, 4), b"mdhd": (12, 4), b"tkhd": (12, 4), b"elst": (4, 4), b"stts": (4, 4), b"ctts": (4, 4),
    b"stsc": (4, 4), b"stsz": (4, 4), b"stco": (4, 4), b"co64": (4, 8), b"stss": (4, 4), b"tfhd": (4, 4),
    b"tfdt": (4, 4), b"trun": (4, 4), b"trex": (4, 4), b"mehd": (4, 4), b"sidx": (4, 4), b"senc": (4, 4),
    b"saiz": (4, 1), b"saio": (4, 4), b"tenc": (4, 4), b"schm": (4, 4), b"pssh": (4, 4), b"stsd": (8, 2),
    b"avcC": (0, 1), b"hvcC": (0, 1), b"av1C": (0, 1), b"esds": (4, 1), b"colr": (0, 2), b"pasp": (0, 4),
    b"clap": (0, 4), b"dref": (4, 4), b"hdlr": (4, 4), b"data": (0, 4), b"dOps": (0, 1), b"dfLa": (4, 1)}


def boxes(data, start=0, end=None, depth=0):
    """Every box: (start, end, kind, where its content begins)."""
    end = len(data) if end is None else end
    at = start
    while at + 8 <= end and depth < 12:
        size, head = int.from_bytes(data[at: at + 4], "big"), 8
        kind = bytes(data[at + 4: at + 8])
        if size == 1 and at + 16 <= end:
            size, head = int.from_bytes(data[at + 8: at + 16], "big"), 16
        stop = end if size == 0 else min(end, at + size)
        if stop < at + head:
            return
        yield at, stop, kind, at + head
        if kind in HOLDERS:
            yield from boxes(data, at + head + (4 if kind == b"meta" else 0), stop, depth + 1)
        elif kind == b"stsd":
            yield from _entries(data, at + head + 8, stop, depth + 1)
        at = stop


def _entries(data, start, end, depth):
    """Sample entries and what they hold behind 78 bytes of a video's or 28 of a sound's."""
    for at, stop, kind, content in boxes(data, start, end, depth):
        yield at, stop, kind, content
        skip = 78 if int.from_bytes(data[content + 24: content + 26], "big") not in (0, 1, 2) else 28
        yield from boxes(data, content + skip, stop, depth + 1)


def mutate(data, chance):
    """One change of a box: a field, a table, a size, a kind, or boxes removed, doubled and swapped."""
    every = [box for box in boxes(data) if box[2] != b"mdat"]
    if not every:
        return mutations.any_bytes(data, chance)
    kind = chance.random()
    known = [box for box in every if box[2] in FIELDS]
    if kind < 0.65 and known:
        _field(data, _by_kind(known, chance), chance)
    elif kind < 0.75:
        start, _, _, _ = chance.choice(every)
        mutations.put(data, start, chance.choice([mutations.word(chance, 4), b"\0\0\0\x08", b"\0\0\0\x01"]))
    elif kind < 0.85:
        start, _, _, _ = chance.choice(every)
        mutations.put(data, start + 4, chance.choice(sorted(FIELDS)))
    else:
        mutations.moved(data, [(start, end) for start, end, _, _ in every], chance)


def _by_kind(known, chance):
    """A box of a kind by chance, so that kinds with many boxes are no likelier."""
    kind = chance.choice(sorted({box[2] for box in known}))
    return chance.choice([box for box in known if box[2] == kind])


def _field(data, box, chance):
    """Sets a word of a box, or all of them, or makes the box one of 64 bits."""
    _, end, kind, content = box
    begin, size = FIELDS[kind]
    places = list(range(content + begin, end - size + 1, size))
    if not places:
        return
    if chance.random() < 0.15:
        data[content] ^= 1
    elif chance.random() < 0.2:
        new = mutations.word(chance, size)
        for at in places:
            mutations.put(data, at, new)
    else:
        # Counts and the first entries matter most.
        at = chance.choice(places[:12] if chance.random() < 0.8 else places)
        mutations.put(data, at, mutations.word(chance, size))
