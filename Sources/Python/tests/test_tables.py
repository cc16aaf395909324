import contextlib
import json
import os
import shutil
import sqlite3

import duckdb
import pandas
import polars
import pyarrow
import pytest
from conftest import DEMO
from pyarrow import parquet

import winnow
from winnow import tables
from winnow.columns import STATISTICS, ClipColumns

FIXTURES = DEMO.parent
LINE = {
    "id": "a1", "video_id": "v1", "video": "a.mp4", "clip": 0, "start": 0, "end": 1.5, "start_frame": 0,
    "end_frame": 36, "fps": 24, "width": 4, "height": 2, "crop": [0, 0, 4, 2], "free": [0, 0, 4, 2], "bucket": "b",
    "depth": "frames", "verdict": "keep", "reasons": [], "why": "", "group": None, "duplicate_of": None, "frames": [],
    "media": None, "shard": None, "key": None, "scores": {"motion.vmaf": {"mean": 1}, "overlay.share": None},
}  # fmt: skip


@pytest.fixture
def written(tmp_path, fake):
    """A catalog whose manifest has given lines."""

    def write(*lines):
        (tmp_path / "lines").write_text("".join(json.dumps({**LINE, **line}) + "\n" for line in lines))
        metrics = {"metrics": [{"metric": "motion.vmaf"}]}
        fake(f"""
if words[0] == "list": print({json.dumps(json.dumps(metrics))})
else: open(words[words.index("--output") + 1], "w").write(open({str(tmp_path / "lines")!r}).read())
""")
        return winnow.Catalog(tmp_path / "out")

    return write


@pytest.fixture(scope="module")
def full(demo, tmp_path_factory):
    """The manifest with all statistics, as the command writes it."""
    path = tmp_path_factory.mktemp("full") / "manifest.jsonl"
    winnow.manifest(demo, path, scores="all")
    return path


def test_clips_are_what_duckdb_reads_of_the_manifest(demo, full):
    clips = demo.clips()
    query = """
        select id, video_id, video, clip, start, "end", start_frame, end_frame, fps, width, height, crop, verdict, why,
          [reason.gate for reason in reasons] as reasons, "group", duplicate_of.id as duplicate_of,
          duplicate_of.similarity as similarity, scores['sharpness.laplacian'].median as sharp,
          scores['overlay.share'].mean as overlay
        from read_json(?, sample_size=-1, maximum_object_size=100000000)
    """
    expected = duckdb.connect().execute(query, [str(full)]).fetchall()
    names = ["id", "video_id", "video", "clip", "start", "end", "start_frame", "end_frame", "fps", "width", "height"]
    names += ["crop", "verdict", "why", "reasons", "group", "duplicate_of", "similarity"]
    names += ["sharpness.laplacian.median", "overlay.share.mean"]
    found = list(zip(*(clips[name].to_pylist() for name in names), strict=True))
    assert found == expected and len(found) == 18


def test_every_statistic_has_a_column(demo, full):
    clips = demo.clips()
    for row, line in enumerate(full.read_text().splitlines()):
        for score, statistics in json.loads(line)["scores"].items():
            for name in STATISTICS:
                assert clips[f"{score}.{name}"][row].as_py() == (statistics or {}).get(name)


def test_statistics_that_are_wanted(demo):
    assert "sharpness.laplacian.mean" in demo.clips("means").schema.names
    assert "sharpness.laplacian.std" not in demo.clips("means").schema.names
    assert demo.clips(columns=["verdict", "id"]).schema.names == ["verdict", "id"]
    assert demo.clips(columns="verdict").schema.names == ["verdict"]
    some = ["overlay.share.mean", "sharpness.laplacian.p95", "reasons", "sharpness.laplacian.median"]
    assert demo.clips(columns=some).equals(demo.clips().select(some))
    with pytest.raises(KeyError, match="nonsense"):
        demo.clips(columns=["nonsense"])


def test_sources_are_files(demo):
    clips = demo.clips(columns=["source", "video"]).to_pylist()
    assert all(clip["source"].endswith(clip["video"]) for clip in clips)
    videos = demo.videos()
    assert videos.num_rows == 12 and set(videos["outcome"].to_pylist()) == {"scanned"}
    assert sum(videos["frames"].to_pylist()) == sum(
        json.loads(line)["frames"] for line in (demo.path / "videos.jsonl").open()
    )


def test_facts_that_only_some_versions_know_are_columns(demo, tmp_path):
    videos = demo.videos()
    assert set(videos["profile"].to_pylist()) <= {"High", "Main", "Constrained Baseline", None}
    assert all(count >= 0 for count in videos["sound_streams"].to_pylist())
    # What no line tells is text, and what another version tells is known by its first value.
    lines = [
        {"path": "a", "leaps": [], "own": None, "mute": None},
        {"path": "b", "leaps": [], "own": 2.5, "mute": None},
    ]
    (tmp_path / "videos.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    made = winnow.Catalog(tmp_path).videos()
    assert made["own"].to_pylist() == [None, 2.5] and made["mute"].to_pylist() == [None, None]
    assert "leaps" not in made.column_names and made.schema.field("mute").type == "string"


def test_a_catalog_that_is_a_file_has_no_tables(demo, tmp_path):
    file = winnow.open(demo.path / "catalog.sqlite")
    with pytest.raises(winnow.Error, match="catalog.sqlite is the file of a catalog.*winnow.merge"):
        file.videos()
    with pytest.raises(winnow.Error, match="a directory is needed"):
        file.clips()
    with pytest.raises(winnow.Error, match="there is no .*videos.jsonl"):
        winnow.Catalog(tmp_path).videos()


def test_parquet_is_read_by_others(demo, tmp_path):
    clips = demo.clips()
    path = demo.to_parquet(tmp_path / "clips.parquet")
    assert [each.name for each in tmp_path.iterdir()] == ["clips.parquet"]
    assert parquet.read_table(path).equals(clips)
    assert polars.read_parquet(path).to_arrow().num_rows == 18
    assert pandas.read_parquet(path)["verdict"].tolist() == clips["verdict"].to_pylist()
    kept = duckdb.sql(f"""select count(*), sum("end" - start) from '{path}' where verdict = 'keep'""").fetchall()
    assert kept[0][0] == 11 and round(kept[0][1]) == 38


def test_pandas(demo):
    frame = demo.to_pandas()
    assert frame.shape == demo.clips().shape
    assert frame["sharpness.laplacian.median"].dtype == "float64"


def test_types_do_not_depend_on_values(written):
    full = written({"group": 1, "duplicate_of": {"id": "b", "similarity": 1}, "scores": {"motion.vmaf": {"mean": 0.5}}})
    schema = full.clips().schema
    assert written({}, {"group": 2}).clips().schema.field("group").type == pyarrow.int64()
    for name in ("group", "similarity", "start", "motion.vmaf.mean", "duplicate_of", "carried", "file"):
        assert written({"scores": {"motion.vmaf": {"mean": 3}}}).clips().schema.field(name) == schema.field(name)


def test_no_clips(written):
    clips = written().clips()
    assert clips.num_rows == 0
    assert [f"motion.vmaf.{name}" for name in STATISTICS] == clips.schema.names[-len(STATISTICS) :]
    assert clips.schema.field("start").type == pyarrow.float64()


@pytest.fixture(scope="module")
def short(tmp_path_factory):
    """A catalog whose first clip, of half a second, has no score of overlays; the second has."""
    folder = tmp_path_factory.mktemp("short")
    (folder / "videos").mkdir()
    shutil.copy(FIXTURES / "anamorphic.mp4", folder / "videos/a.mp4")
    shutil.copy(DEMO / "harbour.mp4", folder / "videos/c.mp4")
    return winnow.scan(folder / "videos", folder / "out")


GATES = {"overlay.share.below(0.1)": [0, None], "overlay.share.mean": [None, 1], "motion.vmaf.p5": [None, None]}


@pytest.mark.parametrize("scores", ["all", "means", "gates"])
def test_a_score_that_the_first_clip_does_not_have(short, tmp_path, scores):
    short.select({"gates": GATES})
    clips = short.clips(scores)
    lines = [json.loads(line) for line in winnow.manifest(short, tmp_path / "lines", scores).open()]
    assert lines[0]["scores"]["overlay.share"] is None and lines[1]["scores"]["overlay.share"]
    found = {name: clips[name].to_pylist() for name in clips.schema.names if name.startswith("overlay.share.")}
    assert found == {
        f"overlay.share.{name}": [None, value] for name, value in lines[1]["scores"]["overlay.share"].items()
    }
    assert short.to_pandas(scores).shape == clips.shape
    assert parquet.read_table(short.to_parquet(tmp_path / "clips.parquet", scores)).equals(clips)


@pytest.mark.parametrize("scores", ["all", "means", "gates"])
@pytest.mark.parametrize("videos", [["a.mp4"], []], ids=["no clip has it", "no clips"])
def test_columns_are_those_of_the_recipe(short, tmp_path, scores, videos):
    short.select({"gates": GATES})
    (tmp_path / "videos").mkdir()
    for name in videos:
        shutil.copy(short.path.parent / "videos" / name, tmp_path / "videos")
    bare = winnow.scan(tmp_path / "videos", tmp_path / "out").select({"gates": GATES})
    assert bare.clips(scores).schema == short.clips(scores).schema
    assert bare.clips(scores).num_rows == len(videos)


def test_reading_leaves_nothing_behind(short):
    short.select()
    before = sorted(os.listdir(short.path))
    assert short.clips().num_rows == 2 and sorted(os.listdir(short.path)) == before


def test_a_selection_that_lies_in_the_log_still(short):
    short.select({"gates": GATES})
    # While somebody reads, the command leaves its log.
    with contextlib.closing(sqlite3.connect(short.path / "catalog.sqlite")) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM selection").fetchall()
        short.select({"gates": {"overlay.share.p95": [None, 1]}})
        assert (short.path / "catalog.sqlite-wal").stat().st_size > 0
        assert "overlay.share.p95" in short.clips("gates").schema.names


def test_a_joined_score_that_no_clip_has(short):
    assert "outside.aesthetic" not in short.select("measure-only").clips("gates").schema.names
    short.select({"gates": {"outside.aesthetic": [5, None]}})
    assert short.clips("gates")["outside.aesthetic"].to_pylist() == [None] * short.clips().num_rows


def test_scores_and_fields_from_outside(written):
    outside = {"motion.vmaf": {"mean": 1, "below(2)": 0.5}, "outside.aesthetic": 5}
    catalog = written(
        {"scores": {"motion.vmaf": {"mean": 1, "below(2)": 0.25}}},
        {"scores": outside, "fields": {"caption": '2024-01-01, "fields":{"x', "video": "named like a column"}},
        {"scores": {"motion.vmaf": {"mean": 1, "below(2)": 0}, "outside.aesthetic": 4.5}, "carried": ["aesthetic"]},
    )
    # The command leaves no blanks between a key and its value.
    lines = catalog.path.parent / "lines"
    lines.write_text(lines.read_text().replace('": ', '":'))
    clips = catalog.clips()
    assert clips["outside.aesthetic"].to_pylist() == [None, 5.0, 4.5]
    assert clips["caption"].to_pylist() == [None, '2024-01-01, "fields":{"x', None]
    assert clips["fields.video"].to_pylist()[1] == "named like a column"
    assert clips["carried"].to_pylist() == [None, None, ["aesthetic"]]
    assert clips["motion.vmaf.below(2)"].to_pylist() == [0.25, 0.5, 0.0]


def test_lines_longer_than_a_block(written, monkeypatch):
    monkeypatch.setattr(tables, "BLOCK", 1 << 16)
    catalog = written({"why": "x" * 3_000_000}, *({"clip": number} for number in range(300)))
    clips = catalog.clips()
    assert clips.num_rows == 301 and len(clips["why"][0].as_py()) == 3_000_000
    assert clips["clip"].to_pylist() == [0, *range(300)]


def test_reasons_across_batches(written, monkeypatch):
    monkeypatch.setattr(tables, "BLOCK", 1 << 12)
    lines = [
        {"reasons": [{"gate": f"g{number}.{part}", "value": None} for part in range(number % 4)]}
        for number in range(99)
    ]
    expected = [[reason["gate"] for reason in line["reasons"]] for line in lines]
    assert written(*lines).clips()["reasons"].to_pylist() == expected


def test_the_manifest_is_looked_through_once(full):
    shape = ClipColumns.of(full)
    assert len(shape.scores) == len(winnow.known("metrics"))
    assert shape.longest == max(len(line) for line in full.read_bytes().splitlines(keepends=True))
