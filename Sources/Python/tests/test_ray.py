"""Scans by Ray on two nodes, of which things die."""

import os
import pickle
import signal
import subprocess
import sys

import pytest
from conftest import environment, needs
from engine import cluster, in_time, later, made, marker, room, until  # noqa: F401
from silence import silence  # noqa: F401

import winnow

ray = pytest.importorskip("ray")
pytestmark = [pytest.mark.ray, needs("plan")]
SHARDS = 3


@pytest.fixture
def scan(room, cluster, made, tmp_path):
    """Scans in parts, with a time limit, and looks whether something goes on afterwards."""
    room.clear()
    plan = winnow.plan(made[0], SHARDS, tmp_path / "plan.jsonl")

    def run(**given):
        given = {"num_cpus": 1, "timeout_s": 60, "address": cluster.address, "progress": False, **given}
        return in_time(lambda: winnow.ray.scan(plan, None, tmp_path / "parts", **given), 180)

    run.plan, run.folder = plan, tmp_path / "parts"
    yield run
    assert room.orphans() == set()


@pytest.fixture
def hurry(monkeypatch):
    """Ends a shard that does not end itself a second later."""
    from winnow.ray import pool

    monkeypatch.setattr(pool, "GRACE", 1)


def manifest(parts, folder):
    return winnow.merge(parts, folder).select().path.joinpath("manifest.jsonl").read_bytes()


def test_parts_are_what_one_machine_makes(scan, room, made, tmp_path, capfd):
    said = []
    parts = scan(progress=said.append, niceness=3)
    assert manifest(parts, tmp_path / "whole") == made[1]
    assert [os.path.basename(part) for part in parts] == [f"part-{n}.sqlite" for n in range(1, SHARDS + 1)]
    assert said[-1].files == said[-1].of == sum(count for count, _ in scan.plan.shards().values())
    assert said[-1].seconds > 60 and said[-1].frames > 1000
    assert {done.attempts for done in parts.report.done} == {1} and not parts.report.set_aside
    assert (room.path / "niceness").read_text() == "3"
    again = scan()
    assert list(again) == list(parts) and {done.attempts for done in again.report.done} == {0}
    assert len(room.ran()) == SHARDS
    assert "done" in str(again.report) and pickle.loads(pickle.dumps(parts.report)).done == parts.report.done
    assert capfd.readouterr().out == ""


def test_a_plan_that_has_grown(scan, room, made, tmp_path):
    scan()
    parts = set(scan.folder.iterdir())
    (extra := tmp_path / "more").mkdir()
    os.link(made[0] / "made" / "000.mp4", extra / "new.mp4")
    winnow.plan([made[0], extra], SHARDS, scan.plan.path)
    report = scan().report
    assert sorted(done.attempts for done in report.done) == [0, 0, 1]
    assert len(room.ran()) == SHARDS + 1 and set(scan.folder.iterdir()) == parts


def test_another_recipe_is_another_measurement(scan, room, tmp_path):
    scan()
    for recipe, starts in (({"gates": {"exposure.luma.mean": [1, 2]}}, 3), ({"sample": {"rate": 1}}, 6)):
        in_time(lambda recipe=recipe: winnow.ray.scan(scan.plan, recipe, scan.folder, num_cpus=1, progress=False), 60)
        assert len(room.ran()) == starts
    with pytest.raises(winnow.Error, match="smaple"):
        winnow.ray.scan(scan.plan, {"smaple": {}}, scan.folder)


@pytest.mark.parametrize("wish", ["die", "kill"])
def test_a_command_or_a_worker_that_dies(wish, scan, room, made, tmp_path):
    room.tell("part-1", wish, times=1)
    parts = scan()
    assert manifest(parts, tmp_path / "whole") == made[1]
    assert {done.number: done.attempts for done in parts.report.done} == {1: 2, 2: 1, 3: 1}


def test_a_node_that_dies(scan, room, cluster, made, tmp_path):
    room.tell("any", "wait")
    node = cluster.add_node(num_cpus=1, resources={"doomed": 1})
    cluster.wait_for_nodes(60)
    there = lambda: len(room.ran()) == 3  # noqa: E731

    def kill():
        until(there)
        cluster.remove_node(node, allow_graceful=False)
        (room.path / "go").touch()

    later(kill)
    parts = scan()
    assert manifest(parts, tmp_path / "whole") == made[1]
    assert sum(parts.report.lost.values()) == 1 and len(room.ran()) == 4
    assert {done.attempts for done in parts.report.done} == {1}


def test_a_poisoned_shard_is_set_aside(scan, room):
    room.tell("part-2", "die")
    with pytest.raises(winnow.ray.SetAside, match=r"1 of 3 shards were set aside: 2 .*SIGKILL") as caught:
        scan(retries=1)
    assert [os.path.basename(part) for part in caught.value.result] == ["part-1.sqlite", "part-3.sqlite"]
    assert len(caught.value.report.set_aside[2]) == 2
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
    # What lasts is not tried again.
    room.tell("part-2", "refuse")
    with pytest.raises(winnow.ray.SetAside, match="it will not"):
        scan(retries=0)
    room.clear()
    assert {done.number: done.attempts for done in scan().report.done} == {1: 0, 2: 1, 3: 0}


def test_a_hang_is_ended(scan, room):
    room.tell("part-2", "hang", times=1)
    parts = scan(timeout_s=5)
    assert marker(scan.folder, 2)["failures"] == 0
    assert {done.number: done.attempts for done in parts.report.done} == {1: 1, 2: 2, 3: 1}


def test_a_worker_that_does_not_end_its_shard_is_ended(scan, room, hurry):
    room.tell("part-3", "stop", times=1)
    parts = scan(timeout_s=6)
    assert {done.number: done.attempts for done in parts.report.done} == {1: 1, 2: 1, 3: 2}


def test_a_node_that_is_silent_for_a_while(scan, room, silence, hurry, made):
    room.tell("any", "wait")

    def fall():
        until(lambda: len(room.ran()) == SHARDS)
        silence.fall()
        (room.path / "go").touch()

    later(fall)
    # Ray itself would wait for a minute.
    report = scan(timeout_s=8).report
    assert sorted(done.attempts for done in report.done) == [1, 1, 2] and not report.lost
    silence.end()
    assert room.orphans() == set()
    parts = scan()
    assert {done.attempts for done in parts.report.done} == {0}
    assert manifest(parts, scan.folder / "whole") == made[1]


def test_a_driver_that_is_killed(scan, room, cluster, made, tmp_path):
    # The largest is begun first.
    sizes = {number: size for number, (_, size) in scan.plan.shards().items()}
    first = max(sizes, key=sizes.get)
    for number in sizes.keys() - {first}:
        room.tell(f"part-{number}", "hang")
    script = f"""
import winnow.ray
winnow.ray.scan({str(scan.plan.path)!r}, None, {str(scan.folder)!r}, num_cpus=1, address={cluster.address!r})
"""
    driver = subprocess.Popen([sys.executable, "-c", script], env=environment(), stdout=subprocess.PIPE)
    until(lambda: (scan.folder / f"part-{first}.done.json").exists() and len(room.ran()) == SHARDS)
    driver.send_signal(signal.SIGKILL)
    assert driver.communicate(timeout=30)[0] == b""
    assert room.orphans() == set()
    room.clear()
    parts = scan()
    assert {done.number: done.attempts for done in parts.report.done} == {n: int(n != first) for n in sizes}
    assert manifest(parts, tmp_path / "whole") == made[1]
