"""Mutations of Matroska and WebM that know elements: sizes, times, scales, dimensions, blocks."""

import mutations

HOLDERS = {0x18538067, 0x1654AE6B, 0xAE, 0xE0, 0xE1, 0x1F43B675, 0xA0, 0x1549A966, 0x1C53BB6B, 0xBB, 0xB7, 0x6D80,
           0x6240, 0x5035, 0x55B0, 0x1254C367, 0x1A45DFA3}
DOUBLES = {0x4489, 0xB5, 0x78B5, 0x23314F}
BLOCKS = {0xA3, 0xA1}


def _number(data, at, keep_mark):
    """A number of variable length: (value, its bytes); a length of nothing where there is none."""
    if at >= len(data) or not data[at]:
        return 0, 0
    length = 9 - data[at].bit_length()
    value = int.from_bytes(data[at: at + length], "big")
    return (value if keep_mark else value & (1 << 7 * length) - 1), length


def elements(data, start=0, end=None, depth=0):
    """Every element: (start, kind, where its size stands, where its content begins, end)."""
    end = len(data) if end is None else end
    at = start
    while at < end and depth < 10:
        kind, kind_length = _number(data, at, True)
        size, size_length = _number(data, at + kind_length, False)
        if not kind_length or not size_length:
            return
        content = at + kind_length + size_length
        unknown = size == (1 << 7 * size_length) - 1
        stop = end if unknown else min(end, content + size)
        yield at, kind, at + kind_length, content, stop
        if kind in HOLDERS:
            yield from elements(data, content, stop, depth + 1)
        at = stop


def mutate(data, chance):
    every = list(elements(data))
    if len(every) < 3:
        return mutations.any_bytes(data, chance)
    kind = chance.choice(sorted({element[1] for element in every}))
    start, kind, size_at, content, end = chance.choice([element for element in every if element[1] == kind])
    what = chance.random()
    if kind in BLOCKS and what < 0.7:
        # Its track, its time, its flags of lacing.
        mutations.put(data, content + chance.choice([0, 1, 1, 1, 3, 4]), mutations.word(chance, chance.choice([1, 2])))
    elif what < 0.15:
        data[size_at] = chance.choice([0xFF, 0x01, 0x80, 0x40, data[size_at] ^ 1])
    elif what < 0.25:
        mutations.moved(data, [(element[0], element[4]) for element in every], chance)
    elif kind in DOUBLES:
        new = mutations.double(chance)
        mutations.put(data, content, new[: end - content])
    elif end - content in (1, 2, 3, 4, 8):
        mutations.put(data, content, mutations.word(chance, end - content))
    else:
        mutations.put(data, chance.randrange(content, max(content + 1, min(end, content + 64))), mutations.word(chance, 1))
