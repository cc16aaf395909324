#!/usr/bin/env python3
"""One step of today's chain on all files in one process and one thread, at the peer's defaults.

usage: peers.py STEP VIDEO...   (in the venv that packages.py makes; prints what came out, one number)
"""
import itertools
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "copies"))

RATE = 2
# As Data-Juicer's video_motion_score_filter has them by default: two frames a second, at full size.
FLOW = {"pyr_scale": 0.5, "levels": 3, "winsize": 15, "iterations": 3, "poly_n": 5, "poly_sigma": 1.2, "flags": 0}
BATCH = 16


def picks(count, rate):
    """The numbers of the frames that two a second are."""
    step = max(1, rate / RATE)
    return [round(k * step) for k in range(int(count / step) + 1) if round(k * step) < count]


def by_opencv(path):
    import cv2
    video = cv2.VideoCapture(path)
    if not video.isOpened():
        raise SystemExit(f"OpenCV cannot open {path}")
    step = max(1, (video.get(cv2.CAP_PROP_FPS) or 25) / RATE)
    following = 0
    for index in itertools.count():
        if not video.grab():
            return
        if index >= round(following * step):
            following += 1
            yield video.retrieve()[1]


def by_decord(path):
    import decord
    video = decord.VideoReader(path, ctx=decord.cpu(0), num_threads=1)
    wanted = picks(len(video), video.get_avg_fps())
    for start in range(0, len(wanted), BATCH):
        yield from video.get_batch(wanted[start:start + BATCH]).asnumpy()


def by_pyav(path):
    import av
    with av.open(path) as container:
        stream = container.streams.video[0]
        stream.thread_type, stream.codec_context.thread_count = "NONE", 1
        step, following = max(1, float(stream.average_rate or 25) / RATE), 0
        for index, frame in enumerate(container.decode(stream)):
            if index >= round(following * step):
                following += 1
                yield frame.to_ndarray(format="rgb24")


def frames(reader):
    """Reads two frames a second and does nothing with them."""
    return lambda paths: sum(1 for path in paths for _ in reader(path))


def scores(motion):
    """Sharpness and luma of two frames a second, and motion between them if wanted."""
    def scored(paths):
        import cv2
        count = 0
        for path in paths:
            last = None
            for frame in by_opencv(path):
                grey = cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY)
                cv2.Laplacian(grey, cv2.CV_64F).var()
                grey.mean()
                if motion and last is not None:
                    flow = cv2.calcOpticalFlowFarneback(last, grey, None, **FLOW)
                    cv2.cartToPolar(flow[..., 0], flow[..., 1])[0].mean()
                last, count = grey, count + 1
        return count
    return scored


def shots(detector):
    def detected(paths):
        import scenedetect
        return sum(len(scenedetect.detect(path, getattr(scenedetect, detector)())) for path in paths)
    return detected


def hashes(path):
    """The hashes of a video by vPDQ's own package, or by pdqhash where that is not there."""
    import copies
    import numpy
    try:
        import vpdq
    except ImportError:
        return copies.hashes(path)
    found = [feature.hex for feature in vpdq.computeHash(path, thread_count=1) if feature.quality >= 50]
    bits = numpy.frombuffer(bytes.fromhex("".join(found)), dtype=numpy.uint8)
    return numpy.unpackbits(bits).reshape(-1, 256)


def pairs(paths):
    """The pairs of videos that vPDQ takes for copies at its published settings."""
    import copies
    known = [hashes(str(path)) for path in paths]
    return [(a, b) for a, b in itertools.combinations(range(len(known)), 2) if copies.alike(known[a], known[b])]


STEPS = {
    "shots-content": shots("ContentDetector"),
    "shots-adaptive": shots("AdaptiveDetector"),
    "frames-decord": frames(by_decord),
    "frames-pyav": frames(by_pyav),
    "frames-opencv": frames(by_opencv),
    "scores-still": scores(motion=False),
    "scores-flow": scores(motion=True),
    "copies": lambda paths: len(pairs(paths)),
}


def main():
    step, *paths = sys.argv[1:]
    if step.startswith(("shots", "scores")):
        import cv2
        cv2.setNumThreads(1)
    print(STEPS[step](paths))


if __name__ == "__main__":
    main()
