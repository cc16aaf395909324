"""What an export is to the packages that datasets are loaded with.

usage: read_back.py WINNOW INPUT DIR

Scans INPUT with the program WINNOW into DIR, exports it in every format, and reads the results back with
webdataset, duckdb, pandas, polars and datasets.
"""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile

import duckdb
import pandas
import polars
import webdataset
from datasets import load_dataset

winnow, source, folder = sys.argv[1:4]
RECIPE = """
clips: {min: 0.5}
export: {sampler: first-middle-last, short_side: 64, shard_samples: 4}
manifest: {scores: all}
"""


def run(*arguments, status=(0,)):
    done = subprocess.run([winnow, *arguments], capture_output=True, text=True)
    assert done.returncode in status, (arguments, done.returncode, done.stderr)


def export(name, recipe=RECIPE, form=None):
    path = os.path.join(folder, name + ".yaml")
    with open(path, "w") as file:
        file.write(recipe)
    target = os.path.join(folder, name)
    run("export", scanned, "--to", target, "--format", form or name, "--recipe", path)
    return target


def manifest(target):
    with open(os.path.join(target, "manifest.jsonl")) as file:
        return [json.loads(line) for line in file]


def load(kind, **arguments):
    with tempfile.TemporaryDirectory() as cache:
        return load_dataset(kind, split="train", cache_dir=cache, **arguments)


def shards(target):
    paths = sorted({line["shard"] for line in manifest(target)})
    return [os.path.join(target, path) for path in paths]


def check_webdataset(target, suffix):
    lines = {line["key"]: line for line in manifest(target)}
    dataset = webdataset.WebDataset(shards(target), shardshuffle=False)
    samples = list(dataset)
    assert [sample["__key__"] for sample in samples] and len(samples) == len(lines)
    for sample in samples:
        line = lines[sample["__key__"]]
        inside = json.loads(sample["json"])
        assert inside["video"] == line["video"] and inside["clip"] == line["clip"]
        assert sample["__key__"].endswith("-" + line["id"][:8]) and inside["id"] == line["id"]
        assert any(name.endswith(suffix) for name in sample), sample.keys()
    for path in shards(target):
        with tarfile.open(path) as archive:
            assert len([m for m in archive if m.name.endswith(".json")]) <= 4


def check_tables(target):
    lines = manifest(target)
    json_path, csv_path = (os.path.join(target, "manifest." + s) for s in ("jsonl", "csv"))
    median = 'sharpness.laplacian.median'
    expected = sum(line["scores"]["sharpness.laplacian"]["median"] for line in lines)
    query = f"select count(*), sum(scores.\"sharpness.laplacian\".median) from '{json_path}'"
    assert close(duckdb.sql(query).fetchall()[0], (len(lines), expected))
    query = f"select count(*), sum(\"{median}\") from '{csv_path}'"
    assert close(duckdb.sql(query).fetchall()[0], (len(lines), expected))
    for table in (pandas.read_csv(csv_path), polars.read_csv(csv_path)):
        assert close((len(table), table[median].sum()), (len(lines), expected))
        assert list(table["video"]) == [line["video"] for line in lines]
    assert len(pandas.read_json(json_path, lines=True)) == len(lines)
    assert len(polars.read_ndjson(json_path)) == len(lines)
    assert len(load("json", data_files=json_path)) == len(lines)
    assert len(load("csv", data_files=csv_path)) == len(lines)


def close(a, b):
    return all(abs(x - y) <= 1e-6 * max(1, abs(y)) for x, y in zip(a, b, strict=True))


def check_many_lines(target):
    """Readers that take types from the first lines go on to the last: 8000 lines, the first without
    anything that can be absent but for the very first."""
    lines = manifest(target)
    assert lines[0]["group"] is not None
    plain = next(line for line in lines if line["group"] is None)
    path = os.path.join(folder, "many.jsonl")
    with open(os.path.join(target, "manifest.jsonl")) as file:
        texts = file.read().splitlines()
    plain_text = texts[lines.index(plain)]
    with open(path, "w") as file:
        file.write("\n".join([texts[0]] + [plain_text] * 6000 + [texts[0]] * 2000) + "\n")
    assert len(load("json", data_files=path)) == 8001
    assert len(polars.read_ndjson(path)) == 8001


def check_names(target, line):
    """Files are named by their clips' ids, and no folder is called like a video, since globs find it."""
    media = [line["media"]["file"]] if line["media"] else []
    for name in [frame["file"] for frame in line["frames"]] + media:
        assert line["id"][:8] in os.path.basename(name) and os.path.isfile(os.path.join(target, name)), name
    for _, folders, _ in os.walk(target):
        assert not [name for name in folders if name.endswith((".mp4", ".mkv", ".mov", ".avi", ".webm"))]


def check_folder(target, kind, files):
    for line in manifest(target):
        check_names(target, line)
    dataset = load(kind, data_dir=target)
    assert len(dataset) == files, (len(dataset), files)
    assert "sharpness.laplacian" in dataset.column_names


os.makedirs(folder, exist_ok=True)
scanned = os.path.join(folder, "scanned")
with open(os.path.join(folder, "recipe.yaml"), "w") as file:
    file.write(RECIPE)
run("scan", source, "-o", scanned, status=(0, 1))
run("select", scanned, "--recipe", os.path.join(folder, "recipe.yaml"))

check_webdataset(export("webdataset"), "mp4")
pictures = RECIPE.replace("shard_samples", "shard_of: frames, shard_samples")
check_webdataset(export("pictures", pictures, "webdataset"), "jpg")
check_tables(export("manifest"))
check_many_lines(os.path.join(folder, "manifest"))
frames = export("frames")
check_folder(frames, "imagefolder", sum(len(line["frames"]) for line in manifest(frames)))
clips = export("clips")
check_folder(clips, "videofolder", len(manifest(clips)))
shutil.rmtree(folder)
print("read back: shards, tables, folders of pictures and clips")
