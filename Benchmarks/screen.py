#!/usr/bin/env python3
"""What screening by keyframes costs and how often it errs: prints two tables.

Cost: clips looped to a minute and coded with keyframes 2, 5 and 10 seconds apart; processor time of
a scan whose screen looks at every keyframe and rejects, over that of a full scan. Errors: every clip
of FOLDER and copies made dark, blurred, flat and letterboxed; videos that a screen turns away, and how
many of them a full scan by the same gates would have kept a clip of. Needs the release build and the
ffmpeg command with libx264.

usage: Benchmarks/screen.py FOLDER [--keep DIR]
"""
import argparse
import concurrent.futures
import json
import pathlib
import resource
import shutil
import statistics
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
WINNOW = ROOT / ".build/release/winnow"
LOOPED = ["edited/leaves_720p.mp4", "edited/bikes.mp4", "edited/portrait_montage.mp4",
          "web/MJao9o7ROs0.1.mp4"]
RATE = 25
COPIES = {
    "dark": "eq=brightness=-0.45:contrast=0.3",
    "blurred": "gblur=sigma=6",
    "flat": "eq=contrast=0.06",
    "letterboxed": "crop=iw:trunc(ih*0.35)*2,pad=iw:trunc(ih/0.7/2)*2:0:(oh-ih)/2:black",
}
# By decision, not by taste: bounds of the default preset, and one on bars.
GATES = {
    "exposure.luma.mean": "[20, 235]", "exposure.dark.median": "[~, 0.5]",
    "exposure.bright.median": "[~, 0.3]", "contrast.rms.median": "[0.04, ~]",
    "information.entropy.median": "[3, ~]", "sharpness.laplacian.median": "[20, ~]",
    "letterbox.top.median": "[~, 0.05]",
}
# Judged one by one at bounds inside what the clips themselves show, where a screen errs most.
SCORES = ["exposure.luma", "exposure.dark", "exposure.bright", "contrast.rms",
          "information.entropy", "information.spatial", "sharpness.laplacian",
          "sharpness.tenengrad", "sharpness.edge_width", "colour.colourfulness",
          "colour.saturation", "exposure.brightness", "letterbox.top"]


def run(*command, good=(0, 1)):
    """Runs a command and returns the processor seconds it and its children took; ends with another status than `good`."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = subprocess.run([str(word) for word in command], capture_output=True, check=False)
    if result.returncode not in good:
        raise SystemExit(result.stderr.decode(errors="replace"))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def scan(folder, out, *options):
    """Scans anew and returns the processor seconds."""
    shutil.rmtree(out, ignore_errors=True)
    return run(WINNOW, "scan", folder, "-o", out, *options)


def encode(source, target, keyframes, *options, filters="null", before=()):
    """Codes `source` as H.264 with a keyframe every so many frames, and at cuts."""
    target.parent.mkdir(parents=True, exist_ok=True)
    filters = f"{filters},scale=trunc(iw/2)*2:trunc(ih/2)*2,format=yuv420p"
    subprocess.run(
        ["ffmpeg", "-v", "error", "-y", "-nostdin", *before, "-i", source, "-vf", filters, "-an",
         "-c:v", "libx264", "-preset", "veryfast", "-crf", "23", "-g", str(keyframes), *options,
         target], check=True)


def recipe(path, gates, screen=True):
    """Writes a recipe of `gates`, one that asks keyframes first where it screens."""
    lines = ["clips: {min: 1}", "duplicates: {scope: off}", "gates:"]
    lines += [f"  {name}: {bounds}" for name, bounds in gates.items()]
    path.write_text("\n".join(lines + (["screen: {keyframes: true}"] if screen else [])))
    return path


def lines(path):
    return [json.loads(line) for line in path.read_text().splitlines()]


def cost(clips, work):
    """Prints the cost of looking at every keyframe over that of a full scan."""
    impossible = recipe(work / "impossible.yaml", {"exposure.luma.mean": "[250, ~]"})
    print("\n| keyframes every | videos | full scan, s | screen, s | screen / scan |")
    print("| --- | --- | --- | --- | --- |")
    for seconds in (2, 5, 10):
        folder = work / f"looped-{seconds}"
        for name in LOOPED:
            target = folder / name.replace("/", "-")
            if not target.exists():
                encode(clips / name, target, seconds * RATE, "-t", "60", "-r", str(RATE),
                       before=("-stream_loop", "-1"))
        rounds = [[scan(folder, work / f"cost-{kind}", "--jobs", "1", *options)
                   for kind, options in (("full", ()), ("screen", ("--recipe", impossible)))]
                  for _ in range(3)]
        full, screen = (min(column) for column in zip(*rounds))
        ratio = statistics.median(b / a for a, b in rounds)
        print(f"| {seconds} s | {len(LOOPED)} | {full:.2f} | {screen:.2f} | {ratio:.3f} |", flush=True)


def corpus(clips, work):
    """All clips and their degraded copies, which have a keyframe every 2 or 10 seconds."""
    folder = work / "corpus"
    sources = sorted(path for path in clips.rglob("*") if path.is_file())
    jobs = []
    for index, source in enumerate(sources):
        name = str(source.relative_to(clips)).replace("/", "-")
        target = folder / "original" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            target.symlink_to(source)
        for number, (kind, filters) in enumerate(COPIES.items()):
            target = folder / kind / (name + ".mp4")
            if not target.exists():
                jobs.append((source, target, 50 if (index + number) % 2 else 250, filters))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for future in [pool.submit(encode, a, b, g, filters=f) for a, b, g, f in jobs]:
            try:
                future.result()
            except subprocess.CalledProcessError as error:
                print("left out:", error.cmd[-1])
    return folder


def kept(full, work, gates):
    """The videos of which a full scan keeps a clip."""
    run(WINNOW, "select", full, "--recipe", recipe(work / "full.yaml", gates, screen=False))
    return {line["video"] for line in lines(full / "manifest.jsonl") if line["verdict"] == "keep"}


def screened(folder, out, work, gates, *options):
    """The videos a screen turns away, the processor time, and the number of videos."""
    seconds = scan(
        folder, out, "--recipe", recipe(work / "s.yaml", gates), "--jobs", "2", *options)
    videos = [line for line in lines(out / "videos.jsonl") if line["depth"]]
    return {line["path"]: line["error"] for line in videos if line["outcome"] == "rejected"}, \
        seconds, len(videos)


def errors(clips, work):
    """Prints how many videos screens turn away, and how many of those wrongly."""
    folder, full = corpus(clips, work), work / "full"
    whole = scan(folder, full, "--recipe", "measure-only", "--jobs", "2")
    clips_of = lines_after_select(full)
    print("\n| gates | videos | a full scan rejects | screened out | of them it would keep | "
          "seconds, full / screened |")
    print("| --- | --- | --- | --- | --- | --- |")
    out, seconds, count = screened(folder, work / "screened", work, GATES)
    keeps = kept(full, work, GATES)
    wrong = sorted(set(out) & keeps)
    print(f"| {len(GATES)} of the default preset | {count} | {count - len(keeps)} | {len(out)} | "
          f"{len(wrong)} | {whole:.1f} / {seconds:.1f} |", flush=True)
    totals = [0, 0, 0, 0]
    for score in SCORES:
        for name, gates in single_gates(score, clips_of):
            # A survey screens as a scan does, and needs no full decode of what passes.
            out, seconds, count = screened(
                folder, work / "survey", work, gates, "--keyframes")
            keeps = kept(full, work, gates)
            bad = set(out) & keeps
            for video in sorted(bad):
                wrong.append(f"{video}: {out[video]}")
            totals = [a + b for a, b in zip(totals, (count, count - len(keeps), len(out), len(bad)))]
            print(f"| {' '.join(f'{k}: {v}' for k, v in gates.items())} | {count} | "
                  f"{count - len(keeps)} | {len(out)} | {len(bad)} | |", flush=True)
    print(f"| all of these | {totals[0]} | {totals[1]} | {totals[2]} | {totals[3]} | |")
    for line in wrong:
        print("wrong:", line)


def lines_after_select(full):
    run(WINNOW, "select", full, "--recipe", "measure-only")
    return lines(full / "manifest.jsonl")


def single_gates(score, clips_of):
    """Gates at the quartiles of the clips' medians, from below and from above."""
    values = sorted(line["scores"][score]["median"] for line in clips_of if line["scores"][score])
    low, high = (values[len(values) * q // 4] for q in (1, 3))
    for name, bounds in (("low", f"[{high:.6g}, ~]"), ("high", f"[~, {low:.6g}]")):
        yield f"{score}-{name}", {f"{score}.median": bounds}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--keep", type=pathlib.Path, help="where to leave what is made")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = options.keep or pathlib.Path(temporary)
        work.mkdir(parents=True, exist_ok=True)
        cost(options.folder.resolve(), work)
        errors(options.folder.resolve(), work)


if __name__ == "__main__":
    main()
