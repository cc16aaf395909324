import datetime
import hashlib
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import DEMO, environment
from proxy import FAULTS, Proxy

import winnow
from winnow import storage
from winnow.attempts import Limits
from winnow.errors import ChangedObject, StorageError
from winnow.plans import PlannedFile
from winnow.staging import Stage, sweep

pytest.importorskip("s3fs")
SERVER = shutil.which("moto_server", path=os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]]))
pytestmark = pytest.mark.skipif(not SERVER, reason="there is no moto_server")
QUICK = Limits(attempts=4, seconds=5, backoff=0.05)
BODY = os.urandom(300_000)


@pytest.fixture(scope="module")
def server():
    """A store on loopback, and its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [SERVER, "-H", "127.0.0.1", "-p", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(300):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def store(server, monkeypatch):
    """A proxy before the store, which has a bucket `raw` with `a/x.mp4`."""
    import s3fs

    proxy = Proxy(server)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_ENDPOINT_URL", proxy.url)
    s3fs.S3FileSystem.clear_instance_cache()
    fs, _ = storage.filesystem("s3://raw/")
    if not fs.exists("raw"):
        fs.mkdir("raw")
    fs.pipe_file("raw/a/x.mp4", BODY)
    proxy.heal()
    yield proxy
    proxy.heal()
    fs.rm("raw", recursive=True)
    proxy.shutdown()


def listed(uri="s3://raw/"):
    return list(storage.listing(uri, limits=QUICK))


def test_a_listing(store):
    (file,) = listed()
    assert (file.path, file.source, file.size) == ("a/x.mp4", "s3://raw/a/x.mp4", len(BODY))
    assert file.etag == hashlib.md5(BODY).hexdigest() and file.time.endswith("+00:00")
    assert listed("s3://raw/a/x.mp4")[0].path == "x.mp4"
    with pytest.raises(FileNotFoundError, match="there is nothing"):
        listed("s3://raw/none/")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_download_is_the_same_bytes(store, tmp_path, fault):
    (file,) = listed()
    target = tmp_path / "deep" / "x.mp4"
    store.spoil("GET", fault, 2, "x.mp4")
    storage.fetch(file, str(target), limits=Limits(attempts=4, seconds=2, backoff=0.05))
    assert target.read_bytes() == BODY
    assert [each.name for each in target.parent.iterdir()] == ["x.mp4"]
    # A scan knows a file again by its time.
    assert abs(target.stat().st_mtime - datetime.datetime.fromisoformat(file.time).timestamp()) < 1


@pytest.mark.parametrize("fault", FAULTS)
def test_a_download_that_fails_leaves_nothing(store, tmp_path, fault):
    (file,) = listed()
    store.spoil("GET", fault, 99, "x.mp4")
    with pytest.raises(StorageError, match=r"fetch s3://raw/a/x.mp4: .*\(2 attempts\)"):
        storage.fetch(file, str(tmp_path / "x.mp4"), limits=Limits(attempts=2, seconds=1, rate=1e9, backoff=0.05))
    assert list(tmp_path.iterdir()) == []


def test_an_object_that_has_changed(store, tmp_path):
    (file,) = listed()
    fs, _ = storage.filesystem("s3://raw/")
    fs.pipe_file("raw/a/x.mp4", BODY[::-1])
    with pytest.raises(ChangedObject, match="has changed since it was listed"):
        storage.fetch(file, str(tmp_path / "x.mp4"), limits=QUICK)
    fs.rm_file("raw/a/x.mp4")
    with pytest.raises(FileNotFoundError):
        storage.fetch(file, str(tmp_path / "x.mp4"), limits=QUICK)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("fault", ["error", "drop"])
def test_an_upload(store, tmp_path, fault):
    (tmp_path / "part.sqlite").write_bytes(BODY)
    store.spoil("PUT", fault, 2)
    storage.put(str(tmp_path / "part.sqlite"), "s3://raw/parts/1.sqlite", limits=QUICK)
    assert storage.read("s3://raw/parts/1.sqlite", limits=QUICK) == BODY
    storage.remove("s3://raw/parts/1.sqlite", limits=QUICK)
    assert storage.read("s3://raw/parts/1.sqlite", limits=QUICK) is None
    storage.remove("s3://raw/parts/1.sqlite", limits=QUICK)


def test_the_marker_comes_last(store, tmp_path):
    files = []
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"x")
        files.append((str(tmp_path / name), f"s3://raw/out/{name}"))
    storage.put_all(files, ("s3://raw/out/done.json", b"{}"), limits=QUICK)
    puts = [path for method, path in store.seen if method == "PUT"]
    assert puts == ["/raw/out/a", "/raw/out/b", "/raw/out/done.json"]
    storage.remove("s3://raw/out/done.json")
    store.spoil("PUT", "error", 99, "out/b")
    with pytest.raises(StorageError):
        storage.put_all(files, ("s3://raw/out/done.json", b"{}"), limits=Limits(attempts=2, backoff=0.05))
    assert storage.read("s3://raw/out/done.json", limits=QUICK) is None


def test_a_stage_has_a_budget(store, tmp_path):
    (file,) = listed()
    more = [file, PlannedFile("b/y.mp4", "s3://raw/a/x.mp4", len(BODY)), PlannedFile("../z", "s3://raw/a/x.mp4", 1)]
    with Stage(str(tmp_path), budget=len(BODY) + 10, limits=QUICK) as stage:
        fetched = stage.fetch(more)
        assert [(each.path, each.size) for each in fetched] == [("a/x.mp4", len(BODY))]
        assert fetched[0].source == os.path.join(stage.path, "a/x.mp4")
        assert [str(error) for _, error in stage.failed] == [
            f"fetch s3://raw/a/x.mp4: 10 bytes are left of the budget, it has {len(BODY)}",
            "../z is no path below a folder",
        ]
        stage.clear()
        assert os.listdir(stage.path) == []
    assert os.listdir(tmp_path) == []


def test_what_the_killed_left_is_swept(tmp_path):
    code = f"""
import os, winnow.staging
stage = winnow.staging.Stage({str(tmp_path)!r})
open(stage.path + "/x", "w")
os.kill(os.getpid(), 9)
"""
    subprocess.run([sys.executable, "-c", code], env=environment(), check=False)
    assert len(os.listdir(tmp_path)) == 1
    with Stage(str(tmp_path)) as stage:
        assert os.listdir(tmp_path) == [os.path.basename(stage.path)]
        sweep(str(tmp_path))
        assert os.path.isdir(stage.path)


def test_portions():
    files = [PlannedFile(str(size), "", size) for size in (3, 4, 5, 99, 1)]
    sizes = [[file.size for file in some] for some in storage.portions(files, 8)]
    assert sizes == [[3, 4], [5], [99], [1]]


def test_a_scan_from_a_store_is_the_scan_of_the_files(store, tmp_path, demo):
    fs, _ = storage.filesystem("s3://raw/")
    for path in sorted(DEMO.rglob("*.*")):
        fs.pipe_file(f"raw/demo/{path.relative_to(DEMO)}", path.read_bytes())
    plan = winnow.plan("s3://raw/demo/", 1, tmp_path / "plan.jsonl")
    for fault, name in zip(FAULTS, ("arcade", "night", "harbour", "kitchen/"), strict=True):
        store.spoil("GET", fault, 2, name)
    with Stage(str(tmp_path / "stage"), limits=QUICK) as stage:
        fetched = stage.fetch(plan.shard(1))
        assert stage.failed == [] and len(fetched) == 12
        out = winnow.scan([], tmp_path / "out", files=[file.line() for file in fetched])
        out.select()
    assert (out.path / "manifest.jsonl").read_bytes() == _selected(demo, tmp_path / "disk")


def test_the_snippet_of_the_documentation(store, tmp_path, monkeypatch):
    fs, _ = storage.filesystem("s3://raw/")
    fs.mkdir("scratch")
    for path in sorted(DEMO.rglob("*.*")):
        fs.pipe_file(f"raw/2026/{path.relative_to(DEMO)}", path.read_bytes())
    monkeypatch.chdir(tmp_path)
    page = (DEMO.parents[1] / "Sources/Winnow/Winnow.docc/Python.md").read_text()
    (snippet,) = [each for each in re.findall(r"```python\n(.*?)```", page, re.DOTALL) if "Stage(" in each]
    names = {"winnow": winnow}
    exec(snippet.replace("/nvme/stage", str(tmp_path / "stage")), names)
    assert os.listdir(tmp_path / "stage") == []
    (file,) = names["plan"].shard(7)
    out = winnow.merge("s3://scratch/parts/7.sqlite", tmp_path / "all").select()
    (video,) = out.videos().to_pylist()
    assert (video["source"], video["root"], video["outcome"]) == (file.source, "s3://raw/2026", "scanned")
    clips = out.clips(columns=["source", "verdict"]).to_pylist()
    assert {clip["source"] for clip in clips} == {file.source} and "keep" in {clip["verdict"] for clip in clips}


def test_objects_of_two_roots_that_are_called_the_same(store, tmp_path):
    fs, _ = storage.filesystem("s3://raw/")
    for root in ("2025", "2026"):
        fs.pipe_file(f"raw/{root}/x.mp4", root.encode())
    plan = winnow.plan(["s3://raw/2025/", "s3://raw/2026/"], 1, tmp_path / "plan.jsonl")
    with Stage(str(tmp_path / "stage"), budget=12, limits=QUICK) as stage:
        files = stage.fetch(plan)
        assert [Path(file.source).read_text() for file in files] == ["2025", "2026"] and stage.failed == []
        found = {stage.roots[file.source.removesuffix("/x.mp4")] for file in files}
        assert found == {"s3://raw/2025", "s3://raw/2026"} and files[0].source.startswith(stage.path)
        assert stage.fetch([PlannedFile("a/x.mp4", "s3://raw/a/x.mp4", 5)]) == [] and "4 bytes are left" in str(
            stage.failed
        )
        stage.clear()
        assert not any(Path(file.source).exists() for file in files)
    assert os.listdir(tmp_path / "stage") == []


def _selected(demo, to):
    """The manifest of a selection of the same videos from disk, without files of an export."""
    return (winnow.merge([demo], to).select().path / "manifest.jsonl").read_bytes()
