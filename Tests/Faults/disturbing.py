"""Commands that nobody hears, that run beside others, or that stand still for a while."""

import os
import signal
import subprocess
import time

from ending import Ending, PATIENCE, ended, kill_group, started


def with_streams(command, folder, name):
    """Runs a command whose output and talk go where nobody hears them."""
    if name == "closed":
        return ended(["sh", "-c", 'exec "$0" "$@" >&- 2>&-', *command], folder)
    if name == "full-stream":
        return ended(["sh", "-c", 'exec "$0" "$@" > /dev/full 2> /dev/full', *command], folder)
    reader, writer = os.pipe()
    process = started(command, folder, stdout=writer, stderr=writer)
    os.close(writer)
    if name == "pipe-later":
        os.read(reader, 1)
    os.close(reader)
    return _waited(process, command)


def with_few_files(command, folder, most):
    """Runs a command that may have MOST files open, with its streams."""
    return ended(["sh", "-c", f'ulimit -n {most}; exec "$0" "$@"', *command], folder)


def _waited(process, command):
    try:
        return Ending(command, process.wait(PATIENCE), b"", b"nobody heard it")
    except subprocess.TimeoutExpired:
        kill_group(process)
        return Ending(command, process.wait(), b"", b"", hung=True)


def two(one, other, folder):
    """Runs two commands at once: their ends."""
    pipes = dict(stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    processes = [(command, started(command, folder, **pipes)) for command in (one, other)]
    ends = []
    for command, process in processes:
        try:
            output, talk = process.communicate(timeout=PATIENCE)
            ends.append(Ending(command, process.returncode, output, talk))
        except subprocess.TimeoutExpired:
            kill_group(process)
            output, talk = process.communicate()
            ends.append(Ending(command, process.returncode, output, talk, hung=True))
    return ends


def stopped(command, folder, extra, seconds):
    """Runs a command that stops itself, and lets it go on after a while."""
    process = started(command, folder, extra, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit:
        who, status = os.waitpid(process.pid, os.WUNTRACED | os.WNOHANG)
        if who and os.WIFSTOPPED(status):
            time.sleep(seconds)
            os.kill(process.pid, signal.SIGCONT)
        elif who:
            process.returncode = os.waitstatus_to_exitcode(status)
            return Ending(command, process.returncode, b"", b"not heard")
        time.sleep(0.01)
    kill_group(process)
    return Ending(command, process.wait(), b"", b"", hung=True)
