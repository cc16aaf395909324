"""Which nodes the cluster has given up.

Ray ends what ran on a node that died. Of one that fell silent, whose connections still stand, it ends nothing for
minutes after it has given the node up, and what waits for that node goes on waiting.
"""

from __future__ import annotations

import time

from .cluster import engine

#: Seconds between two looks.
_PACE = 2.0


class Nodes:
    """The nodes of the cluster that this process has joined."""

    def __init__(self) -> None:
        self._known: set[str] | None = None
        self._looked = float("-inf")

    def given_up(self) -> set[str]:
        """The ids of nodes that were given up since the call before; none at the first. It looks every few seconds."""
        now = time.monotonic()
        if now - self._looked < _PACE:
            return set()
        self._looked = now
        gone = {node["NodeID"] for node in engine().nodes() if not node["Alive"]}
        fresh = set() if self._known is None else gone - self._known
        self._known = gone
        return fresh


def here() -> str:
    """The id of the node that this task runs on."""
    return str(engine().get_runtime_context().get_node_id())
