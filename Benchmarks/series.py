#!/usr/bin/env python3
"""Grades real clips step by step and says how every metric follows: writes series.md.

Each clip is made worse, or just different, in one way at a time: blurred, coded harder, made
noisier, and so on, in steps. A metric that means to measure that must put the steps in order; the
others should hardly react. Needs the release build and the ffmpeg command.

usage: Benchmarks/series.py FOLDER [CLIPS] [--only SERIES,...] [--keep DIR]
"""
import argparse
import concurrent.futures
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
WINNOW = ROOT / ".build/release/winnow"
SECONDS = "4"
SIZE = "scale=640:360,setsar=1,format=yuv420p"
LOSSLESS = ["-c:v", "libx264", "-preset", "ultrafast", "-qp", "0"]


class Series:
    """A way to change a clip: steps from the least to the most, the filter and coding of each."""

    def __init__(self, steps, vf=None, coding=None, base=0):
        self.steps, self.base = steps, base
        self.filter = vf or (lambda step: "null")
        self.coding = coding or (lambda step: LOSSLESS)


def shake(step):
    """Moves the picture by up to `step` pixels about its place, anew each frame."""
    x = f"20+{step}*0.5*(sin(n*2.1)+sin(n*3.7+1))"
    y = f"20+{step}*0.5*(sin(n*2.7+2)+sin(n*4.3))"
    return f"scale=680:400,crop=640:360:x='{x}':y='{y}'"


def bars(step):
    """Cuts the picture to what bars of `step` % of the height leave, and lays bars around it."""
    height = 360 - 4 * round(360 * step / 400)
    return f"crop=640:{height},pad=640:360:0:(oh-ih)/2:black"


def pillars(step):
    """The same with bars of `step` % of the width."""
    width = 640 - 4 * round(640 * step / 400)
    return f"crop={width}:360,pad=640:360:(ow-iw)/2:0:black"


def text(step):
    """Lays lines of text over `step` % of the picture, from below."""
    lines = round(step / 2)
    words = "the quick brown fox jumps over the lazy dog once more and again"
    style = "fontsize=18:fontcolor=white:borderw=1:bordercolor=black"
    drawn = [f"drawtext=text='{words}':{style}:x=40:y={330 - 22 * i}" for i in range(lines)]
    return ",".join(drawn) or "null"


SERIES = {
    "blur": Series([0, 0.5, 1, 2, 3, 4], lambda s: f"gblur=sigma={s}" if s else "null"),
    "coding": Series(
        [18, 23, 28, 33, 38, 45],
        coding=lambda s: ["-c:v", "libx264", "-preset", "fast", "-crf", str(s)]),
    "noise": Series([0, 4, 8, 12, 16, 20], lambda s: f"noise=alls={s}:allf=t" if s else "null"),
    "brightness": Series(
        [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3], lambda s: f"eq=brightness={s}", base=3),
    "contrast": Series([0.4, 0.6, 0.8, 1, 1.2, 1.4], lambda s: f"eq=contrast={s}", base=3),
    "saturation": Series([0, 0.25, 0.5, 0.75, 1, 1.5], lambda s: f"hue=s={s}", base=4),
    "steps": Series([1, 2, 3, 4, 6, 8], lambda s: f"lutyuv=y=floor(val/{s})*{s}"),
    "blocks": Series(
        [2, 6, 12, 18, 24, 31],
        coding=lambda s: ["-c:v", "mpeg4", "-qscale:v", str(s), "-g", "12"]),
    "bars": Series([0, 10, 20, 30, 40, 50, 60], bars),
    "pillars": Series([0, 10, 20, 30, 40, 50, 60], pillars),
    "text": Series([0, 2, 6, 10, 20, 30], text),
    "repetition": Series([1, 2, 3, 4]),
    "freeze": Series([0, 20, 40, 60, 80]),
    "shake": Series([0, 1, 2, 4, 8, 16], shake),
    "speed": Series([1, 2, 3, 4]),
    "flicker": Series(
        [0, 0.02, 0.04, 0.08, 0.12, 0.16],
        lambda s: f"eq=brightness='{s}*(mod(n,2)-0.5)':eval=frame"),
    "black": Series([0, 10, 20, 40, 60]),
}

# What a metric must put in order: series by metric and statistic; a minus turns the order round.
CLAIMS = json.loads((ROOT / "Benchmarks/series.json").read_text())


def rank(values):
    """Ranks from 0, ties sharing their mean."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks, start = [0.0] * len(values), 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
            end += 1
        for i in order[start:end + 1]:
            ranks[i] = (start + end) / 2
        start = end + 1
    return ranks


def spearman(a, b):
    """Spearman's rank correlation; 0 where one side does not change."""
    try:
        return statistics.correlation(rank(a), rank(b))
    except statistics.StatisticsError:
        return 0.0


def probe(clip):
    """The clip's frame rate as a fraction, and its length in seconds, at most SECONDS."""
    command = ["ffprobe", "-v", "error", "-select_streams", "v:0", "-show_entries",
               "stream=r_frame_rate,duration", "-of", "csv=p=0", str(clip)]
    rate, length = subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip().split(",")[:2]
    return rate, min(float(length), float(SECONDS))


def timed_filter(name, step, rate, length):
    """The filters that need to know the clip's rate and length."""
    if name == "repetition":
        return f"framestep={step},fps={rate}" if step > 1 else "null"
    if name == "speed":
        return f"framestep={step},setpts=N/({rate})/TB" if step > 1 else "null"
    kept = length * (1 - step / 100)
    if name == "freeze":
        return f"trim=duration={kept:.4f},tpad=stop_duration={length - kept:.4f}:stop_mode=clone"
    if name == "black":
        return f"trim=duration={kept:.4f},tpad=stop_duration={length - kept:.4f}:stop_mode=add:color=black"
    return None


def measure(clip, name, step, work):
    """The statistics of every score of `clip` at one step of a series."""
    rate, length = probe(clip)
    series = SERIES[name]
    target = work / f"{clip.stem}-{name}-{step}.mp4"
    changes = timed_filter(name, step, rate, length) or series.filter(step)
    subprocess.run(
        ["ffmpeg", "-nostdin", "-v", "error", "-y", "-t", SECONDS, "-i", str(clip), "-an", "-vf",
         f"{SIZE},{changes}", *series.coding(step), "-r", rate, "-threads", "1", str(target)], check=True)
    answer = subprocess.run([WINNOW, "inspect", target, "--json"], check=True, capture_output=True)
    target.unlink()
    return json.loads(answer.stdout)["scores"]


def value(scores, metric, statistic):
    found = scores.get(metric)
    return None if found is None else found[statistic]


class Table:
    """All cells: metric x series."""

    def __init__(self, measured, clips, names, metrics):
        self.measured, self.clips, self.names, self.metrics = measured, clips, names, metrics

    def statistic(self, metric):
        return CLAIMS.get(metric, {}).get("statistic", "mean")

    def values(self, clip, name, metric):
        steps = self.measured[clip][name]
        return [value(scores, metric, self.statistic(metric)) for scores in steps]

    def spread(self, metric):
        """How far clips lie apart as they are: the distance of the 10th and 90th percentile."""
        name = self.names[0]
        base = [self.values(clip, name, metric)[SERIES[name].base] for clip in self.clips]
        base = sorted(v for v in base if v is not None)
        if not base:
            return 0.0
        return base[round(0.9 * (len(base) - 1))] - base[round(0.1 * (len(base) - 1))]

    def cell(self, metric, name):
        """Mean rank correlation over the clips, mean change from the base to the last step in
        units of the spread, and how many clips were judged."""
        ranks, changes = [], []
        spread = self.spread(metric)
        for clip in self.clips:
            values = self.values(clip, name, metric)
            if any(v is None for v in values):
                known = [(s, v) for s, v in zip(SERIES[name].steps, values) if v is not None]
                if len(known) < 3:
                    continue
                steps, values = zip(*known)
                base = values[0]
            else:
                steps, base = SERIES[name].steps, values[SERIES[name].base]
            ranks.append(spearman(steps, values))
            changes.append(max(abs(values[0] - base), abs(values[-1] - base)))
        if not ranks:
            return None
        reaction = statistics.mean(changes) / spread if spread > 0 else 0.0
        return statistics.mean(ranks), reaction, len(ranks)


def markdown(table, command):
    claims = {(m, n): sign for m, entry in CLAIMS.items() for n, sign in entry["orders"].items()}
    weakest = None
    out = ["# How metrics follow graded series", "",
           f"Made by `{command}` from {len(table.clips)} clips of 640x360, "
           f"{SECONDS} seconds each, in steps:", ""]
    out += [f"- {name}: {', '.join(map(str, SERIES[name].steps))}" for name in table.names]
    out += ["", "A cell in bold is what the metric is for: Spearman's rank correlation of steps and values, the"
            " mean over the clips. Other cells say how far the whole series moves the value, in units"
            " of the distance between the clips themselves (10th to 90th percentile): 0.1 is a tenth of it.", "",
            "| metric | statistic | " + " | ".join(table.names) + " |",
            "| --- | --- |" + " --- |" * len(table.names)]
    for metric in table.metrics:
        row = []
        for name in table.names:
            cell = table.cell(metric, name)
            if cell is None:
                row.append("")
                continue
            rho, reaction, judged = cell
            sign = claims.get((metric, name))
            if sign is None:
                row.append(f"{reaction:.2f}")
                continue
            followed = rho * sign
            short = "" if judged == len(table.clips) else f" of {judged}"
            row.append(f"**{followed:.3f}**{short}")
            if weakest is None or followed < weakest[0]:
                weakest = (followed, metric, name)
        out.append(f"| {metric} | {table.statistic(metric)} | " + " | ".join(row) + " |")
    if weakest:
        out += ["", f"The weakest cell in bold is {weakest[1]} over {weakest[2]}: {weakest[0]:.3f}."]
    return "\n".join(out) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("clips", type=int, nargs="?", default=24)
    parser.add_argument("--only", help="series, separated by commas")
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "Benchmarks/series.md")
    arguments = parser.parse_args()
    names = arguments.only.split(",") if arguments.only else list(SERIES)
    found = sorted(arguments.folder.glob("*.mp4"))
    clips = [clip for clip in found if probe(clip)[1] >= 2][:arguments.clips]
    if not clips:
        sys.exit(f"no clips of two seconds in {arguments.folder}")
    metrics = [row["metric"] for row in json.loads(subprocess.run(
        [WINNOW, "list", "metrics", "--json"], check=True, capture_output=True).stdout)["metrics"]]
    measured = {clip: {name: [None] * len(SERIES[name].steps) for name in names} for clip in clips}
    with tempfile.TemporaryDirectory() as work, concurrent.futures.ThreadPoolExecutor(2) as pool:
        jobs = {}
        for clip in clips:
            for name in names:
                for index, step in enumerate(SERIES[name].steps):
                    jobs[pool.submit(measure, clip, name, step, pathlib.Path(work))] = (clip, name, index)
        for job in concurrent.futures.as_completed(jobs):
            clip, name, index = jobs[job]
            measured[clip][name][index] = job.result()
    command = f"Benchmarks/series.py FOLDER {len(clips)}"
    arguments.out.write_text(markdown(Table(measured, clips, names, metrics), command))


if __name__ == "__main__":
    main()
