"""Names of files that are allowed and that programs trip over, as bytes."""

import unicodedata

LONGEST = 255

MARKS = ["\u0301", "\u0308", "\u20dd", "\u05b0", "\u0e31", "\u3099", "\U0001f3fd", "\ufe0f", "\ufe0e", "\u200d",
         "\u200c", "\u200b", "\u2060", "\ufeff", "\u034f", "\u0488", "\U000e0100", "\u1160"]
DIRECTIONS = ["\u05d0\u05d1", "\u0627\u0644", "\u202e\u202dgpj", "\u2066x\u2069", "\u200fa", "\u061c1"]
RESERVED = ["CON", "NUL", "AUX", "COM1", "LPT9", "con", "nul.tar", "PRN ", "aux.", "desktop.ini", "Thumbs.db"]
OPTIONS = ["-rf", "--", "-", "--help", "--output", "-o", "@file", "~", "~root", "+1", "*", "?", "[a-z]", "{a,b}"]
QUOTES = ["'", '"', "`id`", "$(id)", "${HOME}", "a\\b", "\\", "%s%n", "%00", "%2e%2e%2f", "&amp;", "<b>", "a;b", "|x",
          "<img src=x onerror=alert(1)>", "]]>", "--><!--", "{{7*7}}", "#", "a=b", ",", ";", ":", "C:", "a:b", "!", "^"]
FORMULAS = ["=cmd|'x'!A1", "@SUM(1)", "=1+1", "-1", "+1", "\t=1", "\r=1"]
CONTROLS = ["a\nb", "\n", "a\rb", "\t", "\x1b[31mred", "\x1b]0;owned\x07", "\x7f", "\x01", "a\x0bb", "a\x85b", "\u2028",
            "a\nscanned 99 of 99 files, 0 failed\n"]
DOTS = ["...", "..a", "a..", "a.", ".. ", "a.b.c", "x.mp4.mp4", "x.json", "x.jpg", "x.tar", "x.winnow-part",
        "catalog.sqlite", "manifest.jsonl", "frames", "clips", "shards", "000000", "metadata.jsonl", "test", "train_x",
        "test_non_zero_start", "validation", "a/b".replace("/", "\u2215"), "a\u2024b", "\uff0e\uff0e\uff0fa"]
SPACES = [" ", "  ", " a", "a ", "\u00a0", "\u3000", "\u200a", "\u180e"]
BYTES = [b"\xff", b"a\xfe", b"\xc3", b"\xc3\x28", b"\xed\xa0\x80", b"\xed\xb0\x80", b"\xf5\x80\x80\x80", b"\xc0\xae",
         b"\xc0\xaf", b"caf\xe9", b"\x80", b"\xe2\x82", b"\\xFF", b"a\\xFE"]
LETTERS = ["\u00e9", "\u00c5", "\ufb01", "\u1e9e", "\u00df", "SS", "ss", "\u0130", "i", "I", "\u0131", "\u212b", "\uac00",
           "\u1e69", "\u0958", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1e9\U0001f1ea", "\uffff", "\ufdd0",
           "\U0010ffff", "\ue000", "Z\u0351\u036b\u0343\u036a\u0302", "A", "a", "\u0430"]


def stems(chance, count):
    """COUNT different names without a suffix: all of the kinds above, then combinations of them by chance."""
    words = [word for kind in (MARKS, DIRECTIONS, RESERVED, OPTIONS, QUOTES, FORMULAS, CONTROLS, DOTS, SPACES, LETTERS)
             for word in kind]
    wanted = [word.encode(errors="surrogatepass") for word in words] + BYTES
    wanted += [mark.encode() + b"a" for mark in MARKS] + [b"a" + mark.encode() for mark in MARKS[:6]]
    wanted += _twins() + _long()
    chance.shuffle(wanted)
    seen = dict.fromkeys(wanted)
    while len(seen) < count:
        parts = [chance.choice(wanted) for _ in range(chance.randint(2, 4))]
        seen.setdefault(b"".join(parts)[:LONGEST - 4])
    return list(seen)[:count]


def _twins():
    """Names that look the same and are other bytes."""
    words = ["caf\u00e9", "\u1e69x", "\uac01", "\u212b", "e\u0301\u0323"]
    return [unicodedata.normalize(form, word).encode() for word in words for form in ("NFC", "NFD")]


def _long():
    """Names as long as they may be, some of letters of several bytes."""
    most = LONGEST - 4
    long = [b"x" * most, b"y" * (most - 1), ("\u00e9" * (most // 2)).encode(), ("\U0001f600" * (most // 4)).encode()]
    return long + [("a" + "\u0301" * (most // 2)).encode()[:most - (most - 1) % 2]]


def is_text(name):
    try:
        name.decode()
        return True
    except UnicodeDecodeError:
        return False
