"""The shim's log of what was done to files, and the states that it allows after a power cut.

What was synced is there. Of what was written since, a file may hold all, some, nothing or zeroes; of names that were
made, moved or removed since their folder was synced, some may be as before.
"""

import dataclasses
import os
import struct

HEADER = struct.Struct("<cB6xQqIII")


@dataclasses.dataclass
class Record:
    """One thing done: C created, D folder made, L linked, R renamed, X exchanged, U removed, W written, T cut to a
    length, S synced, Y all synced."""

    kind: str
    inode: int
    is_folder: bool
    offset: int
    one: bytes
    two: bytes
    data: bytes


def read(file):
    """All records of a log."""
    data = file.read_bytes()
    at, found = 0, []
    while at + HEADER.size <= len(data):
        kind, is_folder, inode, offset, *lengths = HEADER.unpack_from(data, at)
        at += HEADER.size
        parts = []
        for length in lengths:
            parts.append(data[at: at + length])
            at += length
        found.append(Record(kind.decode(), inode, bool(is_folder), offset, *parts))
    return found


class Node:
    """A file as its writes: those that are synced, and those after them. A folder has none."""

    def __init__(self, is_folder=False, data=b""):
        self.is_folder = is_folder
        self.writes = [(0, data)] if data else []
        self.synced = len(self.writes)

    def after_cut(self, chance):
        """What the file holds after a power cut."""
        fate = chance.choice(["nothing", "all", "some", "zeroes", "holes"])
        kept = self.writes[: self.synced]
        later = self.writes[self.synced:]
        if fate == "all":
            kept = kept + later
        elif fate == "some":
            kept = kept + later[: chance.randint(0, len(later))]
        elif fate == "zeroes":
            kept = kept + [(at, bytes(len(data)) if isinstance(data, bytes) else data) for at, data in later]
        elif fate == "holes":
            kept = kept + [write for write in later if chance.random() < 0.5]
        return _content(kept)


def _content(writes):
    """The bytes that writes leave; one whose data is nothing cuts the file to its place."""
    content = bytearray()
    for at, data in writes:
        if data is None:
            del content[at:]
            content.extend(bytes(at - len(content)))
        else:
            content.extend(bytes(max(0, at - len(content))))
            content[at: at + len(data)] = data
    return bytes(content)


class Disk:
    """The files below a folder as a log goes on: by number, and the changes of names in order."""

    def __init__(self, top):
        self.top = os.fsencode(top)
        self.names = []  # (record, node): changes of names in order
        self.lasting = {}  # of a folder the count of changes of names that are synced there
        self.everything = 0  # the count that is synced wherever
        self.files = {}
        self.first = {self.top: Node(is_folder=True)}
        self._look()

    def _look(self):
        """Takes what is there now as synced."""
        self.files[os.lstat(self.top).st_ino] = self.first[self.top]
        for folder, folders, files in os.walk(self.top):
            for name in folders + files:
                path = os.path.join(folder, name)
                node = Node(name in folders, b"" if name in folders else _read(path))
                self.first[path] = node
                self.files[os.lstat(path).st_ino] = node

    def follow(self, record):
        """Takes a record in."""
        if record.kind in "CDL":
            node = self.files.get(record.inode) if record.kind == "L" else Node(record.kind == "D")
            self.files[record.inode] = node
            self.names.append((record, node))
        elif record.kind in "RXU":
            self.names.append((record, None))
        elif record.kind == "Y":
            self._sync_all()
        elif record.inode in self.files:
            self._follow_file(record, self.files[record.inode])

    def _follow_file(self, record, node):
        if record.kind == "W":
            node.writes.append((record.offset, record.data))
        elif record.kind == "T":
            node.writes.append((record.offset, None))
        elif node.is_folder:
            self.lasting[id(node)] = len(self.names)
        else:
            node.synced = len(node.writes)
            self.everything = max(self.everything, len(self.names))

    def _sync_all(self):
        for node in self.files.values():
            node.synced = len(node.writes)
            self.lasting[id(node)] = len(self.names)

    def after_cut(self, chance):
        """A state that the log allows: {path: bytes, or nothing for a folder}."""
        paths = dict(self.first)
        journaled = chance.random() < 0.5
        # A file system with a journal keeps the order of all changes, and a sync brings those before it.
        begun = max([self.everything, *self.lasting.values()])
        end = chance.randint(begun, len(self.names))
        ends = {}
        for number, (record, node) in enumerate(self.names):
            folder = paths.get(os.path.dirname(record.two or record.one))
            if folder is None:
                continue
            if not journaled and id(folder) not in ends:
                ends[id(folder)] = chance.randint(self.lasting.get(id(folder), 0), len(self.names))
            if number < (end if journaled else ends[id(folder)]):
                _change(paths, record, node)
        found = {}
        for path, node in paths.items():
            found[path] = None if node.is_folder else node.after_cut(chance)
        return found


def _change(paths, record, node):
    """Does to names what a record says, where what it speaks of is there."""
    one, two = record.one, record.two
    if record.kind in "CDL":
        paths[one] = node
    elif record.kind == "U":
        for path in [path for path in paths if path == one or path.startswith(one + b"/")]:
            del paths[path]
    elif record.kind == "R" and one in paths:
        for path in [path for path in paths if path == one or path.startswith(one + b"/")]:
            paths[two + path[len(one):]] = paths.pop(path)
    elif record.kind == "X" and one in paths and two in paths:
        paths[one], paths[two] = paths[two], paths[one]


def _read(path):
    with open(path, "rb") as file:
        return file.read()


def lay_out(state):
    """Writes a state to where it was."""
    for path in sorted(state):
        if state[path] is None:
            os.makedirs(path, exist_ok=True)
        else:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(state[path])
