"""What can go wrong, as exceptions that say why."""

from __future__ import annotations

import signal
from collections.abc import Sequence

#: What the command says after "error: " or "Error: " on standard error.
_PREFIXES = ("error: ", "Error: ", "fatal: ")


class Error(RuntimeError):
    """A winnow command that did not do what it was asked.

    Attributes:
        reason: one line that says why.
        status: the exit status; negative for a signal; None where the command never ran or was
            ended by its time limit.
        command: the command line.
        stderr: the last lines that the command said.
    """

    def __init__(
        self,
        reason: str,
        status: int | None = None,
        command: Sequence[str] = (),
        stderr: str = "",
    ) -> None:
        # All of it is handed on, so that the exception can be pickled by engines.
        super().__init__(reason, status, tuple(command), stderr)
        self.reason = reason
        self.status = status
        self.command = list(command)
        self.stderr = stderr

    def __str__(self) -> str:
        if not self.command:
            return self.reason
        return f"winnow {' '.join(self.command[1:2])}: {self.reason}"

    @property
    def killed(self) -> bool:
        """Whether the command was ended from outside, by a signal: the same command again goes on."""
        return self.status is not None and (self.status < 0 or self.status in (130, 137, 143))


class Timeout(Error):
    """A command, or a transfer, that was ended because its time was up."""


class PartialResult(UserWarning):
    """The command finished, but some videos failed or some clips could not be judged."""


class MissingPackage(ImportError):
    """A package that is only needed for what was asked is not installed."""


class StorageError(OSError):
    """An object that could not be fetched or stored."""


class ChangedObject(StorageError):
    """An object that is not the one that was listed: another size, or other bytes."""


def reason_of(status: int, stderr: str) -> str:
    """The reason that a command gave on standard error, or what its exit status says."""
    lines = [line.rstrip() for line in stderr.splitlines() if line.strip()]
    for line in reversed(lines):
        for prefix in _PREFIXES:
            if line.startswith(prefix):
                return line.removeprefix(prefix)
    if status < 0:
        return f"ended by {signal_name(-status)}"
    if status == 130:
        return "interrupted; the same command again goes on from there"
    return lines[-1] if lines else f"exit status {status}"


def signal_name(number: int) -> str:
    """Such as SIGKILL."""
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
