"""What an error of a shard says about another attempt."""

from __future__ import annotations

import enum
from typing import Any

from ..errors import Error, Timeout

#: What the command says where another attempt may do better, though it ended with 2.
_PASSING = ("another winnow is at work", "No space left", "disk is full", "Cannot allocate memory")
#: The reason of what was lost with its machine.
_GONE = "its machine went away"


class Fault(enum.Enum):
    """What an error says about another attempt."""

    #: It may do better.
    PASSING = enum.auto()
    #: The same comes again.
    LASTING = enum.auto()
    #: The machine went, with which the shard has nothing to do.
    LOST = enum.auto()
    #: No shard can be done.
    FATAL = enum.auto()


def judged(error: BaseException, ray: Any) -> tuple[Fault, str]:
    """What an error says, and its reason in a line."""
    errors = ray.exceptions
    if isinstance(error, errors.ActorDiedError) and "creation task" in str(error):
        return Fault.FATAL, f"the model cannot be made: {_last(error)}"
    if isinstance(error, errors.ActorDiedError) and "its node has died" in str(error):
        return Fault.LOST, _GONE
    for kinds, fault, reason in (
        (errors.NodeDiedError, Fault.LOST, _GONE),
        # The death of a worker on a machine that is well is known at once, and comes as ActorDiedError.
        (errors.ActorUnavailableError, Fault.LOST, "its machine does not answer"),
        (errors.OutOfMemoryError, Fault.PASSING, "its machine was out of memory"),
        ((errors.WorkerCrashedError, errors.ActorDiedError), Fault.PASSING, "its worker died"),
        ((errors.RuntimeEnvSetupError, errors.TaskUnschedulableError), Fault.FATAL, _last(error)),
    ):
        if isinstance(error, kinds):
            return fault, reason
    cause = getattr(error, "cause", None) if isinstance(error, errors.RayTaskError) else error
    if isinstance(cause, Error):
        passes = isinstance(cause, Timeout) or cause.status != 2 or any(said in cause.reason for said in _PASSING)
        return (Fault.PASSING if passes else Fault.LASTING), str(cause)
    return Fault.PASSING, f"{type(cause).__name__}: {_last(cause)}"


def _last(error: BaseException | None) -> str:
    """The last line of what an error says: Ray puts a trace before it."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[-1] if lines else "no reason was given"
