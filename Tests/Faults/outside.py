"""Every command under faults from outside: disks, signals, clocks, and others at work in the same place.

Each ends in one of three states: done; done when the same command is run again; or a clear error that names the
operation and the reason, with nothing half-written, after which the same command does it.
"""

import errno
import os
import random
import shutil
import signal

import disturbing
import results
import shim as shims
from ending import ended
from steps import Stage, all_steps

TITLE = "Faults from outside"
ABOUT = (
    "Every command under every fault: a full disk after N bytes, errors and signals at the Nth change or read, folders "
    "that vanish, clocks set back, streams that are closed, two at once, no locks. Each is done, or done when it is run "
    "again, or ends with a clear error and nothing half-written. Lost: anything else.")
COUNTS = {"quick": 24, "usual": 1200}
LONG = False
DAY = 86400


def faults(counts, step, chance):
    """The faults that a command is tried under: (kind, name, how)."""
    changes, reads, clocks, size, _ = counts
    for number in _spread(size, 8, chance):
        yield "disk full", f"full-{number}", dict(room=number)
    for name, wrong in (("eio", errno.EIO), ("eacces", errno.EACCES)):
        for number in _spread(changes, 6, chance):
            yield f"{name} of a change, once", f"{name}-once-{number}", dict(fault_class="w", at=number, once=1, errno=wrong)
            yield f"{name} of changes, from then on", f"{name}-on-{number}", dict(fault_class="w", at=number, errno=wrong)
        for number in _spread(reads, 4, chance):
            yield f"{name} of a read", f"{name}-read-{number}", dict(fault_class="r", at=number, once=1, errno=wrong)
    for number in _spread(changes, 6, chance):
        for name in ("KILL", "TERM", "INT", "HUP"):
            yield f"SIG{name}", f"{name.lower()}-{number}", dict(fault_class="w", at=number, signal=getattr(signal, f"SIG{name}"))
    for number in _spread(changes, 2, chance):
        yield "SIGSTOP, SIGCONT", f"stop-{number}", dict(fault_class="w", at=number, signal=signal.SIGSTOP)
    for number in _spread(changes, 3, chance):
        yield "output vanishes", f"gone-{number}", dict(fault_class="w", at=number, gone="out")
    for number in _spread(clocks, 3, chance):
        yield "clock set back", f"clock-{number}", dict(at=number, clock=30 * DAY)
    yield "read-only file system", "erofs", dict(fault_class="w", at=1, errno=errno.EROFS)
    for name in ("ENOLCK", "ENOSYS", "EOPNOTSUPP"):
        yield "no locks", name.lower(), dict(locks=getattr(errno, name))
    # With fewer the system does not start it.
    for number in sorted({4, 9, *(chance.randint(5, 20) for _ in range(3))}):
        yield "few open files", f"files-{number}", dict(files=number, errno=errno.EMFILE)
    for name in ("pipe", "pipe-later", "closed", "full-stream"):
        yield "streams closed or full", name, dict(streams=name)
    if step.writes:
        yield "two at once", "two", dict(beside=step)
    if step.state == "selected" and step.name != "forget":
        for name in ("select", "report", "export-clips", "scan-again"):
            yield "another command at once", f"beside-{name}", dict(beside=name)


def input_faults(counts, chance):
    """Faults of the folder of inputs, for commands that read it."""
    for number in _spread(counts[shims.READS], 5, chance):
        yield "eio of an input", f"input-eio-{number}", dict(fault_class="r", at=number, once=1, errno=errno.EIO)
        yield "input vanishes", f"input-gone-{number}", dict(fault_class="r", at=number, gone="in")
        yield "worker killed", f"worker-kill-{number}", dict(fault_class="r", at=number, signal=signal.SIGKILL, workers=1)
        yield "worker stopped", f"worker-term-{number}", dict(fault_class="r", at=number, signal=signal.SIGTERM, workers=1)


def _spread(most, count, chance):
    """Numbers from 1 to MOST: the first, the last, and others by chance."""
    if most < 1:
        return []
    return sorted({1, most, *(chance.randint(1, most) for _ in range(count - 2))})


class Trial:
    """One command under one fault."""

    def __init__(self, stage, step, below, how):
        self.stage, self.step, self.below, self.how = stage, step, below, dict(how)

    def complaints(self):
        """All that is wrong with how it ended, what it left, and what it did when it was run again."""
        self.stage.begin(self.step)
        done, other = self._disturbed()
        yield from filter(None, [self._complaint(done), other and self._complaint(other), self._unlike(done)])
        yield from self._left(done)
        again = self.stage.run(self.step)
        yield from self._right(again)

    def _disturbed(self):
        """Runs the command under its fault: its end, and that of one beside it."""
        how, stage = self.how, self.stage
        if "files" in how:
            return disturbing.with_few_files(stage.command(self.step), stage.arena.deep, how["files"]), None
        if "streams" in how:
            return disturbing.with_streams(stage.command(self.step), stage.arena.deep, how["streams"]), None
        if "beside" in how:
            return disturbing.two(stage.command(self.step), self._beside(how["beside"]), stage.arena.deep)
        moved = how.pop("gone", None)
        if moved:
            self.gone = stage.arena.out if moved == "out" else stage.arena.inputs
            how.update(gone=self.gone, gone_to=stage.away)
        extra = stage.shim.environment(self.below, **how)
        try:
            if how.get("signal") == signal.SIGSTOP:
                return disturbing.stopped(stage.command(self.step), stage.arena.deep, extra, 60 if LONG else 1), None
            return ended(stage.command(self.step), stage.arena.deep, extra), None
        finally:
            if moved:
                self._put_back()
                self.how["gone"] = moved

    def _beside(self, other):
        """The command that runs at the same time: this one, or a step by its name."""
        steps = {step.name: step for step in all_steps(self.stage)}
        return self.stage.command(other if other is self.step else steps[other])

    def _put_back(self):
        """Puts a folder that was moved away back, in the place of what was made there since."""
        if self.stage.away.exists():
            shutil.rmtree(self.gone, ignore_errors=True)
            self.stage.away.rename(self.gone)

    def _complaint(self, done):
        """What is wrong with an end: a status that no fault explains, or an error that does not say what is wrong."""
        sent = self.how.get("signal")
        if sent and not self.how.get("workers") and done.status in (-sent, 128 + sent, 130, 143):
            return None
        if done.status in (-signal.SIGPIPE, 128 + signal.SIGPIPE) and self._is_done():
            return None
        if "streams" in self.how and done.status == 2:
            return None
        if done.status == 2:
            return self._unclear(done)
        return done.complaint

    def _is_done(self):
        return not self.step.writes or not results.differences(self.step.good, results.described(self.stage.arena.out))

    def _unclear(self, done):
        words = done.talk.decode(errors="replace").lower()
        code = errno.ENOSPC if "room" in self.how else self.how.get("errno")
        reasons = shims.REASONS.get(code, [])
        if reasons and ".sqlite" in words:
            reasons = reasons + shims.CATALOG_REASONS
        if "error: " not in words:
            return f"status 2 without an error: {done.said}"
        if reasons and not any(reason in words for reason in reasons):
            return f"does not say {errno.errorcode[code]}: {done.said}"
        # What there are too few files for may be a process.
        if "/" not in words and code != errno.EMFILE:
            return f"names no file: {done.said}"
        return None

    def _unlike(self, done):
        """Whether a command that only tells something tells something else, and speaks of success."""
        heard = "streams" not in self.how and self.how.get("signal") != signal.SIGSTOP
        if self.step.tells and heard and done.status == 0 and done.output != self.step.tells:
            return f"status 0, and {len(done.output)} bytes of output that differ from the {len(self.step.tells)} undisturbed"
        return None

    def _left(self, done):
        """What is wrong with what a fault left, whether the command spoke of success or not."""
        out, step = self.stage.arena.out, self.step
        if not isinstance(self.how.get("beside"), str):
            yield from filter(None, [results.half_written(out, step.good, step.before)])
        # A fault that costs a file of the input is told by status 1, and what follows from it differs.
        if done.status == 0 and step.status == 0 or done.status == step.status and self.below == out:
            # What the next run clears away may stay where nothing can be removed.
            found = {path: content for path, content in results.described(out).items()
                     if path in step.good or not results.is_for_later(path)}
            wrong = results.differences(step.good, found)
            if wrong and not {"gone", "beside"} & self.how.keys():
                yield f"status {done.status}, but {wrong}"

    def _right(self, again):
        """What is wrong when the same command is run once more without any fault."""
        good, found = self.step.good, results.described(self.stage.arena.out)
        if isinstance(self.how.get("beside"), str):
            # What the other command wrote is its own affair, and who comes second need not remember it.
            good, found = ({path: results.without_known(path, content) for path, content in side.items() if path in good}
                           for side in (good, found))
        if again.complaint or again.status != self.step.status:
            yield f"again: {again.complaint or again.status}: {again.said}"
        wrong = results.differences(good, found)
        if wrong:
            yield f"again: {wrong}"
        left = [path for path in results.partial(self.stage.arena.out) if path.endswith(b".winnow-part")]
        if left:
            yield f"again: left {os.fsdecode(left[0])}"


def cases(stage, seed, steps):
    """Every case of commands: (kind, name, trial)."""
    for step in steps:
        chance = random.Random(f"{seed} {step.name}")
        counts = stage.measure(step)
        for kind, name, how in faults(counts, step, chance):
            yield kind, f"{step.name}/{name}", Trial(stage, step, stage.arena.out, how)
        if stage.source in " ".join(step.words) or step.name.startswith("export"):
            stage.begin(step)
            ended(stage.command(step), stage.arena.deep, stage.shim.environment(stage.arena.inputs, fault_class="r"))
            for kind, name, how in input_faults(stage.shim.counts(), chance):
                yield kind, f"{step.name}/{name}", Trial(stage, step, stage.arena.inputs, how)


def run(winnow, folder, tally, count, chosen):
    """Tries COUNT cases by the tally's seed, or those that CHOSEN accepts."""
    stage = Stage(winnow, folder, shims.Shim(folder))
    steps = [step for step in all_steps(stage) if not chosen or chosen.may_be_of(step.name)]
    chance = random.Random(tally.seed)
    if count and not chosen:
        # Of few cases a few commands, since each has to be measured first.
        steps = chance.sample(steps, min(len(steps), max(4, count // 6)))
    everything = list(cases(stage, tally.seed, steps))
    tally.notes.append(f"There are {len(everything)} cases of {len(steps)} commands.")
    if chosen:
        wanted = [case for case in everything if chosen(case[1])]
    else:
        chance.shuffle(everything)
        wanted = everything[:count] if count else everything
    for kind, name, trial in wanted:
        tally.judge(kind, name, list(trial.complaints()))
