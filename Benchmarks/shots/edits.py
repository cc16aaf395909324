#!/usr/bin/env python3
"""Edits single shots into videos whose boundaries are known to the frame.

Every edit has one look (rate, shape, bars, repeated frames, coding, noise) and all kinds of transitions:
cuts, two cuts four frames apart, dissolves of three curves, fades through black, white and colours,
wipes and pushes. Within shots it plants what is no boundary: flashes, captions, camera jerks.
Needs opencv-python-headless and the ffmpeg command.

usage: Benchmarks/shots/edits.py SHOTS.json CLIPS OUT [--edits N] [--seed N] [--shots N]

SHOTS.json: {"file": [[first, last], ...]}, ranges of frames without a boundary inside, in files under
CLIPS. Writes OUT/edit-K.mp4 and edit-K.json: {"look", "frames", "cuts": [[first, last, kind], ...],
"traps": [[first, last, kind], ...]}; a transition spans its first touched frame to the first of the new
shot alone.
"""
import argparse
import collections
import functools
import json
import pathlib
import random
import subprocess

import cv2
import numpy as np

Look = collections.namedtuple("Look", "name fps size bars repeat crf noise", defaults=[0, 1, None, 0])
WIDE, TALL = (640, 360), (360, 640)
LOOKS = [
    Look("25 fps", 25, WIDE),
    Look("15 fps", 15, WIDE),
    Look("30 fps", 30, WIDE),
    Look("50 fps", 50, WIDE),
    Look("60 fps", 60, WIDE),
    Look("24 stored as 30", 30, WIDE, repeat=1.25),
    Look("every frame twice", 25, WIDE, repeat=2),
    Look("letterboxed", 24, WIDE, bars=46),
    Look("portrait", 30, TALL),
    Look("crf 40", 25, WIDE, crf=40),
    Look("noisy", 25, WIDE, noise=6),
]
# How often each kind of transition is drawn, and its frames at least and at most.
KINDS = {
    "cut": (30, 0, 0),
    "two cuts": (5, 0, 0),
    "dissolve": (14, 4, 50),
    "dissolve in linear light": (7, 4, 50),
    "dissolve eased": (7, 4, 50),
    "fade through black": (8, 8, 50),
    "fade through white": (5, 8, 50),
    "fade through colour": (5, 8, 50),
    "wipe": (8, 6, 40),
    "soft wipe": (5, 6, 40),
    "push": (6, 6, 30),
}
TRAPS = ["flash", "caption", "jerk"]
CAPTION = (60, 45, 35)
COLOURS = [(160, 60, 40), (40, 40, 170), (60, 130, 60), (30, 140, 200), (110, 40, 110), (128, 128, 128)]


@functools.lru_cache(maxsize=4)
def decoded(path):
    video = cv2.VideoCapture(str(path))
    frames = []
    while True:
        ok, frame = video.read()
        if not ok:
            return frames, video.get(cv2.CAP_PROP_FPS)
        frames.append(frame)


def fitted(frame, size, flip):
    """Scales and crops a frame to fill `size`."""
    (height, width), (w, h) = frame.shape[:2], size
    scale = max(w / width, h / height)
    if scale != 1:
        way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        frame = cv2.resize(frame, (max(w, round(width * scale)), max(h, round(height * scale))), interpolation=way)
    y, x = (frame.shape[0] - h) // 2, (frame.shape[1] - w) // 2
    frame = frame[y:y + h, x:x + w]
    return np.ascontiguousarray(frame[:, ::-1]) if flip else frame


class Pool:
    """The shots that edits are made of."""

    def __init__(self, table, folder):
        self.folder = pathlib.Path(folder)
        self.ranges = [(name, first, last) for name, ranges in sorted(table.items()) for first, last in ranges]

    def draw(self, rng, fps, size, least, most, last_used):
        """At least `least` and at most `most` frames at `fps` of a shot of another clip than the last."""
        while True:
            name, first, last = rng.choice(self.ranges)
            if name == last_used:
                continue
            frames, rate = decoded(self.folder / name)
            step = rate / fps if 1 < rate < 121 else 1
            room = int((min(last, len(frames)) - first - 1) / step) + 1
            if room < least:
                least = max(12, least // 2)
                continue
            count = min(room, rng.randint(least, max(least, most)))
            start = first + rng.uniform(0, (room - count) * step)
            flip = rng.random() < 0.5
            picked = [frames[min(int(start + i * step), len(frames) - 1)] for i in range(count)]
            return name, [fitted(frame, size, flip) for frame in picked]


def ramp(rng, size):
    """Where a wipe has come by when: 0 where it begins, 1 where it ends."""
    w, h = size
    x, y = np.meshgrid(np.linspace(0, 1, w), np.linspace(0, 1, h))
    radius = np.hypot(x - 0.5, y - 0.5) / np.hypot(0.5, 0.5)
    angle = (np.arctan2(y - 0.5, x - 0.5) / np.pi + 1) / 2
    way = rng.choice([x, 1 - x, y, 1 - y, (x + y) / 2, (1 - x + y) / 2, radius, 1 - radius, angle])
    return way.astype(np.float32)[..., None]


def blended(a, b, share):
    return np.clip(a * (1.0 - share) + b * share + 0.5, 0, 255).astype(np.uint8)


def mixed(kind, rng, tail, head):
    """The frames of a transition from `tail` to `head`, as long as both."""
    count, size = len(tail), (tail[0].shape[1], tail[0].shape[0])
    shares = [(i + 1) / (count + 1) for i in range(count)]
    if kind == "dissolve in linear light":
        light = np.linspace(0, 1, 256, dtype=np.float32) ** 2.2
        mix = lambda a, b, t: (255 * (light[a] * (1 - t) + light[b] * t) ** (1 / 2.2) + 0.5).astype(np.uint8)
    elif kind == "dissolve eased":
        mix = lambda a, b, t: blended(a, b, t * t * (3 - 2 * t))
    elif kind.startswith("dissolve"):
        mix = blended
    elif kind.startswith("fade"):
        tone = {"black": (0, 0, 0), "white": (255, 255, 255)}.get(kind.split()[-1]) or rng.choice(COLOURS)
        plain = np.broadcast_to(np.array(tone, np.uint8), tail[0].shape)
        # It rests on the tone for a few frames, as editors' fades do, or only touches it.
        rest = rng.choice([0, 0, 0.1, 0.3])
        def mix(a, b, t):
            u = (t - 0.5) / (1 - rest) * 2
            return plain if abs(t - 0.5) < rest / 2 + 0.5 / count else blended(plain, b if u > 0 else a, min(1, max(0, abs(u) - rest / (1 - rest))))
    elif kind.endswith("wipe"):
        way, edge = ramp(rng, size), 0.3 if kind.startswith("soft") else 0.004
        mix = lambda a, b, t: blended(a, b, np.clip((t * (1 + edge) - way) / edge, 0, 1))
    elif kind == "push":
        axis, sign = rng.choice([0, 1]), rng.choice([-1, 1])
        def mix(a, b, t):
            shift = round(t * a.shape[axis])
            both = np.concatenate([a, b] if sign > 0 else [b, a], axis=axis)
            start = shift if sign > 0 else a.shape[axis] - shift
            return np.take(both, range(start, start + a.shape[axis]), axis=axis)
    return [mix(a, b, t) for a, b, t in zip(tail, head, shares)]


def trapped(kind, rng, frames):
    """Frames of one shot that something happens to which is no boundary."""
    if kind == "flash":
        light, count = rng.uniform(0.5, 1), rng.randint(1, 3)
        at = rng.randint(6, len(frames) // 2)
        for i in range(at, at + count):
            frames[i] = blended(frames[i], np.full_like(frames[i], 255), light)
        return at, at + count
    if kind == "caption":
        h, w = frames[0].shape[:2]
        at, height = rng.randint(6, len(frames) // 2), round(h * rng.uniform(0.12, 0.3))
        for i in range(at, len(frames)):
            frames[i] = frames[i].copy()
            frames[i][h - height - 10:h - 10, w // 20:w - w // 20] = CAPTION
            cv2.putText(frames[i], "WHAT HAPPENED NEXT", (w // 12, h - 10 - height // 3), cv2.FONT_HERSHEY_DUPLEX, w / 700, (240, 240, 240), 2)
        return at, at + 1
    at, count, reach = rng.randint(6, len(frames) // 2), 6, rng.uniform(0.05, 0.15)
    for i in range(at, at + count):
        h, w = frames[i].shape[:2]
        dx, dy = rng.uniform(-reach, reach) * w, rng.uniform(-reach, reach) * h
        frames[i] = cv2.warpAffine(frames[i], np.float32([[1, 0, dx], [0, 1, dy]]), (w, h), borderMode=cv2.BORDER_REFLECT)
    return at, at + count


class Edit:
    """A video under construction, written frame by frame."""

    def __init__(self, path, look, rng):
        self.path, self.look, self.rng, self.noise = path, look, rng, np.random.default_rng(rng.randint(0, 1 << 30))
        self.count, self.written, self.cuts, self.traps = 0, 0, [], []
        w, h = look.size
        crf = look.crf or rng.choice([18, 23, 28, 33])
        self.encoder = subprocess.Popen(
            ["ffmpeg", "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "bgr24", "-s", f"{w}x{h}", "-r", str(look.fps), "-i", "-",
             "-c:v", "libx264", "-preset", "veryfast", "-crf", str(crf), "-pix_fmt", "yuv420p", f"{path}.mp4"], stdin=subprocess.PIPE)

    @property
    def inside(self):
        """The size of the picture within bars."""
        w, h = self.look.size
        return w, h - 2 * self.look.bars

    def put(self, frames):
        for frame in frames:
            if self.look.bars:
                frame = cv2.copyMakeBorder(frame, self.look.bars, self.look.bars, 0, 0, cv2.BORDER_CONSTANT)
            if self.look.noise:
                grain = self.noise.normal(0, self.look.noise, frame.shape[:2]).astype(np.float32)[..., None]
                frame = np.clip(frame + grain, 0, 255).astype(np.uint8)
            self.count += 1
            while self.written < round(self.count * self.look.repeat):
                self.encoder.stdin.write(np.ascontiguousarray(frame).tobytes())
                self.written += 1

    @property
    def next(self):
        """The number that the frame put next will have."""
        return self.written

    def close(self):
        self.encoder.stdin.close()
        self.encoder.wait()
        truth = {"look": self.look.name, "frames": self.written, "cuts": self.cuts, "traps": self.traps}
        pathlib.Path(f"{self.path}.json").write_text(json.dumps(truth))


def make(path, look, pool, rng, shots):
    edit, tail, used = Edit(path, look, rng), None, None
    for _ in range(shots):
        kind = rng.choices(list(KINDS), [weight for weight, _, _ in KINDS.values()])[0]
        _, least, most = KINDS[kind]
        length = rng.randint(least, most)
        clear = rng.randint(round(0.6 * look.fps), round(3 * look.fps)) + 12
        used, frames = pool.draw(rng, look.fps, edit.inside, length + clear // 2, length + clear, used)
        trap = None
        if rng.random() < 0.25 and len(frames) > 2 * length + 40:
            trap = rng.choice(TRAPS)
        body_start = 0
        if tail is not None:
            length = min(length, len(tail) - 8, len(frames) - 16)
            if length < max(least, 1):
                kind = kind if kind == "two cuts" else "cut"
                length = 0
            edit.put(tail[:len(tail) - length])
            first = edit.next
            if kind == "two cuts":
                _, insert = pool.draw(rng, look.fps, edit.inside, 12, 12, used)
                edit.put(insert[:4])
                edit.cuts.append([first, first, kind])
                first = edit.next
            if length:
                edit.put(mixed(kind, rng, tail[-length:], frames[:length]))
            edit.cuts.append([first, edit.next, kind])
            body_start = length
        tail = frames[body_start:]
        if trap and len(tail) > 30:
            first, last = trapped(trap, rng, tail)
            scale = look.repeat
            edit.traps.append([edit.next + round(first * scale), edit.next + round(last * scale), trap])
    edit.put(tail)
    edit.close()
    return edit


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("shots")
    parser.add_argument("clips")
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--edits", type=int, default=len(LOOKS))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--shots-each", type=int, default=40)
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    pool = Pool(json.load(open(arguments.shots)), arguments.clips)
    for k in range(arguments.edits):
        look, rng = LOOKS[k % len(LOOKS)], random.Random(f"{arguments.seed} {k}")
        edit = make(arguments.out / f"edit-{k:02}", look, pool, rng, arguments.shots_each)
        print(f"edit-{k:02}: {look.name}, {edit.written} frames, {len(edit.cuts)} boundaries", flush=True)


if __name__ == "__main__":
    main()
