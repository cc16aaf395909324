"""What was tried, survived and lost, as a table and a list of commands that repeat each loss."""

import collections
import sys
import time


class Tally:
    """Counts of one part of the harness, by kind of fault."""

    def __init__(self, part, seed):
        self.part = part
        self.seed = seed
        self.tried = collections.Counter()
        self.lost = collections.defaultdict(list)
        self.notes = []
        self.began = time.monotonic()

    def survived(self, kind):
        self.tried[kind] += 1

    def lose(self, kind, case, why):
        """Notes a loss of CASE, a name that --case takes; each case is one loss, whatever it breaks."""
        self.tried[kind] += 1
        self.lost[kind].append((case, why))
        print(f"LOST {case}: {why}", flush=True)

    def judge(self, kind, case, complaints):
        """Counts a case as lost by the first of its complaints, or as survived."""
        complaints = [complaint for complaint in complaints if complaint]
        if complaints:
            more = f" (and {len(complaints) - 2} more)" if len(complaints) > 2 else ""
            self.lose(kind, case, " | ".join(complaints[:2]) + more)
        else:
            self.survived(kind)
        tried = sum(self.tried.values())
        if tried % 50 == 0:
            print(f"{self.part}: {tried} tried, {self.losses} lost", file=sys.stderr, flush=True)

    @property
    def losses(self):
        return sum(len(cases) for cases in self.lost.values())

    def table(self):
        """Lines of Markdown: a row a kind, and all of them."""
        yield "| fault | tried | survived | lost |"
        yield "| --- | ---: | ---: | ---: |"
        for kind in sorted(self.tried):
            lost = len(self.lost[kind])
            yield f"| {kind} | {self.tried[kind]} | {self.tried[kind] - lost} | {lost} |"
        tried = sum(self.tried.values())
        yield f"| all | {tried} | {tried - self.losses} | {self.losses} |"

    def repeats(self, most=40):
        """Lines of Markdown that name losses and the commands that repeat them."""
        cases = [(case, why) for kind in sorted(self.lost) for case, why in self.lost[kind]]
        for case, why in cases[:most]:
            yield f"- `.ci/full {self.part} --seed {self.seed} --case '{case}'`: {' '.join(why.split())}"
        if len(cases) > most:
            yield f"- and {len(cases) - most} more"

    def page(self, title, about, when):
        """The section of this part, as lines of Markdown; WHEN is a date and a commit."""
        minutes = (time.monotonic() - self.began) / 60
        yield f"## {title}"
        yield ""
        yield about
        yield ""
        yield f"`.ci/full {self.part}` on {when}, seed {self.seed}, {minutes:.0f} min:"
        yield ""
        yield from self.table()
        for note in self.notes:
            yield ""
            yield note
        if self.losses:
            yield ""
            yield from self.repeats()
        yield ""
