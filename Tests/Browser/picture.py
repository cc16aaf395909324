#!/usr/bin/env python3
"""Makes the README's picture of the report.

    python3 Tests/Browser/picture.py OUT PNG

OUT is a folder that `winnow run` wrote, PNG the picture. Needs what report.py needs, and pillow.
"""

import io
import pathlib
import sys

from PIL import Image

from browser import Browser

SIZE = (1280, 960)


def main():
    out, target = map(pathlib.Path, sys.argv[1:3])
    with Browser(*SIZE) as browser:
        browser.open(out / "report.html")
        browser.settle()
        shot = Image.open(io.BytesIO(browser.driver.get_screenshot_as_png()))
    # Few colours make it small enough for a page, and hardly show.
    shot.convert("RGB").quantize(256, dither=Image.Dither.FLOYDSTEINBERG).save(target, optimize=True)
    print(f"{target}: {target.stat().st_size // 1000} kB")


main()
