"""What an output folder holds, told so that two folders can be compared, and whether files in it are whole."""

import io
import json
import os
import re
import sqlite3
import tarfile

from arena import files_below

# What may lie there for a while: files that have not appeared yet, and what SQLite writes beside its own.
PARTIAL = (b".winnow-part", b"-wal", b"-shm", b"-journal")


def is_partial(path):
    return path.endswith(PARTIAL)


def described(top):
    """Every file below a folder by its path in bytes: its bytes, or for a catalog and a report what lasts of them."""
    found = {}
    for path in files_below(top):
        if not is_partial(path) and os.path.basename(path) != b".winnow-export.lock":
            found[os.path.relpath(path, os.fsencode(top))] = _content(path)
    return found


def partial(top):
    """What lies about below a folder that has not appeared yet."""
    return [path for path in files_below(top) if is_partial(path)]


def _content(path):
    if path.endswith(b".sqlite"):
        return _dump(path)
    with open(path, "rb") as file:
        data = file.read()
    if path.endswith(b".html"):
        # When scans were and what they took is not the same twice.
        return re.sub(rb'"scans":\[[^]]*\]', b"", data)
    if path.endswith(b"/.winnow-export.json"):
        return _in_order(data)
    return data


def without_known(path, content):
    """The ledger of a part without what it remembers of contents: of what another ledger knows it remembers nothing."""
    if not path.endswith(b"/ledger.json"):
        return content
    document = json.loads(content)
    document.pop("known", None)
    return json.dumps(document, sort_keys=True).encode()


def _in_order(ledger):
    try:
        document = json.loads(ledger)
    except ValueError:
        return ledger
    return json.dumps({key: sorted(value, key=repr) if isinstance(value, list) else value
                       for key, value in document.items()}, sort_keys=True).encode()


def _dump(path):
    """All rows of a catalog but clock readings, in an order that does not depend on when videos were finished."""
    base = sqlite3.connect(os.fsdecode(path))
    try:
        return "\n".join(_rows(base)).encode(errors="replace")
    except sqlite3.Error as error:
        return f"not readable: {error}".encode()
    finally:
        base.close()


def _rows(base):
    """Rows are numbered as videos were finished; they go by their paths here."""
    yield str(base.execute("PRAGMA integrity_check").fetchall())
    video = ("(SELECT min(roots.path || '/' || places.path) FROM places JOIN roots ON roots.id = root"
             " WHERE places.video = {})")
    names = {name: video.format(name) for name in ("video", "video_a", "video_b", "kept_video")}
    names["measurement"] = "(SELECT parts FROM measurements WHERE id = measurement)"
    names["root"] = "(SELECT path FROM roots WHERE id = root)"
    names["answered"] = "(SELECT one.clip FROM answered AS one WHERE one.id = answers.answered)"
    names["outside"] = "(SELECT one.name FROM outside AS one WHERE one.id = answers.outside)"
    names["cut"] = "(SELECT rules FROM cuts WHERE id = cut)"
    tables = base.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    for (table,) in tables:
        if table in ("runs", "listing"):
            continue
        columns = [row[1] for row in base.execute(f"PRAGMA table_info({table})") if row[1] not in ("id", "joined")]
        wanted = ", ".join(names.get(column, f"hex({column})") for column in columns) or "1"
        yield from sorted(f"{table} {row}" for row in base.execute(f"SELECT {wanted} FROM {table}"))


def differences(wanted, found):
    """How one description differs from another, in a line, or nothing."""
    missing = sorted(wanted.keys() - found.keys())
    more = sorted(found.keys() - wanted.keys())
    other = sorted(path for path in wanted.keys() & found.keys() if wanted[path] != found[path])
    words = []
    for word, paths in (("missing", missing), ("too many", more), ("other", other)):
        if paths:
            words.append(f"{word}: {len(paths)}, {os.fsdecode(paths[0])}{_how(wanted, found, paths[0])}")
    return "; ".join(words) or None


def _how(wanted, found, path):
    """Of two catalogs the first row that differs."""
    if not path.endswith(b".sqlite") or path not in wanted or path not in found:
        return ""
    one, two = (set(side[path].split(b"\n")) for side in (wanted, found))
    row = next(iter(sorted(one ^ two)), b"")
    return f" ({row[:60].decode(errors='replace')})"


def half_written(top, good, before):
    """A file that stands at its final name and is neither what was there before, nor the right one, nor whole."""
    for path, content in described(top).items():
        if content in (good.get(path), before.get(path)) or is_for_later(path):
            continue
        if not _is_whole(path, content):
            return f"half-written: {os.fsdecode(path)}"
    return None


def is_for_later(path):
    """Whether a file is none of the results: SQLite's, a journal, whose lines may be torn, or waits for a shard."""
    return path.endswith((b".sqlite", b"journal")) or b".winnow-parts/" in path


def _is_whole(path, content):
    """Whether a file that may rightly say less than at the end is complete in itself."""
    if path.endswith(b".jsonl"):
        try:
            return all(json.loads(line) is not None for line in content.splitlines()) and content[-1:] in (b"\n", b"")
        except ValueError:
            return False
    if path.endswith(b".json"):
        return content[-1:] in (b"}", b"\n")
    if path.endswith(b".html"):
        return content.rstrip().endswith(b"</html>")
    if path.endswith(b".tar"):
        return _is_whole_tar(content)
    if path.endswith(b".jpg"):
        return content[:2] == b"\xff\xd8" and content[-2:] == b"\xff\xd9"
    if path.endswith(b".mp4"):
        return _is_whole_movie(content)
    return path.endswith(b".csv") and content[-1:] in (b"\n", b"")


def _is_whole_movie(content):
    """Whether boxes follow each other to the end, one with the samples and one that says where they are."""
    kinds, place = [], 0
    while place + 8 <= len(content):
        size = int.from_bytes(content[place:place + 4], "big")
        kinds.append(content[place + 4:place + 8])
        if size < 8:
            return False
        place += size
    return place == len(content) and {b"moov", b"mdat"} <= set(kinds)


def _is_whole_tar(content):
    try:
        with tarfile.open(fileobj=io.BytesIO(content)) as shard:
            return bool(shard.getmembers()) and not content[-1024:].strip(b"\0")
    except tarfile.TarError:
        return False
