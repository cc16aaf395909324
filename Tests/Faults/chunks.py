"""Mutations of AVI and FLV that know chunks and tags: sizes, scales and rates, formats, indexes, times."""

import mutations


def chunks(data, start=12, end=None, depth=0):
    """Every chunk of a RIFF file: (start, kind, where its content begins, end)."""
    end = len(data) if end is None else end
    at = start
    while at + 8 <= end and depth < 6:
        kind, size = bytes(data[at: at + 4]), int.from_bytes(data[at + 4: at + 8], "little")
        stop = min(end, at + 8 + size)
        yield at, kind, at + 8, stop
        if kind in (b"LIST", b"RIFF"):
            yield from chunks(data, at + 12, stop, depth + 1)
        at = stop + (size & 1)


def mutate_avi(data, chance):
    """A field of a header or an index, a size, or chunks removed, doubled and swapped."""
    every = list(chunks(data))
    if not every:
        return mutations.any_bytes(data, chance)
    headers = [chunk for chunk in every if chunk[1] in (b"avih", b"strh", b"strf", b"idx1", b"indx", b"vprp")]
    what = chance.random()
    if what < 0.7 and headers:
        kind = chance.choice(sorted({chunk[1] for chunk in headers}))
        _, _, content, end = chance.choice([chunk for chunk in headers if chunk[1] == kind])
        places = list(range(content, max(content + 1, end - 3), 4))
        mutations.put(data, chance.choice(places[:16]), mutations.word(chance, 4)[::-1])
    elif what < 0.85:
        start = chance.choice(every)[0]
        mutations.put(data, start + 4, mutations.word(chance, 4)[::-1])
    else:
        mutations.moved(data, [(start, end) for start, _, _, end in every], chance)


def tags(data):
    """Every tag of an FLV file: (start, end)."""
    at = 13
    while at + 11 <= len(data):
        end = at + 15 + int.from_bytes(data[at + 1: at + 4], "big")
        yield at, min(end, len(data))
        at = end


def mutate_flv(data, chance):
    """Times that leap from some tag on, kinds, sizes, codecs, and values of onMetaData."""
    every = list(tags(data))
    if not every:
        return mutations.any_bytes(data, chance)
    at, end = chance.choice(every)
    what = chance.randrange(6)
    if what == 0:
        leap = chance.choice([-1000, 3_600_000, 2**31, -(2**31)])
        for start, _ in every[every.index((at, end)):]:
            now = data[start + 7] << 24 | int.from_bytes(data[start + 4: start + 7], "big")
            now = (now + leap) % 2**32
            data[start + 4: start + 7] = (now & 0xFFFFFF).to_bytes(3, "big")
            data[start + 7] = now >> 24
    elif what == 1:
        data[at] = chance.choice([8, 9, 18, 0, 255, chance.randrange(256)])
    elif what == 2:
        mutations.put(data, at + 1, mutations.word(chance, 3))
    elif what == 3:
        mutations.put(data, at + 11, mutations.word(chance, chance.choice([1, 2, 4])))
    elif what == 4:
        numbers = [place for place in range(every[0][0], every[0][1] - 9) if data[place] == 0]
        mutations.put(data, chance.choice(numbers or [at]) + 1, mutations.double(chance))
    else:
        mutations.moved(data, every, chance)
