"""Where shards are worked on: plain tasks, or actors that keep a model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from .cluster import engine

#: Tasks that wait for a place in the cluster: enough for an autoscaler to see what is wanted.
AHEAD = 256


@dataclass(frozen=True)
class Needs:
    """What a shard takes of a machine while it is worked on.

    Attributes:
        num_cpus: processors.
        num_gpus: GPUs.
        memory: bytes.
        resources: other resources that nodes were started with, such as disk.
    """

    num_cpus: float = 1
    num_gpus: float = 0
    memory: float | None = None
    resources: dict[str, float] | None = None

    def options(self) -> dict[str, Any]:
        """As Ray takes them."""
        given: dict[str, Any] = {"num_cpus": self.num_cpus, "num_gpus": self.num_gpus}
        given |= {"memory": self.memory, "resources": self.resources}
        return {name: value for name, value in given.items() if value is not None}


class Workers(Protocol):
    """Those who work on shards: each yields dicts, of which the last has a `result`."""

    def has_room(self, waiting: int) -> bool:
        """Whether one more can be started while `waiting` have given no sign of life."""

    def start(self, payload: Any) -> Any:
        """Starts work on a shard, and returns the stream of what it yields."""

    def ended(self, stream: Any, is_well: bool, is_over: bool) -> None:
        """Takes note that a stream has come to its end, or is to be ended now.

        Args:
            stream: the stream.
            is_well: whether who worked on it may work on the next.
            is_over: whether it has come to its end by itself.
        """

    def leave(self) -> bool:
        """Takes note that nodes were given up. Whether what has not begun is to be started again."""


class Tasks:
    """A task of its own for each shard. Ray does not try again by itself.

    Its attempts match what is yielded by place: one that yields less than the first loses its result.
    """

    def __init__(self, function: Callable[..., Any], needs: Needs) -> None:
        self._function, self._needs = function, needs
        self._remote = self._made()

    def has_room(self, waiting: int) -> bool:
        """Whether less than `AHEAD` wait."""
        return waiting < AHEAD

    def start(self, payload: Any) -> Any:
        """Hands a shard to the cluster."""
        return self._remote.remote(payload)

    def ended(self, stream: Any, is_well: bool, is_over: bool) -> None:
        """Ends the worker of a stream that is not over. That of another may be at work on the next shard already."""
        if not is_over:
            engine().cancel(stream, force=True)

    def leave(self) -> bool:
        """All of them: one may have been sent to such a node, and those of the same function wait behind it."""
        self._remote = self._made()
        return True

    def _made(self) -> Any:
        streaming = {"num_returns": "streaming", "max_retries": 0}
        return engine().remote(self._function).options(**self._needs.options(), **streaming)


class Actors:
    """Actors that work on one shard after another. What they hold is made anew where one is lost.

    Their class has `work`, which yields, and `is_there`, which does nothing.
    """

    def __init__(self, kind: type, arguments: tuple[Any, ...], needs: Needs, count: int) -> None:
        self._ray = engine()
        self._kind = self._ray.remote(kind).options(**needs.options(), max_restarts=0, max_task_retries=0)
        # A model is handed to all of them once.
        self._arguments = [self._ray.put(argument) for argument in arguments]
        self._idle: list[Any] = []
        self._busy: dict[int, Any] = {}
        self._coming: dict[Any, Any] = {}
        for _ in range(count):
            self._make()

    def has_room(self, waiting: int) -> bool:
        """Whether an actor is there that has nothing to do. One that cannot be made is there, too, to say why."""
        if self._coming:
            there, _ = self._ray.wait([*self._coming], num_returns=len(self._coming), timeout=0, fetch_local=False)
            self._idle += [self._coming.pop(sign) for sign in there]
        return bool(self._idle)

    def start(self, payload: Any) -> Any:
        """Hands a shard to an actor."""
        actor = self._idle.pop()
        stream = actor.work.options(num_returns="streaming").remote(payload)
        self._busy[id(stream)] = actor
        return stream

    def ended(self, stream: Any, is_well: bool, is_over: bool) -> None:
        """Takes the actor of a stream back, or makes a new one for one that is not well."""
        actor = self._busy.pop(id(stream))
        if is_well:
            self._idle.append(actor)
            return
        self._ray.kill(actor)
        self._make()

    def leave(self) -> bool:
        """None: Ray makes actors elsewhere, and ends what was handed to those that are lost."""
        return False

    def close(self) -> None:
        """Ends them all."""
        for actor in [*self._idle, *self._busy.values(), *self._coming.values()]:
            self._ray.kill(actor)

    def _make(self) -> None:
        # The cluster may not have room for it, now or ever: till it is there others take its work.
        actor = self._kind.remote(*self._arguments)
        self._coming[actor.is_there.remote()] = actor
