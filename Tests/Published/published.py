#!/usr/bin/env python3
"""Asks the programs that Winnow's published detectors follow where the cuts of videos are.

Runs PySceneDetect 0.7.1 (on OpenCV 5.0.0) and FFmpeg's filter scdet (FFmpeg 5.1) at their default
settings and writes their cuts and every so many scores, frames counted from 0. Needs the packages
scenedetect and opencv-python-headless and the ffmpeg command.

usage: Tests/Published/published.py [--every N] [CLIPS] > Tests/Published/published.json
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import scenedetect

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CLIPS = ["bikes", "cartoon_subtitled", "fades", "leaves_720p", "nasa_13013", "portrait_montage",
         "sintel_trailer_30s"]
FIXTURES = ["hard-cuts.mp4", "fades.mp4", "dissolve.mp4", "vfr.mp4", "letterboxed.mp4",
            "rotated.mp4", "full-range.mp4", "colourful.mp4", "vp9.webm", "mpeg4.avi",
            "ten-bit.mp4"]
DETECTORS = {
    "content": (scenedetect.ContentDetector, "content_val"),
    "adaptive": (scenedetect.AdaptiveDetector, "adaptive_ratio (w=2)"),
    "histogram": (scenedetect.HistogramDetector, "hist_diff [bins=256]"),
}


if scenedetect.__version__ != "0.7.1":
    raise SystemExit(f"PySceneDetect 0.7.1 is wanted, not {scenedetect.__version__}")


class Positions(scenedetect.SceneDetector):
    """Keeps the time of every frame, in order."""

    def __init__(self):
        super().__init__()
        self.times = []

    def process_frame(self, timecode, frame_img):
        self.times.append(timecode)
        return []


def of_pyscenedetect(path, name, every):
    detector, score = DETECTORS[name]
    manager = scenedetect.SceneManager(scenedetect.StatsManager())
    positions = Positions()
    manager.add_detector(positions)
    manager.add_detector(detector())
    manager.detect_scenes(scenedetect.open_video(str(path)))
    cuts = manager.get_cut_list(show_warning=False)
    stats = manager.stats_manager
    numbers = {time.frame_num for time in positions.times}
    # Scores are kept by nominal frame number, which frames of a varying rate share.
    times = positions.times[::every] if len(numbers) == len(positions.times) else []
    scores = [stats.get_metrics(time, [score])[0] for time in times]
    return {"cuts": [positions.times.index(cut) for cut in cuts],
            "scores": [None if value is None else round(value, 6) for value in scores]}


def of_scdet(path, every):
    output = subprocess.run(
        ["ffmpeg", "-v", "error", "-i", path, "-map", "0:v:0", "-vf",
         "scdet=t=10,metadata=print:file=-", "-f", "null", "-"],
        check=True, capture_output=True, text=True).stdout
    frames = re.split(r"^frame:", output, flags=re.MULTILINE)[1:]
    scores = [float(re.search(r"lavfi\.scd\.score=(.*)", frame)[1]) for frame in frames]
    cuts = [i for i, frame in enumerate(frames) if "lavfi.scd.time" in frame]
    return {"cuts": cuts, "scores": scores[::every]}


def answers(path, every):
    """Of the video stream that FFmpeg calls the best, which OpenCV would pass over for the first."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder) / path.name
        subprocess.run(["ffmpeg", "-v", "error", "-i", path, "-an", "-sn", "-dn", "-c", "copy", copy],
                       check=True)
        found = {name: of_pyscenedetect(copy, name, every) for name in DETECTORS}
        return found | {"scdet": of_scdet(copy, every)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("clips", nargs="?", type=pathlib.Path,
                        default=ROOT.parent / "shared/clips")
    parser.add_argument("--every", type=int, default=25)
    options = parser.parse_args()
    paths = {f"edited/{name}.mp4": options.clips / f"edited/{name}.mp4" for name in CLIPS}
    paths |= {name: ROOT / "Fixtures" / name for name in FIXTURES}
    videos = []
    for name, path in paths.items():
        print(name, file=sys.stderr)
        videos.append({"video": name, "detectors": answers(path, options.every)})
    lines = ",\n".join(json.dumps(video) for video in videos)
    print(f'{{"every": {options.every}, "videos": [\n{lines}\n]}}')


if __name__ == "__main__":
    main()
