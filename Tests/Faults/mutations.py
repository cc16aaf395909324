"""Mutations of files of any kind, and what those that know a format share."""

import struct

# Words that break arithmetic: of 32 bits, of 64, and as doubles.
WORDS = [0, 1, 2, 7, 0x7F, 0x80, 0xFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0xFFFFFFFE, 0x80000001, 0x10000]
LONG_WORDS = [0, 1, 2**31, 2**32 - 1, 2**32, 2**62, 2**63 - 1, 2**63, 2**64 - 1, 2**64 - 2]
DOUBLES = [0.0, -1.0, 1e308, -1e308, 5e-324, float("inf"), float("-inf"), float("nan"), 1e18, 0.5]


def word(chance, size):
    """A word of SIZE bytes, hostile or by chance."""
    if chance.random() < 0.25:
        return chance.randbytes(size)
    return (chance.choice(LONG_WORDS if size == 8 else WORDS) & (256**size - 1)).to_bytes(size, "big")


def put(data, at, new):
    """Overwrites bytes as far as there are some."""
    end = min(len(data), at + len(new))
    data[at:end] = new[: end - at]


def any_bytes(data, chance):
    """Bytes turned, set, cut out, given twice or put in."""
    kind = chance.randrange(7)
    at = chance.randrange(len(data) or 1)
    length = chance.choice([1, 2, 4, 8, 16, 188, 1000])
    if kind == 0:
        for _ in range(chance.randint(1, 20)):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    elif kind == 1:
        put(data, at, word(chance, chance.choice([1, 2, 4, 8])))
    elif kind == 2:
        del data[at: at + length]
    elif kind == 3:
        data[at:at] = data[at: at + length]
    elif kind == 4:
        data[at:at] = chance.randbytes(length)
    elif kind == 5:
        del data[at:]
    else:
        # Headers are where it hurts.
        put(data, chance.randrange(min(512, len(data))), word(chance, 4))


def moved(data, spans, chance):
    """Removes, doubles or swaps spans (start, end) of a file."""
    first, second = sorted(chance.sample(spans, 2)) if len(spans) > 1 else (spans[0], spans[0])
    kind = chance.randrange(3)
    one = bytes(data[first[0]: first[1]])
    if kind == 0:
        del data[first[0]: first[1]]
    elif kind == 1:
        data[second[0]: second[0]] = one
    elif second[0] >= first[1]:
        two = bytes(data[second[0]: second[1]])
        data[second[0]: second[1]] = one
        data[first[0]: first[1]] = two


def double(chance):
    return struct.pack(">d", chance.choice(DOUBLES))
