"""Scans, models and exports by Ray of objects of a store, into a store."""

import json
import os

import pytest
from conftest import needs
from engine import in_time, made, nodes, room  # noqa: F401
from proxy import Proxy
from test_storage import SERVER, server  # noqa: F401

import winnow
from winnow import storage

ray = pytest.importorskip("ray")
pytest.importorskip("s3fs")
pytestmark = [pytest.mark.ray, needs("plan"), pytest.mark.skipif(not SERVER, reason="there is no moto_server")]
SHARDS = 3


@pytest.fixture(scope="module")
def proxy(server):
    """What stands before the store, for nodes and for this process."""
    proxy = Proxy(server)
    yield proxy
    proxy.shutdown()


@pytest.fixture(scope="module")
def store(proxy, made):
    """A store with the videos below `s3://raw/2026`."""
    import s3fs

    given = {
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": proxy.url,
    }
    with pytest.MonkeyPatch.context() as patch:
        for name, value in given.items():
            patch.setenv(name, value)
        s3fs.S3FileSystem.clear_instance_cache()
        fs, _ = storage.filesystem("s3://raw/")
        for bucket in ("raw", "scratch", "train"):
            fs.mkdir(bucket)
        fs.put(f"{made[0]}/", "raw/2026/", recursive=True)
        yield fs, given
    s3fs.S3FileSystem.clear_instance_cache()


@pytest.fixture(scope="module")
def cluster(room, store):
    with nodes(room, **store[1]) as cluster:
        yield cluster


@pytest.fixture
def given(room, cluster, tmp_path):
    """What every step is told; nothing goes on afterwards, and nothing is left where it was at work."""
    room.clear()
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    yield {"num_cpus": 1, "timeout_s": 60, "address": cluster.address, "progress": False, "scratch": scratch}
    assert room.orphans() == set()
    assert list(scratch.iterdir()) == []


def scan(*arguments, **given):
    return in_time(lambda: winnow.ray.scan(*arguments, **given), 180)


def lines(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_objects_are_scanned_as_files_are(store, made, given, room, tmp_path):
    fs, _ = store
    plan = winnow.plan("s3://raw/2026/", SHARDS, tmp_path / "plan.jsonl")
    room.tell("fresh", "kill", times=1)
    parts = scan(plan, None, "s3://scratch/parts/", budget=800_000, **given)
    assert list(parts) == [f"s3://scratch/parts/part-{number}.sqlite" for number in (1, 2, 3)]
    assert sum(done.attempts for done in parts.report.done) == 4
    # With the budget a shard comes in portions.
    assert len(room.ran()) > 4
    whole = winnow.merge(parts, tmp_path / "whole").select()
    assert (whole.path / "manifest.jsonl").read_bytes() == made[1]
    assert {line["root"] for line in lines(whole.path / "videos.jsonl")} == {"s3://raw/2026"}

    room.clear()
    assert {done.attempts for done in scan(plan, None, "s3://scratch/parts/", **given).report.done} == {0}
    fs.cp_file("raw/2026/made/001.mp4", "raw/2026/new/again.mp4")
    winnow.plan("s3://raw/2026/", SHARDS, plan)
    parts = scan(plan, None, "s3://scratch/parts/", **given)
    assert sorted(done.attempts for done in parts.report.done) == [0, 0, 1] and len(room.ran()) == 1
    again = winnow.merge(parts, tmp_path / "again").select()
    assert (again.path / "manifest.jsonl").read_bytes() == made[1]
    outcomes = {line["path"]: line["outcome"] for line in lines(again.path / "videos.jsonl")}
    assert outcomes["new/again.mp4"] == "duplicate" and len(outcomes) == len(list(plan))
    fs.rm_file("raw/2026/new/again.mp4")


def test_a_store_that_misbehaves(store, proxy, made, given, tmp_path):
    fs, _ = store
    by_size = sorted((info["size"], name) for name, info in fs.find("raw/2026/made", detail=True).items())
    # What comes slowly has to be small.
    _, slow = next(each for each in by_size if each[0] > 5000)
    *spoilt, bad = [name for _, name in by_size[-4:]]
    proxy.spoil("GET", "error", 1, "list-type=2")
    plan = winnow.plan("s3://raw/2026/", SHARDS, tmp_path / "plan.jsonl")
    proxy.spoil("GET", "slow", 1, slow)
    for fault, name in zip(("error", "drop", "cut"), spoilt, strict=True):
        proxy.spoil("GET", fault, 2, name)
    # It is asked for eight times before a shard is begun again.
    proxy.spoil("GET", "error", 12, bad)
    for fault, name in (("error", "part-1.sqlite"), ("drop", "part-2.sqlite"), ("error", "part-3.done.json")):
        proxy.spoil("PUT", fault, 1, name)
    parts = scan(plan, None, "s3://scratch/bad-days/", **given)
    assert sorted(done.attempts for done in parts.report.done) == [1, 1, 2] and not parts.report.failures()
    proxy.spoil("GET", "cut", 1, "part-3.sqlite")
    whole = winnow.merge(parts, tmp_path / "whole").select()
    assert (whole.path / "manifest.jsonl").read_bytes() == made[1]
    assert proxy.is_well()


def test_an_object_that_changed_or_went_is_a_row(store, given, tmp_path):
    fs, _ = store
    fs.cp_file("raw/2026/made/002.mp4", "raw/odd/changed.mp4")
    fs.cp_file("raw/2026/made/003.mp4", "raw/odd/gone.mp4")
    fs.cp_file("raw/2026/made/004.mp4", "raw/odd/good.mp4")
    plan = winnow.plan("s3://raw/odd/", 1, tmp_path / "plan.jsonl")
    fs.cp_file("raw/2026/made/005.mp4", "raw/odd/changed.mp4")
    fs.rm_file("raw/odd/gone.mp4")
    parts = scan(plan, None, tmp_path / "parts", **given)
    assert parts.report.done[0].result["failures"] == 4
    assert [said for said in parts.report.failures() if "has changed since it was listed" in said]
    rows = lines(winnow.merge(parts, tmp_path / "whole").select().path / "videos.jsonl")
    assert {row["path"]: row["outcome"] for row in rows} == {
        "changed.mp4": "failed",
        "gone.mp4": "failed",
        "good.mp4": "scanned",
    }


@pytest.fixture
def whole(store, cluster, given, tmp_path):
    plan = winnow.plan("s3://raw/2026/", SHARDS, tmp_path / "plan.jsonl")
    return winnow.merge(scan(plan, None, "s3://scratch/parts/", **given), tmp_path / "whole").select()


def test_exports_into_a_store(whole, store, made, given, tmp_path):
    fs, _ = store
    report = in_time(lambda: winnow.ray.export(whole, "s3://train/v1/", "webdataset", parts=2, **given), 180)
    assert {done.attempts for done in report.done} == {1} and report.failures() == []
    one = winnow.scan(made[0], tmp_path / "one").select().export(tmp_path / "export", "webdataset")
    expected = {
        os.path.relpath(os.path.join(at, name), one): os.path.join(at, name)
        for at, _, names in os.walk(one)
        for name in names
        if not name.startswith(".winnow-export")
    }
    stored = {name.removeprefix("train/v1/"): fs.cat_file(name) for name in fs.find("train/v1")}
    own = {name for name in stored if name.startswith(".winnow-")}
    assert stored.keys() - own == expected.keys()
    for name, path in expected.items():
        with open(path, "rb") as file:
            assert stored[name] == file.read()
    again = in_time(lambda: winnow.ray.export(whole, "s3://train/v1/", "webdataset", parts=2, **given), 180)
    assert {done.attempts for done in again.done} == {0}


@needs("frames", "join")
def test_models_see_objects(whole, given):
    ask = lambda: winnow.ray.frames(whole, lambda frames: {"light": frames.mean()}, parts=2, **given)  # noqa: E731
    report = in_time(ask, 180)
    rows = whole.select().clips(columns=["verdict", "outside.light"]).to_pylist()
    kept = [row for row in rows if row["verdict"] == "keep"]
    assert kept and all(0 < row["outside.light"] < 255 for row in kept) and report.failures() == []
