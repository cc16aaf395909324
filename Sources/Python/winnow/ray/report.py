"""What became of the shards of a step: how long each took, what failed, which are slow."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field
from typing import Any

from ..errors import Error


@dataclass(frozen=True)
class Done:
    """A shard, or a part, that is done.

    Attributes:
        number: its number, from 1 on.
        seconds: how long it took, from its first sign of life.
        size: bytes of its videos.
        node: the machine it was done on.
        attempts: how often it was begun; 0 where it was done before.
        result: what the step says of it.
    """

    number: int
    seconds: float = 0.0
    size: int = 0
    node: str = ""
    attempts: int = 0
    result: dict[str, Any] = field(default_factory=dict)


@dataclass
class Report:
    """What became of all shards.

    Attributes:
        step: such as "scan".
        done: the shards that are done, in the order in which they were.
        set_aside: by number, why each attempt at a shard failed that is not done.
        lost: by number, how often a shard was lost with its machine.
        seconds: how long all of it took.
    """

    step: str
    done: list[Done] = field(default_factory=list)
    set_aside: dict[int, list[str]] = field(default_factory=dict)
    lost: dict[int, int] = field(default_factory=dict)
    seconds: float = 0.0

    def usual(self) -> float:
        """The seconds that a shard usually takes: the median; 0 where that is not known."""
        taken = [each.seconds for each in self.done if each.attempts]
        return statistics.median(taken) if taken else 0.0

    def stragglers(self, factor: float = 2.0) -> list[Done]:
        """Shards that took more than `factor` times as long as usual, the slowest first."""
        limit = factor * self.usual()
        slow = [each for each in self.done if each.attempts and each.seconds > limit]
        return sorted(slow, key=lambda each: -each.seconds)

    def failures(self) -> list[str]:
        """What the step said of single files or clips that failed, some of each shard."""
        return [said for each in self.done for said in each.result.get("failed", ())]

    def __str__(self) -> str:
        fresh = [each for each in self.done if each.attempts]
        lines = [f"{self.step}: {len(self.done)} done, {len(self.done) - len(fresh)} of them before"]
        if fresh:
            lines[0] += f"; {self.seconds:.0f} s, usually {self.usual():.1f} s each"
        lines += [
            f"slow: {each.number} took {each.seconds:.1f} s for {each.size / 1e6:.1f} MB on {each.node}"
            for each in self.stragglers()[:10]
        ]
        lines += [f"tried {each.attempts} times: {each.number}" for each in fresh if each.attempts > 1]
        lines += [f"set aside: {number}: {reasons[-1]}" for number, reasons in sorted(self.set_aside.items())]
        return "\n".join(lines)


class SetAside(Error):
    """Shards that failed each time they were tried. All others are done.

    Attributes:
        report: what became of each shard; `report.set_aside` has the reasons of those that failed.
        result: what the step would have returned, of the shards that are done.
    """

    def __init__(self, report: Report, result: Any) -> None:
        few = [f"{number} ({reasons[-1]})" for number, reasons in sorted(report.set_aside.items())[:5]]
        more = len(report.set_aside) - len(few)
        what = ", ".join(few) + (f" and {more} more" if more else "")
        total = len(report.set_aside) + len(report.done)
        super().__init__(f"{report.step}: {len(report.set_aside)} of {total} shards were set aside: {what}")
        self.report = report
        self.result = result

    def __reduce__(self) -> tuple[Any, ...]:
        return SetAside, (self.report, self.result)
