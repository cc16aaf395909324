"""What stands above and below the table: how it was measured, what is not comparable, what could not be run."""
import dataclasses
import textwrap

import table
import work

WIDTH = 118


def wrapped(text, mark=""):
    return textwrap.wrap(" ".join(text.split()), WIDTH, initial_indent=mark, subsequent_indent=" " * len(mark),
                         break_long_words=False, break_on_hyphens=False)


@dataclasses.dataclass
class Page:
    """All that is known of a comparison."""
    options: object
    cost: object
    works: list
    clips: list
    found: dict
    why: dict
    versions: dict
    reasons: dict

    def head(self):
        """What was measured, with what."""
        files = len(work.videos(self.options.videos))
        seconds = sum(clip["end"] - clip["start"] for clip in self.clips)
        return [*wrapped(f"""
            Made by `{table.command()}`: {files} videos, of which Winnow keeps {len(self.clips)} clips of
            {seconds:.0f} s. Times are processor time, user and system, of whole processes and their children, in
            turns over {self.options.rounds} rounds: seconds are medians of the rounds, ratios medians of the ratios
            within a round. One thread each, all files in one process, starts included."""),
            "", *wrapped(table.machine(self.versions, self.options.winnow))]

    def comparability(self):
        """What is done by one side and not by the other."""
        yield """The chain is the sum of PySceneDetect, the cheaper of content and adaptive, scores by OpenCV, vPDQ
            and ffmpeg's cutting. Each decodes the videos again. What joins them, the code between and files of
            results, costs nothing here. Reading by decord or PyAV costs what their rows differ from OpenCV's."""
        yield f"""ffmpeg decodes {work.FILES_A_PROCESS} files in a process, so that its start counts little; winnow
            bench is `winnow bench --decode-only` of all files."""
        yield """A step of the chain held against `scan` is held against all of it: shots, scores and fingerprints.
            Both sides look at all frames for shots and score two a second. The scan has many more scores than
            sharpness, luma and motion; its motion is by blocks and no dense flow, and its sharpness is taken at 360
            lines, OpenCV's at full size."""
        yield """Optical flow is Farneback's at full size, as Data-Juicer's `video_motion_score_filter` has it by
            default. Where frames are made smaller first it costs less, hence the row without it."""
        yield f"""ffmpeg's filters score every frame, have other scores than the rest, are not part of the chain and
            were run in one round; cutting and export in {min(work.CUTTING_ROUNDS, self.options.rounds)}."""
        yield """Clips are cut the same on both sides: the same clips and crop, libx264 `-preset fast -crf 18`,
            `mbtree=0`, a keyframe every two seconds, no sound; ffmpeg in a process a clip, as PySceneDetect does.
            Most of that time is libx264's, on both sides."""
        yield """vPDQ is hashing and comparing all videos with all; of some dozen videos nearly all of it is
            hashing."""

    def sources(self):
        """What was asked where the answer is known."""
        shots, copies = self.found["shots"], self.found["copies"]
        if shots:
            yield f"""Edits: by `Benchmarks/shots/edits.py`, seed {self.options.seed}, of shots of {shots['clips']} of
                the videos. A boundary is found when a detection lies within its transition or at most two frames off.
                {shots['of'] - shots['cuts']} of {shots['of']} are gradual (dissolves, fades, wipes, pushes), most of
                which PySceneDetect's two and scdet are not made for, and some shots are shorter than the least that
                PySceneDetect gives. All detectors at their defaults. Winnow's bound on wipes was fitted on other
                edits of the same shots: [shots.md](shots/shots.md)."""
        if copies:
            package = "its own package" if copies["own"] else "pdqhash, as its own package is not there"
            yield f"""Copies: {copies['kinds']} kinds by `Benchmarks/copies/alter.py`, seed {self.options.seed}, of
                the last {copies['contents']} videos in name order; many kinds, such as crops and mirrors, are not
                what vPDQ is made for. vPDQ by {package}, at its published settings: a hash a second, quality 50,
                distance 31, four fifths of the hashes of either video. Winnow by `scan` and `select --recipe
                measure-only`. Both may find a copy through others. Where the videos are the 39 of
                [copies.md](copies/copies.md), Winnow's method was tried out on the first 20, and a false group among
                the others led to one rule."""

    def failures(self):
        """Rows with a dash."""
        rows = {step.key: f"{step.tool}, {step.step}" for step in self.works}
        for key, reason in self.cost.failures.items():
            yield f"Not measured: {rows.get(key, key)}: {reason}"
        for known in filter(None, self.found.values()):
            for name, reason in known["failures"].items():
                yield f"Not judged: {name}: {reason}"
        for name, reason in self.why.items():
            yield f"Not judged: {name}: {reason}"
        if "vpdq" in self.reasons:
            yield f"""The package vpdq could not be installed, so that pdqhash and OpenCV's reader stand in:
                {self.reasons['vpdq']}"""

    def foot(self):
        texts = [*self.comparability(), *self.sources(), *self.failures()]
        return [row for text in texts for row in wrapped(text, "- ")]
