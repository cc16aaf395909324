"""Whether ids of videos and clips are what the documentation says, computed without Winnow.

usage: ids.py WINNOW INPUT DIR

Checks the examples of Names.md, scans INPUT with the program WINNOW into DIR, and compares all ids with those that
hashlib makes of the files and of the times that ffprobe tells.
"""

import hashlib
import json
import pathlib
import re
import subprocess
import sys

winnow, source, folder = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
PAGE = pathlib.Path(__file__).parents[2] / "Sources/Winnow/Winnow.docc/Names.md"


def digest(data):
    return hashlib.sha256(data).hexdigest()[:32]


def clip_id(video, stream, time_base, first, last):
    return digest(f"winnow-clip 1 {video} {stream} {time_base} {first} {last}".encode())


def lines(name):
    return [json.loads(line) for line in (folder / name).read_text().splitlines()]


def times(file, stream):
    """When the frames of a stream are shown, in ticks, by ffprobe; nothing where it does not tell of all."""
    done = subprocess.run(
        ["ffprobe", "-v", "error", "-select_streams", str(stream), "-show_entries",
         "frame=best_effort_timestamp", "-of", "csv=p=0", file],
        capture_output=True, text=True, check=True)
    words = [line.strip(",") for line in done.stdout.split()]
    return [int(word) for word in words] if "N/A" not in words else []


examples = re.findall(r"`(winnow-clip [^`]+)` \| `([0-9a-f]{32})`", PAGE.read_text())
assert len(examples) >= 2
for line, known in examples:
    assert digest(line.encode()) == known, line
    _, revision, video, stream, base, first, last = line.split()
    assert revision == "1" and clip_id(video, stream, base, first, last) == known, line

subprocess.run([winnow, "scan", source, "-o", folder], stderr=subprocess.DEVNULL)
subprocess.run(
    [winnow, "select", folder, "--recipe", "measure-only"], stdout=subprocess.DEVNULL, check=True)
videos = {}
for line in lines("videos.jsonl"):
    assert line["source"] == f"{line['root']}/{line['path']}"
    if line["depth"] == "frames":
        assert line["video_id"] == digest(pathlib.Path(line["source"]).read_bytes()), line["path"]
        videos.setdefault(line["video_id"], line)
    elif line["depth"] is None:
        assert line["video_id"] is None, line["path"]

checked = 0
clips = lines("manifest.jsonl")
assert len({clip["id"] for clip in clips}) == len(clips)
for clip in clips:
    video = videos[clip["video_id"]]
    assert clip["video"] == video["path"]
    # What FFmpeg decodes of damaged files depends on how it is asked.
    ticks = times(video["source"], video["stream"])
    if video["error"] or len(ticks) != video["frames"] or sorted(set(ticks)) != ticks:
        continue
    first, last = ticks[clip["start_frame"]], ticks[clip["end_frame"] - 1]
    wanted = clip_id(clip["video_id"], video["stream"], video["time_base"], first, last)
    assert clip["id"] == wanted, (clip["video"], clip["clip"])
    checked += 1
print(f"ids: {len(videos)} videos, {checked} of {len(clips)} clips checked by hashlib and ffprobe")
assert checked > len(clips) * 0.8
