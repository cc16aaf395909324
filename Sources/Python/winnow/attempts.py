"""How often something is tried that may fail by chance, and how long."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from .errors import ChangedObject, StorageError

#: Faults that another attempt does not help against.
_LASTING = (FileNotFoundError, PermissionError, IsADirectoryError, NotADirectoryError, ChangedObject)
Result = TypeVar("Result")


@dataclass(frozen=True)
class Limits:
    """How long and how often is tried.

    Attributes:
        attempts: how often in all.
        seconds: the wall limit of one attempt, beside `rate`.
        rate: bytes a second that a transfer makes at least; a large object has that much longer.
        backoff: seconds before the second attempt, twice as many before each after that, with some chance.
    """

    attempts: int = 4
    seconds: float = 60.0
    rate: float = 1 << 20
    backoff: float = 0.5

    def wall(self, size: int | None) -> float:
        """The wall limit of an attempt at `size` bytes."""
        return self.seconds + (size or 0) / self.rate


def attempted(work: Callable[[], Result], what: str, limits: Limits) -> Result:
    """Does `work`, several times where it fails by what may pass.

    Raises:
        StorageError: it failed each time; or at once, where that does not pass.
    """
    for attempt in range(1, limits.attempts + 1):
        try:
            return work()
        except _LASTING:
            raise
        # Clients raise OSError, but also errors of botocore and aiohttp that are none.
        except Exception as error:
            if attempt == limits.attempts:
                said = str(error) or "no answer in time"
                raise StorageError(f"{what}: {type(error).__name__}: {said} ({attempt} attempts)") from error
            time.sleep(limits.backoff * 2 ** (attempt - 1) * random.uniform(0.75, 1.25))
    raise StorageError(f"{what}: no attempt was allowed")
