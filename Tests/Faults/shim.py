"""The preload shim: how it is built, and what it is told."""

import errno
import pathlib
import struct
import subprocess

SOURCES = pathlib.Path(__file__).with_name("shim")
CHANGES, READS, CLOCKS, BYTES, DONE = range(5)


class Shim:
    """A built shim, and the state that it shares with what it is loaded into."""

    def __init__(self, folder):
        self.library = folder / "shim.so"
        self.state = folder / "shim.state"
        sources = sorted(SOURCES.glob("*.c"))
        subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-o", self.library, *sources, "-ldl", "-lpthread"], check=True)

    def environment(self, below, fault_class=None, **told):
        """What has a command run under the shim, with its counters at zero.

        BELOW is the folder whose files are watched. FAULT_CLASS is w (changes) or r (reads). Of
        TOLD, by the names that shim/watch.c reads without FAULT_: AT the first event of that class that is struck, ONCE only it, ERRNO the error,
        SIGNAL a signal the process gets, WORKERS only in worker processes, GONE and GONE_TO a folder that is moved
        away then; ROOM bytes until the disk is full; LOCKS the error of all locks; CLOCK seconds that the clock is
        set back, after AT looks at it; LOG a file.
        """
        self.state.unlink(missing_ok=True)
        told["class"] = fault_class
        settings = {f"FAULT_{key.upper()}": str(value) for key, value in told.items() if value is not None}
        return {"LD_PRELOAD": str(self.library), "FAULT_STATE": str(self.state), "FAULT_BELOW": str(below), **settings}

    def counts(self):
        """How many changes, reads, looks at the clock and bytes there were, and whether a fault struck."""
        return struct.unpack("<5Q", self.state.read_bytes()[:40])


# What a complaint has to say of an error: one of these, in small letters.
REASONS = {
    errno.ENOSPC: ["space", "full"],
    errno.EIO: ["input/output", "i/o"],
    errno.EACCES: ["permission", "denied", "not authorized"],
    errno.EROFS: ["read-only", "readonly"],
    errno.EMFILE: ["too many open files"],
}
# What SQLite, which does not hand the system's error on, says instead of a catalog.
CATALOG_REASONS = ["disk", "open", "written", "read", "lock"]
