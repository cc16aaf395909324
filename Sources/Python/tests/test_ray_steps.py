"""Models and exports by Ray on two nodes."""

import filecmp
import os

import pytest
from conftest import needs
from engine import cluster, in_time, made, room  # noqa: F401

import winnow

ray = pytest.importorskip("ray")
pytestmark = [pytest.mark.ray, needs("plan", "part")]
PARTS = 3


@pytest.fixture(scope="module")
def selected(made, tmp_path_factory):
    """A catalog of the videos, selected."""
    return winnow.scan(made[0], tmp_path_factory.mktemp("selected") / "out").select()


@pytest.fixture
def given(room, cluster):
    """What every step is told; nothing goes on afterwards."""
    room.clear()
    yield {"parts": PARTS, "num_cpus": 1, "timeout_s": 60, "address": cluster.address, "progress": False}
    assert room.orphans() == set()


def files(folder):
    return {
        os.path.relpath(os.path.join(at, name), folder): os.path.join(at, name)
        for at, _, names in os.walk(folder)
        for name in names
    }


def assert_same(one, other):
    one, other = files(one), files(other)
    assert one.keys() == other.keys()
    # The ledger knows the times of files.
    different = [name for name in one if not filecmp.cmp(one[name], other[name], shallow=False)]
    assert [name for name in different if not name.startswith(".winnow-export")] == []


def export(*arguments, **given):
    return in_time(lambda: winnow.ray.export(*arguments, **given), 180)


def test_exports_are_those_of_one_machine(selected, given, room, tmp_path):
    room.tell("part-2", "kill", times=1)
    report = export(selected, tmp_path / "many", "webdataset", **given)
    assert {done.number: done.attempts for done in report.done} == {1: 1, 2: 2, 3: 1}
    winnow.export(selected, tmp_path / "one", "webdataset")
    assert_same(tmp_path / "many", tmp_path / "one")
    assert any(name.endswith(".tar") for name in files(tmp_path / "many"))


def test_an_export_of_which_a_part_fails_goes_on(selected, given, room, tmp_path):
    room.tell("part-3", "refuse")
    with pytest.raises(winnow.ray.SetAside, match="export: 1 of 3 shards were set aside: 3"):
        export(selected, tmp_path / "many", **given)
    room.clear()
    export(selected, tmp_path / "many", **given)
    winnow.export(selected, tmp_path / "one")
    assert_same(tmp_path / "many", tmp_path / "one")


class Brightness:
    """A model that is no more than numpy."""

    def __call__(self, frames):
        assert frames.shape[1:] == (32, 32, 3)
        return {"brightness": frames.mean(), "caption": f"{len(frames)} frames"}


class Batched:
    def __call__(self, several):
        assert 1 <= len(several) <= 4
        return [{"brightness": float(frames.mean())} for frames in several]


class Broken:
    def __init__(self):
        raise ValueError("no weights")


@needs("frames", "join")
@pytest.mark.parametrize("wish", ["none", "die", "kill"])
def test_a_model_answers_for_every_clip(wish, selected, given, room):
    if wish != "none":
        room.tell("part-2", wish, times=1)
    report = frames(selected, Brightness, where="kept", **given)
    assert {done.attempts for done in report.done} == ({1} if wish == "none" else {1, 2})
    expected = {
        clip.id: pixels.mean() for clip, pixels in selected.frames(sampler="uniform 3", size=(32, 32), where="kept")
    }
    rows = selected.select().clips().to_pylist()
    kept = {row["id"]: row for row in rows if row["verdict"] == "keep"}
    assert len(kept) > 10 and expected.keys() == kept.keys()
    for name, row in kept.items():
        assert row["outside.brightness"] == pytest.approx(expected[name], rel=1e-4)
        assert row["caption"] == "3 frames"
    gated = selected.select({"gates": {"outside.brightness": [100, None]}}).clips(columns=["id", "verdict"]).to_pylist()
    assert {row["id"] for row in gated if row["verdict"] == "keep"} == {
        name for name, mean in expected.items() if mean >= 100
    }
    selected.select()


@needs("frames", "join")
def test_more_actors_than_there_is_room_for(selected, given):
    report = frames(selected, Brightness, where="kept", **{**given, "parts": 4, "actors": 4})
    assert {done.attempts for done in report.done} == {1} and len(report.done) == 4


@needs("frames", "join")
def test_only_what_has_no_answer_is_asked(selected, given):
    recipe = {"gates": {"outside.light": [100, None]}}
    selected.select(recipe)
    light = lambda frames: {"light": float(frames.mean()) + 2}  # noqa: E731
    asked = sum(done.result["clips"] for done in frames(selected, light, **given).done)
    assert asked > 10
    selected.select(recipe)
    for _ in range(5):
        more = sum(done.result["clips"] for done in frames(selected, light, **given).done)
        selected.select(recipe)
        if not more:
            break
    verdicts = [row["verdict"] for row in selected.clips(columns=["verdict"]).to_pylist()]
    # Worse copies of what is kept are not asked about.
    assert not more and "keep" in verdicts
    selected.select()


@needs("frames", "join")
def test_models_that_fail(selected, given):
    assert frames(selected, Batched, batch=4, where="kept", **given).done
    with pytest.raises(winnow.Error, match="no weights"):
        frames(selected, Broken, **given)
    with pytest.raises(winnow.ray.SetAside, match="answer with a dict"):
        frames(selected, lambda frames: 5, where="kept", **{**given, "retries": 0})


@needs("frames", "join")
def test_a_model_that_hangs_is_ended(selected, given, tmp_path, monkeypatch):
    from winnow.ray import pool

    monkeypatch.setattr(pool, "GRACE", 0.5)
    flag = tmp_path / "was here"

    class Hanging:
        def __call__(self, frames):
            import time

            if not flag.exists():
                flag.touch()
                time.sleep(600)
            return {"brightness": 1.0}

    report = frames(selected, Hanging, where="kept", **{**given, "timeout_s": 5, "actors": 1})
    assert sorted(done.attempts for done in report.done) == [1, 1, 2]


def frames(catalog, model, **given):
    return in_time(lambda: winnow.ray.frames(catalog, model, sampler="uniform 3", size=(32, 32), **given), 180)
