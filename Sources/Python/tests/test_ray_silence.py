"""Scans and models by Ray on nodes of which one falls silent: it neither ends nor answers."""

import signal

import pytest
from conftest import needs
from engine import in_time, later, made, nodes, room, until  # noqa: F401
from silence import send, silence  # noqa: F401
from test_ray_steps import selected  # noqa: F401

import winnow

ray = pytest.importorskip("ray")
pytestmark = [pytest.mark.ray, needs("plan")]
SHARDS = 3
#: What lets Ray give a node up in seconds instead of a minute.
QUICK = {
    "RAY_health_check_initial_delay_ms": "1000",
    "RAY_health_check_period_ms": "1000",
    "RAY_health_check_timeout_ms": "2000",
    "RAY_health_check_failure_threshold": "3",
}


@pytest.fixture(scope="module")
def cluster(room):
    with nodes(room, **QUICK) as cluster:
        yield cluster


@pytest.fixture
def scan(cluster, made, tmp_path):
    plan = winnow.plan(made[0], SHARDS, tmp_path / "plan.jsonl")

    def run(to):
        # Far longer than a test may take: what is silent is not waited for.
        given = {"num_cpus": 1, "timeout_s": 600, "address": cluster.address, "progress": False}
        return in_time(lambda: winnow.ray.scan(plan, None, tmp_path / to, **given), 120)

    return run


@pytest.fixture
def same(made, tmp_path):
    """Whether the manifest of parts is what one machine makes."""

    def ask(parts, to="whole"):
        whole = winnow.merge(parts, tmp_path / to).select()
        return whole.path.joinpath("manifest.jsonl").read_bytes() == made[1]

    return ask


@pytest.mark.parametrize("end", ["continue", "kill"])
def test_a_node_that_falls_silent_in_a_scan(end, scan, room, silence, same):
    room.tell("any", "wait")

    def fall():
        until(lambda: len(room.ran()) == SHARDS)
        (room.path / "go").touch()
        until(silence.is_at_work)
        silence.fall()

    thread = later(fall)
    parts = scan("parts")
    thread.join()
    assert same(parts)
    assert sum(parts.report.lost.values()) == 1 and len(room.ran()) == SHARDS + 1
    assert {done.attempts for done in parts.report.done} == {1}
    ((command, worker),) = [(pid, parent) for _, pid, parent in room.ran() if pid in silence.left()]
    if end == "continue":
        silence.end()
        until(lambda: not silence.left())
    else:
        # A command that is stopped ends with its worker all the same.
        send(worker, signal.SIGKILL)
        until(lambda: command not in silence.left())
    assert room.orphans() == set()
    # What the stopped worker may have stored since is the same.
    assert same(parts, "again")


def test_a_node_that_was_silent_before(scan, room, silence):
    room.tell("any", "wait")
    # All nodes have had a shard, so that Ray is connected to them.
    thread = later(lambda: scan("first"))
    until(lambda: len(room.ran()) == SHARDS)
    (room.path / "go").touch()
    thread.join()
    room.clear()
    silence.fall()
    report = scan("second").report
    assert {done.attempts for done in report.done} == {1} and not report.lost


@needs("part", "frames", "join")
@pytest.mark.parametrize("end", [None, "kill"])
def test_a_node_that_is_lost_while_a_model_is_asked(end, selected, room, cluster, silence):
    room.tell("any", "wait")

    def fall():
        until(lambda: len(room.ran("frames")) == SHARDS)
        silence.fall()
        if end:
            silence.end(signal.SIGKILL)
        (room.path / "go").touch()

    later(fall)
    given = {"size": (32, 32), "where": "kept", "parts": SHARDS, "timeout_s": 600, "progress": False}
    light = lambda frames: {"light": float(frames.mean())}  # noqa: E731
    report = in_time(lambda: winnow.ray.frames(selected, light, address=cluster.address, **given), 120)
    assert sum(report.lost.values()) == 1 and {done.attempts for done in report.done} == {1}
    rows = selected.select().clips(columns=["verdict", "outside.light"]).to_pylist()
    assert all(row["outside.light"] is not None for row in rows if row["verdict"] == "keep")
