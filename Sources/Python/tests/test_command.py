import contextlib
import io
import json
import os
import pickle
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from conftest import environment, is_running

import winnow
from winnow import command
from winnow.errors import Error, PartialResult, Timeout
from winnow.progress import Progress, ProgressLine

SPEAKS = """
print("scanned nothing")
print(json.dumps({"progress": "scan", "files": 1, "of": 2, "seconds": 3.5, "mood": "good"}), file=sys.stderr)
print("failed: a.mp4: open: no", file=sys.stderr)
print(json.dumps({"progress": "scan", "files": 2, "of": 2, "rate": 2, "left": 0}), file=sys.stderr)
"""
HANGS = "open(os.environ['PID'], 'w').write(str(os.getpid())); time.sleep(600)"


def test_reason_status_command_and_stderr(fake):
    fake(
        "print('warning: x', file=sys.stderr); print('error: read a.yaml: no such file', file=sys.stderr); sys.exit(2)"
    )
    with pytest.raises(Error, match="winnow select: read a.yaml: no such file") as caught:
        winnow.select("out", "a.yaml")
    error = caught.value
    assert (error.status, error.reason) == (2, "read a.yaml: no such file")
    assert error.command[1:] == ["select", "--end-with-parent", "--recipe", "a.yaml", "out"]
    assert error.stderr.splitlines()[0] == "warning: x"
    assert not error.killed
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.status, again.command) == (str(error), 2, error.command)


def test_a_mistake_in_the_words_has_the_reason_of_the_real_command():
    with pytest.raises(Error, match="no-such-format") as caught:
        winnow.export("out", "to", format="no-such-format")
    assert caught.value.status == 2


def test_killed_from_outside(fake):
    fake("os.kill(os.getpid(), signal.SIGKILL)")
    with pytest.raises(Error, match="ended by SIGKILL") as caught:
        winnow.scan("videos", "out")
    assert caught.value.killed and caught.value.status == -9


def test_progress_reaches_a_function(fake):
    fake(SPEAKS)
    said = []
    winnow.scan("videos", "out", progress=said.append)
    assert said == [
        Progress("scan", files=1, of=2, seconds=3.5),
        Progress("scan", files=2, of=2, rate=2, left=0),
    ]


def test_status_1_is_a_result_and_warns(fake):
    fake(SPEAKS + "sys.exit(1)")
    with pytest.warns(PartialResult, match=r"winnow scan: failed: a.mp4: open: no"):
        assert str(winnow.scan("videos", "out").path) == "out"


def test_a_warning_is_of_the_line_that_called(fake):
    fake("print('{}'); sys.exit(1)")
    for call in (
        winnow.scan,
        lambda out, to: out.join(to),
        lambda out, to: out.select(),
        lambda out, to: out.export(to),
    ):
        with pytest.warns(PartialResult) as caught:
            call(winnow.Catalog("out"), "to")
        assert [each.filename for each in caught] == [__file__]


def test_a_line_of_progress():
    assert (
        str(Progress("scan", 3, 40, seconds=41.2, rate=3.5, left=3725))
        == "scan  3 of 40 files  41 s of video  3.5 x  1:02:05 left"
    )
    assert Progress.parse("{not json") is None and Progress.parse('{"a": 1}') is None


def test_progress_on_a_stream_that_is_no_terminal(capsys):
    line = ProgressLine()
    line(Progress("scan", 1, 2))
    line.close()
    assert capsys.readouterr().err == ""


def test_progress_on_a_terminal(monkeypatch):
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "34")
    line = ProgressLine(terminal)
    line(Progress("scan", 1, 4))
    line(Progress("scan", 4, 4, seconds=1000))
    line.close()
    first = "\r\033[2K" + "█" * 5 + "░" * 15 + " scan  1 of 4"
    assert terminal.getvalue() == first + "\r\033[2K" + "█" * 20 + " scan  4 of 4\n"


def test_progress_asked_of_the_command_and_its_end(fake):
    fake("print(json.dumps(words))")
    assert b'["scan", "--progress", "jsonl", "--end-with-parent", "x"]' in command.run(["scan", "x"])
    assert b'["join", "--end-with-parent", "x"]' in command.run(["join", "x"])
    assert b'["suggest", "x"]' in command.run(["suggest", "x"])


def test_words(fake):
    fake("print(json.dumps(words), file=sys.stderr); sys.exit(2)")
    with pytest.raises(Error) as caught:
        winnow.run(
            ["-a", b"b\xff"], "out", {"gates": {}}, jobs=3, shard=(1, 2), root={"/a": "/b"}, exclude=["t"], report=False
        )
    words = caught.value.command
    assert words[-3:] == ["--", "-a", "b\udcff"]
    for some in (["--jobs", "3"], ["--shard", "1/2"], ["--root", "/a=/b"], ["--exclude", "t"], ["--output", "out"]):
        assert words[words.index(some[0]) + 1] == some[1]
    assert "--no-report" in words and "--retry-failed" not in words
    assert words[words.index("--recipe") + 1].endswith("recipe.yaml")


def test_time_limit_ends_the_command(fake, tmp_path, monkeypatch):
    monkeypatch.setenv("PID", str(tmp_path / "pid"))
    fake(HANGS)
    with pytest.raises(Timeout, match="time was up"):
        winnow.scan("videos", "out", timeout=1)
    assert not is_running(int((tmp_path / "pid").read_text()))


def test_time_limit_while_the_command_does_not_read(fake):
    fake("time.sleep(600)")
    with pytest.raises(Timeout):
        command.run(
            ["join", "out", "-"], timeout=1, feed=lambda stream: [stream.write(b"x" * 4096) for _ in range(999)]
        )


def test_a_function_that_fails_ends_the_command(fake, tmp_path, monkeypatch):
    monkeypatch.setenv("PID", str(tmp_path / "pid"))
    fake(f"print(json.dumps({{'progress': 'scan'}}), file=sys.stderr, flush=True); {HANGS}")

    def fail(_):
        while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text():
            time.sleep(0.01)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        winnow.scan("videos", "out", progress=fail)
    assert not is_running(int((tmp_path / "pid").read_text()))


def test_ctrl_c_ends_the_command(fake, tmp_path, monkeypatch):
    monkeypatch.setenv("PID", str(tmp_path / "pid"))
    # Shells have what they run in the background ignore it.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    fake(HANGS)
    threading.Timer(1, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        winnow.scan("videos", "out")
    signal.signal(signal.SIGINT, before)
    assert not is_running(int((tmp_path / "pid").read_text()))


def test_the_command_ends_with_an_interpreter_that_is_killed(fake, tmp_path):
    # This stand-in does what --end-with-parent asks of the command: it ends with its standard input.
    fake("open(os.environ['PID'], 'w').write(str(os.getpid()))\nsys.stdin.read()\nos.unlink(os.environ['PID'])")
    pid = tmp_path / "pid"
    code = "import winnow; winnow.scan('videos', 'out')"
    process = subprocess.Popen([sys.executable, "-c", code], env=environment(PID=str(pid)))
    while not pid.exists():
        time.sleep(0.01)
    process.kill()
    process.wait()
    for _ in range(500):
        if not pid.exists():
            return
        time.sleep(0.02)
    raise AssertionError("the command goes on")


@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="there is no ffmpeg")
def test_an_interpreter_that_is_killed_leaves_no_scan(tmp_path):
    video, out = tmp_path / "long.mp4", tmp_path / "out"
    source = ["-f", "lavfi", "-i", "testsrc2=size=1280x720:rate=30:duration=90"]
    subprocess.run(["ffmpeg", "-v", "error", *source, "-c:v", "mpeg4", "-threads", "2", video], check=True)
    code = f"import winnow; winnow.scan({str(video)!r}, {str(out)!r}, progress=lambda p: print(p, flush=True))"
    process = subprocess.Popen([sys.executable, "-c", code], env=environment(), stdout=subprocess.PIPE)
    assert process.stdout.readline().startswith(b"scan")
    assert running(out)
    process.kill()
    process.wait()
    for _ in range(100):
        if not running(out):
            break
        time.sleep(0.05)
    assert not running(out)
    # It had not come to its end.
    listed = out / "videos.jsonl"
    assert not listed.exists() or '"scanned"' not in listed.read_text()


def running(word):
    """The processes that have a word in their command lines."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if os.fsencode(word) in (folder / "cmdline").read_bytes() and folder.name != str(os.getpid()):
                found.append(int(folder.name))
    return found


def test_no_binary(monkeypatch, tmp_path):
    monkeypatch.setenv("WINNOW_BINARY", str(tmp_path / "none"))
    with pytest.raises(Error, match="WINNOW_BINARY names .*none, which is no program"):
        winnow.select("out")


def test_open(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"winnow\.run"):
        winnow.open(tmp_path)


def test_a_text_is_one_and_not_its_letters(fake, tmp_path):
    place = tmp_path / "words"
    fake(f"open({str(place)!r}, 'w').write(json.dumps(words)); print('{{}}')")
    out = winnow.Catalog("out")

    def words(call, *given):
        with contextlib.suppress(Error):
            call(*given)
        return json.loads(place.read_text())

    def values(said, option):
        return [said[number + 1] for number, word in enumerate(said) if word == option]

    for one in ("k14.sqlite", b"k14.sqlite", Path("k14.sqlite"), winnow.Catalog("k14.sqlite")):
        assert words(lambda one=one: winnow.merge(one, "to"))[-1] == "k14.sqlite"
        assert values(words(lambda one=one: winnow.run("v", "o", exclude=one)), "--exclude") == ["k14.sqlite"]
        assert values(words(lambda one=one: winnow.select("o", exclude=one)), "--exclude") == ["k14.sqlite"]
    assert values(words(lambda: out.join({"id": ["a"]}, text="year")), "--text") == ["year"]
    said = words(lambda: list(out.frames(lacking="caption", size="224x128")))
    assert values(said, "--lacking") == ["caption"] and values(said, "--size") == ["224x128"]
    assert values(words(lambda: winnow.scan("v", "o", shard="3/8")), "--shard") == ["3/8"]
