"""What may stand in the place of a file or folder that a command reads or writes, and damage to the bytes of a catalog."""

import os
import random
import shutil
import socket

# What may end in neither a second nor a minute, because there is no end.
ENDLESS = "/dev/zero"


# Kinds that lead to folders which are there: an output that is such a link is written where it leads.
FOLLOWED = {"link-to-folder", "link-up"}


def cases(top, names, outputs, inside):
    """Named ways to put something else in the place of each of NAMES, which lie below the folder TOP when it is done.

    OUTPUTS are those of NAMES that commands are told to write to as folders, INSIDE is one that must not be touched.
    """
    for name in names:
        for kind, put in _kinds(inside).items():
            if name in outputs and kind in FOLLOWED:
                continue
            yield "places", f"{name}={kind}", _replacing(top / name, put)


def _replacing(path, put):
    def change():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        put(path)

    return change


def _kinds(inside):
    return {
        "nothing": lambda path: None,
        "folder": lambda path: path.mkdir(),
        "full-folder": _full_folder,
        "empty": lambda path: path.write_bytes(b""),
        "bytes": lambda path: path.write_bytes(bytes(range(256)) * 40),
        "pipe": os.mkfifo,
        "socket": _socket,
        "link-to-file": lambda path: path.symlink_to(inside / "kept.txt"),
        "link-to-folder": lambda path: path.symlink_to(inside),
        "link-up": lambda path: path.symlink_to("../../.."),
        "link-to-itself": lambda path: path.symlink_to(path.name),
        "link-to-nothing": lambda path: path.symlink_to(inside / "new"),
        "link-to-endless": lambda path: path.symlink_to(ENDLESS),
    }


def _full_folder(path):
    path.mkdir()
    (path / "of-the-user.txt").write_text("not to be removed\n")


def _socket(path):
    # A path of a socket has 108 bytes at most.
    here = os.getcwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(path.name)
    finally:
        os.chdir(here)


def byte_cases(seed, count=150):
    """Named ways to damage the bytes of a catalog: pages, headers, lengths."""
    for number in range(count):
        yield "catalog bytes", f"bytes-{number}", _damage(random.Random(f"{seed} bytes {number}"))


def _damage(chance):
    def change(file):
        data = bytearray(file.read_bytes())
        kind = chance.randrange(6)
        at = chance.randrange(len(data))
        page = at // 4096 * 4096
        if kind == 0:
            del data[at:]
        elif kind == 1:
            data[page: page + 4096] = bytes(4096)
        elif kind == 2:
            # The header of a page: its kind, its free blocks, its count of cells and where they begin.
            data[page + chance.randrange(12)] = chance.choice([0, 1, 2, 5, 10, 13, 127, 255])
        elif kind == 3:
            data[chance.randrange(100)] = chance.randrange(256)
        elif kind == 4:
            other = chance.randrange(len(data) // 4096) * 4096
            data[page: page + 4096] = data[other: other + 4096]
        else:
            for _ in range(chance.randint(1, 30)):
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        file.write_bytes(data)

    return change
