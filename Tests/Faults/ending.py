"""How a command ended: started with a limit of time, and judged by its status alone."""

import dataclasses
import os
import resource
import shlex
import signal
import subprocess

# Seconds after which a command is taken to hang; the slowest here takes three on an idle machine.
PATIENCE = 120
# Bytes of address space, so that a length that is believed ends the command and not the machine.
MEMORY = 24 << 30
# Signals by which a program ends itself.
TRAPS = {signal.SIGILL, signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS, signal.SIGFPE, signal.SIGTRAP}


@dataclasses.dataclass
class Ending:
    """The end of one command."""

    command: list
    status: int  # negative: the signal that ended it
    output: bytes
    talk: bytes  # what it said on stderr
    hung: bool = False

    @property
    def trapped(self):
        code = -self.status if self.status < 0 else self.status - 128
        return code in TRAPS

    @property
    def said(self):
        """The last line that says something, to show beside a loss."""
        lines = [line for line in self.talk.decode(errors="replace").splitlines() if line.strip()]
        return lines[-1][:200] if lines else ""

    @property
    def complaint(self):
        """Why no command may end so, or nothing."""
        if self.hung:
            return f"did not end in {PATIENCE} s"
        if self.trapped:
            return f"trapped: {signal.Signals(-self.status if self.status < 0 else self.status - 128).name}"
        if self.status not in (0, 1, 2):
            return f"ended by {self.status}"
        if self.status == 2 and not self.said:
            return "status 2, and nothing said"
        return None

    @property
    def shown(self):
        return shlex.join(os.fsdecode(word) for word in self.command)


def _limited():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(5)


def started(command, folder, extra=None, **pipes):
    """Starts a command in a group of its own, with the environment and EXTRA."""
    # A backtrace takes seconds and would look like a hang.
    environment = {**os.environ, "SWIFT_BACKTRACE": "enable=no", **(extra or {})}
    return subprocess.Popen(
        command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, start_new_session=True,
        preexec_fn=_limited, **pipes)


def ended(command, folder, extra=None, patience=PATIENCE):
    """Runs a command to its end; what hangs is killed with all that it started."""
    process = started(command, folder, extra, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        output, talk = process.communicate(timeout=patience)
        return Ending(command, process.returncode, output, talk)
    except subprocess.TimeoutExpired:
        kill_group(process)
        output, talk = process.communicate()
        return Ending(command, process.returncode, output, talk, hung=True)


def kill_group(process):
    """Kills a process of ours and its workers."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
