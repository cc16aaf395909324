#!/usr/bin/env python3
"""Whether the links between the project's pages lead somewhere."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[1]
PLACES = ["*.md", ".github/**/*.md", "Benchmarks/**/*.md", "Fixtures/*.md", "Sources/**/*.md", "Tests/*.md"]
LINK = re.compile(r"\]\(([^)\s]+)\)|<img[^>]* src=\"([^\"]+)\"")


def anchor(title):
    """The anchor that GitHub gives a title."""
    return re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-")


def anchors(page):
    text = re.sub(r"^```.*?^```", "", page.read_text(), flags=re.MULTILINE | re.DOTALL)
    return {anchor(title) for title in re.findall(r"^#+ (.*)$", text, re.MULTILINE)}


def complaint(page, link):
    path, _, place = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    if not target.exists():
        return f"{page.relative_to(ROOT)}: {link} leads nowhere"
    if place and target.suffix == ".md" and place not in anchors(target):
        return f"{page.relative_to(ROOT)}: {link} names a title that is not there"
    return None


def main():
    pages = sorted({page for place in PLACES for page in ROOT.glob(place)})
    wrong = []
    for page in pages:
        for groups in LINK.findall(page.read_text()):
            link = groups[0] or groups[1]
            if not re.match(r"[a-z]+:", link) and (found := complaint(page, link)):
                wrong.append(found)
    print("\n".join(wrong) or f"{len(pages)} pages, all links lead somewhere")
    sys.exit(1 if wrong else 0)


main()
