"""Scores from outside, end to end: a model of others says how much of a clip is text, by a pipe and by Ray; made
scores and captions go to the manifest and into exports."""

import json
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import numpy
import pytest
import text_model
from conftest import DEMO, environment, needs
from engine import cluster, in_time, room  # noqa: F401

import winnow
from winnow import binary

SAMPLER, SIZE = "uniform 3", (426, 240)
GATE = {"gates": {"outside.text_share": [None, 0.02]}}
#: A subtitle of 640 x 360: where it is in the picture, and its share of that.
WORDS, LINE = "WE SAIL AT DAWN", (60, 260, 520, 50)
SHARE = LINE[2] * LINE[3] / (640 * 360)


@pytest.fixture(scope="module")
def videos(tmp_path_factory):
    """Fixtures/demo, and its harbour once more, larger, with a subtitle: the best of the harbour's copies."""
    pytest.importorskip("rapidocr", reason="rapidocr is not installed")
    import cv2

    folder = tmp_path_factory.mktemp("texts")
    shutil.copytree(DEMO, folder / "demo")
    left, top, width, height = LINE
    picture = numpy.zeros((360, 640, 4), numpy.uint8)
    (given, _), _ = cv2.getTextSize(WORDS, cv2.FONT_HERSHEY_SIMPLEX, 1, 4)
    at, scale = (left, top + height - 8), width / given
    for colour, thickness in (((0, 0, 0, 255), 10), ((255, 255, 255, 255), 4)):
        cv2.putText(picture, WORDS, at, cv2.FONT_HERSHEY_SIMPLEX, scale, colour, thickness, cv2.LINE_AA)
    cv2.imwrite(str(folder / "subtitle.png"), picture)
    words = ["ffmpeg", "-v", "error", "-i", DEMO / "harbour.mp4", "-i", folder / "subtitle.png"]
    words += ["-filter_complex", "[0:v]scale=640:360:flags=bicubic[v];[v][1:v]overlay", "-crf", "12"]
    subprocess.run([*words, folder / "demo" / "subtitled.mp4"], check=True)
    return folder / "demo"


@pytest.fixture(scope="module")
def scanned(videos, tmp_path_factory):
    return winnow.scan(videos, tmp_path_factory.mktemp("texts") / "out")


@pytest.fixture(scope="module")
def piped(scanned, tmp_path_factory):
    """What the pipe comes to: the clips, and how many were asked about each time."""
    out = winnow.merge([scanned], tmp_path_factory.mktemp("piped") / "out").select(GATE)
    return rounds(out, by_pipe)


def by_pipe(out):
    """`winnow frames OUT | python3 text_model.py | winnow join OUT -`, and how many rows came."""
    size = "x".join(map(str, SIZE))
    words = [binary.path(), "frames", out.path, "--sampler", SAMPLER, "--size", size]
    frames = subprocess.Popen(words, stdout=subprocess.PIPE)
    given = {"stdin": frames.stdout, "stdout": subprocess.PIPE, "env": environment()}
    model = subprocess.Popen([sys.executable, text_model.__file__], **given)
    words = [binary.path(), "join", "--json", out.path, "-"]
    join = subprocess.Popen(words, stdin=model.stdout, stdout=subprocess.PIPE)
    # Each pipe has one reader, who is told when it ends.
    frames.stdout.close()
    model.stdout.close()
    said, _ = join.communicate(timeout=300)
    assert [process.wait(60) for process in (frames, model, join)] == [0, 0, 0]
    return json.loads(said)["rows"]


def rounds(out, ask):
    """Asks until nothing is asked any more."""
    asked = []
    while not asked or asked[-1]:
        asked.append(ask(out))
        out.select(GATE)
    return out.clips().to_pylist(), asked


@pytest.mark.model
@needs("frames", "join")
def test_texts_are_gated_by_the_pipe(piped):
    clips, asked = piped
    shares = {(clip["video"], clip["start"]): clip["outside.text_share"] for clip in clips}
    # The detector's boxes are a little larger than the letters, and the letters smaller than their line.
    assert SHARE / 2 < shares["subtitled.mp4", 0.0] < SHARE * 2
    assert shares["travel/film.mp4", 0.0] > 0.1
    assert shares["kitchen/table.mp4", 0.0] == shares["city/night.mp4", 0.0] == 0
    verdicts = {clip["video"]: clip["verdict"] for clip in clips}
    # Where the best copy shows text the next one is asked.
    assert verdicts["subtitled.mp4"] == "reject" and verdicts["harbour.mp4"] == "keep"
    assert len(asked) >= 3 and asked[0] > 10 and 0 < asked[1] < 5 and asked[-1] == 0
    answered = [clip for clip in clips if clip["outside.text_share"] is not None]
    assert len(answered) == sum(asked)
    for clip in answered:
        assert clip["verdict"] == ("keep" if clip["outside.text_share"] <= 0.02 else "reject"), clip
        assert clip["verdict"] == "keep" or "outside.text_share" in " ".join(clip["reasons"])
    # Of the rest nothing is to be asked: they are copies of what is kept, or too short.
    assert {clip["verdict"] for clip in clips if clip["outside.text_share"] is None} <= {"duplicate", "reject"}


@pytest.mark.model
@pytest.mark.ray
@needs("frames", "join", "part")
def test_ray_says_what_the_pipe_says(scanned, piped, room, request, tmp_path):
    pytest.importorskip("ray", reason="ray is not installed")
    given = {"sampler": SAMPLER, "size": SIZE, "parts": 2, "progress": False, "timeout_s": 240}
    given["address"] = request.getfixturevalue("cluster").address

    def by_ray(out):
        report = in_time(lambda: winnow.ray.frames(out, text_model.TextShare, **given), 300)
        return sum(done.result["clips"] for done in report.done)

    out = winnow.merge([scanned], tmp_path / "out").select(GATE)
    assert rounds(out, by_ray) == piped
    assert room.orphans() == set()


@needs("join")
def test_made_scores_and_captions_arrive(demo, tmp_path):
    out = winnow.merge([demo], tmp_path / "out").select()
    kept = [clip["id"] for clip in out.clips(columns=["id", "verdict"]).to_pylist() if clip["verdict"] == "keep"]
    said = {name: (4 + number / 4, f'"Clip" {number},\nof a café') for number, name in enumerate(kept)}
    out.join([{"id": name, "aesthetic": score, "caption": caption} for name, (score, caption) in said.items()])
    out.select({"extends": "balanced", "gates": {"outside.aesthetic": [5, None]}})
    wanted = {name: given for name, given in said.items() if given[0] >= 5}
    assert 0 < len(wanted) < len(said)

    lines = {line["id"]: line for line in jsonl(out.path / "manifest.jsonl")}
    assert {name: arrived(lines[name]) for name in said} == said
    assert {name for name, line in lines.items() if line["verdict"] == "keep"} == set(wanted)
    rows = {row["id"]: (row["outside.aesthetic"], row["caption"]) for row in out.clips().to_pylist()}
    assert {name: rows[name] for name in said} == said

    out.export(tmp_path / "clips", "clips")
    beside = jsonl(tmp_path / "clips" / "metadata.jsonl")
    assert {row["id"]: row["caption"] for row in beside} == {name: caption for name, (_, caption) in wanted.items()}
    assert {row["id"]: arrived(row) for row in jsonl(tmp_path / "clips" / "manifest.jsonl")} == wanted
    out.export(tmp_path / "shards", "webdataset")
    assert {row["id"]: arrived(row) for row in samples(tmp_path / "shards")} == wanted


def arrived(line):
    """The score and the caption of a manifest's line."""
    score = line["scores"]["outside.aesthetic"]
    return score["mean"] if isinstance(score, dict) else score, line["fields"]["caption"]


def jsonl(path: Path):
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def samples(folder):
    """What stands beside the clips in the shards of WebDataset."""
    found = []
    for path in sorted(folder.rglob("*.tar")):
        with tarfile.open(path) as tar:
            found += [json.load(tar.extractfile(name)) for name in tar.getnames() if name.endswith(".json")]
    return found
