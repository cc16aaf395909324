"""Values that nobody expects in the place of a good one, for SQL, for JSON and for recipes."""

import json
import struct

LONG = "x" * (1 << 20)
NUMBERS = {
    "zero": 0,
    "one": 1,
    "negative": -1,
    "int32": 2**31 - 1,
    "past-int32": 2**31,
    "int64": 2**63 - 1,
    "least": -(2**63),
    "huge": 1e308,
    "tiny": 5e-324,
    "fraction": 0.5,
    "past-int64": 1e19,
    "minus-huge": -1e308,
}
TEXTS = {
    "empty-text": "",
    "text": "x",
    "number-text": "12",
    "up": "../../x",
    "far-up": "../../../../../../../../x",
    "up-in": "a/../../../../sentinel/kept.txt",
    "root": "/",
    "newline": "a\nb",
    "escape": "\x1b[31mred\x07",
    "mark": "\u0301",
    "long-text": LONG,
    "many-parts": "a/" * 3000,
    "formula": "=1+1",
    "percent": "%s%n%p",
    "json": '{"a": [1, {}]}',
    "part-name": "x.winnow-part",
}


def of_sql(inside):
    """Named values of every type that SQLite stores; INSIDE is a path that must not be touched."""
    yield "null", None
    yield from NUMBERS.items()
    yield from (("infinity", float("inf")), ("minus-infinity", float("-inf")))
    yield from TEXTS.items()
    yield "absolute", str(inside)
    yield "blob", b"\xff\x00\xfe"
    yield "no-bytes", b""
    yield "nul-text", "a\0b"


def of_blob(good):
    """Named ways to damage a blob."""
    half = len(good) // 2
    yield "cut-by-one", good[:-1]
    yield "cut-in-half", good[:half]
    yield "one-more", good + b"\0"
    yield "four-more", good + b"\xff\xff\xff\xff"
    yield "thousand-more", good + bytes(1000)
    yield "twice", good + good
    yield "zeroes", bytes(len(good))
    yield "ones", b"\xff" * len(good)
    yield "not-numbers", _repeated(struct.pack("<f", float("nan")), good)
    yield "infinities", _repeated(struct.pack("<f", float("inf")), good)
    yield "int32s", _repeated(struct.pack("<i", 2**31 - 1), good)
    yield "int64s", _repeated(struct.pack("<q", 2**63 - 1), good)
    yield "least-int64s", _repeated(struct.pack("<q", -(2**63)), good)
    yield "backwards", good[::-1]


def flipped(good, chance):
    """A blob with one to eight bits turned."""
    damaged = bytearray(good)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(damaged) * 8)
        damaged[at // 8] ^= 1 << at % 8
    return bytes(damaged)


def _repeated(word, good):
    return (word * (len(good) // len(word) + 1))[: len(good)]


def of_json(inside):
    """Named texts of JSON, some of which are none."""
    for name, number in NUMBERS.items():
        yield name, json.dumps(number)
    for name, text in TEXTS.items():
        yield name, json.dumps(text)
    yield from {
        "null": "null",
        "true": "true",
        "list": "[]",
        "object": "{}",
        "list-of-lists": "[[[1]]]",
        "past-uint64": str(2**64),
        "past-double": "1e400",
        "not-a-number": "NaN",
        "infinity": "Infinity",
        "absolute": json.dumps(str(inside)),
        "nul-text": '"a\\u0000b"',
        "half-pair": '"\\ud800"',
        "deep": "[" * 50000 + "]" * 50000,
        "many-digits": "1" * 5000,
    }.items()


def of_yaml(inside):
    """Named texts of YAML in the place of a value, some of which are none."""
    yield from of_json(inside)
    yield from {
        "tilde": "~",
        "nothing": "",
        "dot-inf": ".inf",
        "dot-nan": ".nan",
        "hexadecimal": "0x7fffffffffffffff",
        "anchor": "&a [*a]",
        "bomb": "[&a [x, x], &b [*a, *a], &c [*b, *b], *c]",
        "tag": "!!binary aGk=",
        "tag-int": "!!int x",
        "range": "[5, 1]",
        "range-inf": "[-.inf, .inf]",
        "range-nan": "[.nan, .nan]",
        "three": "[1, 2, 3]",
        "block": "|\n      a\n      b",
        "key-of-map": "{? {a: b} : c}",
        "merge": "{<<: [1]}",
        "huge-words": "every 1e308",
        "tiny-words": "every 5e-324",
        "count-words": "uniform 9223372036854775807",
        "no-count": "uniform 0",
        "minus-words": "fps -1",
    }.items()
