"""What is measured: steps of today's chain and of Winnow, as commands."""
import dataclasses
import json
import pathlib
import shutil
import sys

HERE = pathlib.Path(__file__).resolve().parent
ENDINGS = {".mp4", ".mkv", ".webm", ".mov", ".avi", ".m4v"}
FILTERS = "siti,blurdetect,scdet,signalstats,blackdetect,freezedetect,entropy"
FFMPEG = ["ffmpeg", "-v", "error", "-nostdin", "-y", "-filter_threads", "1"]
FILES_A_PROCESS = 10
# Coding takes long and varies little.
CUTTING_ROUNDS = 2
# Seconds between keyframes of the clips that Winnow writes.
KEYFRAMES = 2


@dataclasses.dataclass
class Work:
    """One row: commands that together do one step."""
    key: str
    step: str
    tool: str
    commands: list
    # The step of Winnow it is held against.
    against: str = "scan"
    # The packages it cannot do without.
    needs: tuple = ()
    # What has to be gone before it.
    clears: tuple = ()
    # In how many rounds it takes part at most.
    most: int = 1000
    # Statuses of commands that went well.
    good: tuple = (0,)

    def clear(self):
        for path in self.clears:
            shutil.rmtree(path, ignore_errors=True)


def videos(folder):
    found = sorted(path for path in pathlib.Path(folder).rglob("*") if path.suffix.lower() in ENDINGS)
    if not found:
        sys.exit(f"{folder}: no videos")
    return [str(path) for path in found]


def decodes(files, *options):
    """Commands of ffmpeg that decode some files each, so that its start counts little."""
    for start in range(0, len(files), FILES_A_PROCESS):
        some = files[start:start + FILES_A_PROCESS]
        inputs = [word for file in some for word in ("-threads", "1", "-i", file)]
        maps = [word for index in range(len(some)) for word in ("-map", f"{index}:v:0")]
        yield [*FFMPEG, *inputs, *maps, *options, "-f", "null", "-"]


def cut(clip, source, target):
    """The command of ffmpeg that cuts a clip as `winnow export` does: same frames, encoder and settings."""
    x, y, width, height = clip["crop"]
    crop = [] if (width, height) == (clip["width"], clip["height"]) else ["-vf", f"crop={width}:{height}:{x}:{y}"]
    return [*FFMPEG, "-threads", "1", "-ss", clip["start"], "-i", source, "-t", clip["end"] - clip["start"],
            "-map", "0:v:0", "-an", *crop, "-c:v", "libx264", "-preset", "fast", "-crf", "18", "-pix_fmt", "yuv420p",
            "-x264-params", "mbtree=0", "-g", round(KEYFRAMES * clip["fps"]), "-threads", "1", target]


def kept(out):
    """The clips that a selection kept."""
    return [clip for clip in map(json.loads, open(out / "manifest.jsonl")) if clip["verdict"] == "keep"]


def ours(winnow, folder, files, out):
    """Winnow's steps; `out` has the catalog of the last scan, and clips beside it."""
    one, usual = ["--jobs", "1"], (0, 1)
    catalog, clips, whole = out / "catalog", out / "clips", out / "run"
    export = [winnow, "export", catalog, "--to", clips, "--format", "clips", *one]
    return [
        Work("bench", "decoding alone", "winnow bench",
             [[winnow, "bench", "--decode-only", *files]]),
        Work("scan", "shots, scores, fingerprints, thumbnails", "winnow scan",
             [[winnow, "scan", folder, "-o", catalog, *one]], clears=(catalog,), good=usual),
        Work("select", "copies, gates, verdicts", "winnow select", [[winnow, "select", catalog]]),
        Work("export", "cutting the kept clips", "winnow export --format clips", [export], clears=(clips,),
             most=CUTTING_ROUNDS, good=usual),
        Work("run", "scan, select, three pictures a clip, report", "winnow run",
             [[winnow, "run", folder, "-o", whole, *one]], clears=(whole,), good=usual),
    ]


def theirs(python, files, versions, folder, clips, out):
    """The chain's steps, with `clips` to be cut."""
    target = out / "cut"
    target.mkdir(parents=True, exist_ok=True)

    def peer(key, step, tool, *needs, against="scan"):
        return Work(key, step, tool, [[python, HERE / "peers.py", key, *files]], against, needs)

    def named(package, label):
        return f"{label} {versions.get(package, '')}".strip()

    opencv, decord, pyav = (named(*pair) for pair in
                            [("opencv-python-headless", "OpenCV"), ("decord", "decord"), ("av", "PyAV")])
    scenes, cv = named("scenedetect", "PySceneDetect"), "opencv-python-headless"
    hashes, reader = ("vpdq", ()) if "vpdq" in versions else ("pdqhash", (cv,))
    cuts = [cut(clip, folder / clip["video"], target / f"{index}.mp4") for index, clip in enumerate(clips)]
    return [
        Work("decoding", "decoding alone", "ffmpeg -threads 1", list(decodes(files)), "bench"),
        peer("shots-content", "shots", f"{scenes} content", "scenedetect", cv),
        peer("shots-adaptive", "shots", f"{scenes} adaptive", "scenedetect", cv),
        peer("frames-opencv", "reading frames at 2 fps", opencv, cv),
        peer("frames-decord", "reading frames at 2 fps", decord, "decord"),
        peer("frames-pyav", "reading frames at 2 fps", pyav, "av"),
        peer("scores-still", "sharpness, luma at 2 fps", opencv, cv),
        peer("scores-flow", "sharpness, luma, optical flow at 2 fps", opencv, cv),
        Work("filters", "scores of every frame", f"ffmpeg {FILTERS.replace(',', ', ')}",
             list(decodes(files, "-vf", FILTERS)), most=1),
        peer("copies", "copies", f"vPDQ ({named(hashes, hashes)})", hashes, *reader),
        Work("cutting", "cutting the same clips", "ffmpeg, libx264", cuts, "export", most=CUTTING_ROUNDS),
    ]
