import json

import pytest
from conftest import DEMO, needs

import winnow
from winnow.plans import PlannedFile, dealt


def files(*sizes):
    return [PlannedFile(f"{number}.mp4", f"s3://raw/{number}.mp4", size) for number, size in enumerate(sizes)]


def test_shards_take_alike_long():
    given = dealt(files(*range(1, 101)), 7, {})
    loads = [sum(file.size for file in given if file.shard == shard) for shard in range(1, 8)]
    assert sum(loads) == 5050 and max(loads) - min(loads) <= 100
    assert given == dealt(reversed(files(*range(1, 101))), 7, {})


def test_empty_files_are_dealt_out_too():
    assert {file.shard for file in dealt(files(0, 0, 0, 0), 4, {})} == {1, 2, 3, 4}


def test_only_what_is_new_is_dealt_out():
    old = {file.source: file for file in dealt(files(5, 4, 3), 2, {})}
    new = {file.source: file for file in dealt(files(9, 4, 3, 7), 2, old)}
    assert all(new[source].shard == file.shard for source, file in old.items())
    assert new["s3://raw/0.mp4"].size == 9 and len(new) == 4


def test_no_shards():
    with pytest.raises(winnow.Error, match="one shard or more"):
        dealt([], 0, {})


def test_lines(tmp_path):
    path = tmp_path / "plan.jsonl"
    path.write_text(
        '{"path": "a.mp4", "source": "/v/a.mp4", "size": 3, "time": "2026-01-01", "shard": 2, "new": 1}\n\n'
        '{"path": "b.mp4", "shard": 1}\n'
    )
    plan = winnow.Plan(path)
    assert plan.shard(2) == [PlannedFile("a.mp4", "/v/a.mp4", 3, "2026-01-01", 2)]
    assert plan.shards() == {1: (1, 0), 2: (1, 3)}
    assert json.loads(json.dumps(plan.shard(2)[0].line()))["time"] == "2026-01-01"


def test_files_and_uris(tmp_path):
    with pytest.raises(winnow.Error, match="not of both"):
        winnow.plan(["videos", "s3://raw/"], 2, tmp_path / "plan.jsonl")


def test_a_store_in_memory(tmp_path):
    fsspec = pytest.importorskip("fsspec")
    memory = fsspec.filesystem("memory")
    for name, size in (("a/x.mp4", 10), ("a/y.MKV", 20), ("a/notes.txt", 5), ("a/.hidden.mp4", 5)):
        memory.pipe(f"/raw/{name}", b"x" * size)
    plan = winnow.plan("memory://raw/", 2, tmp_path / "plan.jsonl")
    assert [(file.path, file.size, file.shard) for file in plan] == [("a/x.mp4", 10, 2), ("a/y.MKV", 20, 1)]
    memory.pipe("/raw/b.mp4", b"x" * 15)
    again = winnow.plan("memory://raw/", 2, tmp_path / "plan.jsonl")
    assert [(file.path, file.shard) for file in again] == [("a/x.mp4", 2), ("a/y.MKV", 1), ("b.mp4", 2)]
    memory.rm_file("/raw/a/x.mp4")
    assert "a/x.mp4" in [file.path for file in winnow.plan("memory://raw/b.mp4", 2, tmp_path / "plan.jsonl")]
    assert [file.path for file in winnow.plan("memory://raw/", 3, tmp_path / "plan.jsonl")] == ["a/y.MKV", "b.mp4"]
    assert [file.path for file in winnow.plan("memory://raw/", 1, tmp_path / "some", suffixes=".mkv")] == ["a/y.MKV"]
    with pytest.raises(winnow.Error, match="more than 1 shards"):
        winnow.plan("memory://raw/", 1, tmp_path / "plan.jsonl")


@needs("plan")
def test_a_plan_of_files_is_scanned(tmp_path):
    plan = winnow.plan(DEMO, 2, tmp_path / "plan.jsonl")
    assert set(plan.shards()) == {1, 2} and sum(count for count, _ in plan.shards().values()) == 12
    parts = [winnow.scan([], tmp_path / f"part-{k}.sqlite", files=plan, shard=(k, 2)) for k in (1, 2)]
    whole = winnow.merge(parts, tmp_path / "whole").select()
    assert whole.clips().num_rows == 18
