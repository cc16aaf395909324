#!/usr/bin/env python3
"""Asks the Python package pdqhash 0.2.8 for the hashes of pictures that PDQHasherTests makes as well.

Needs the packages pdqhash and numpy.

usage: Tests/Published/pdq.py > Tests/Published/pdq.json
"""
import json

import numpy as np
import pdqhash

SIZES = [(640, 360), (1920, 1080), (854, 480), (360, 640), (128, 128), (129, 127), (64, 64), (61, 47),
         (2000, 90), (5, 5), (16, 300), (3840, 2160)]


def wave(t):
    return np.minimum(255, np.abs(t % 1024 - 512) // 2)


def picture(width, height, seed):
    """Grey slopes that cross, from whole numbers only."""
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    u, v = x * 4096 // width, y * 4096 // height
    slopes = [wave(u * (1 + seed % 3) + v), wave(v * 3 + 8192 - u), wave(u * v // 1024 + seed * 77)]
    return ((slopes[0] + 2 * slopes[1] + 3 * slopes[2]) // 6).astype(np.uint8)


def main():
    pictures = []
    for seed, (width, height) in enumerate(SIZES):
        bits, quality = pdqhash.compute(np.dstack([picture(width, height, seed)] * 3))
        text = np.packbits(np.array(bits, dtype=np.uint8)).tobytes().hex()
        pictures.append({"width": width, "height": height, "seed": seed, "quality": int(quality),
                         "pdq": text})
    print("[\n" + ",\n".join(json.dumps(picture) for picture in pictures) + "\n]")


if __name__ == "__main__":
    main()
