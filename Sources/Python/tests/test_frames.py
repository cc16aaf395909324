import io
import json
import shutil
import subprocess

import numpy
import pytest
from conftest import DEMO, needs

import winnow
from winnow.frames import Clip, read

HEADER = {"winnow_frames": 1, "pixels": "rgb24", "width": 4, "height": 3}


def clip_line(number, frames=2, **more):
    line = {"id": f"c{number}", "video_id": "v", "source": "a.mp4", "start": 0.0, "end": 2.0, "frames": frames}
    return {**line, "width": 4, "height": 3, "times": [0.5] * frames, "bytes": frames * 36, **more}


def pixels(number, frames=2):
    return bytes((number + place) % 251 for place in range(frames * 36))


def stream(*numbers, end=True):
    data = json.dumps(HEADER).encode() + b"\n"
    for number in numbers:
        data += json.dumps(clip_line(number)).encode() + b"\n" + pixels(number)
    return data + (b'{"end": true, "clips": 2, "failed": 0}\n' if end else b"")


def test_frames_are_the_bytes_of_the_stream():
    for (clip, frames), number in zip(read(io.BytesIO(stream(3, 8))), (3, 8), strict=True):
        assert clip == Clip(f"c{number}", "v", "a.mp4", 0.0, 2.0, (0.5, 0.5))
        assert frames.shape == (2, 3, 4, 3) and frames.dtype == numpy.uint8
        assert frames.tobytes() == pixels(number) and frames.flags.owndata and frames.flags.writeable


def test_short_reads():
    class Slow(io.BytesIO):
        def readinto(self, buffer):
            return super().readinto(memoryview(buffer)[:5])

    assert [frames.tobytes() for _, frames in read(Slow(stream(1, 2)))] == [pixels(1), pixels(2)]


@pytest.mark.parametrize("cut", [0, 10, 70, 300, len(stream(1)) - 5])
def test_a_stream_that_is_cut_short(cut):
    with pytest.raises(EOFError, match="cut short"):
        list(read(io.BytesIO(stream(1)[:cut])))


def test_a_stream_without_an_end():
    with pytest.raises(EOFError, match="cut short"):
        list(read(io.BytesIO(stream(1, end=False))))


def test_other_streams():
    with pytest.raises(EOFError, match="no stream of frames"):
        list(read(io.BytesIO(b'{"winnow_frames": 2}\n')))
    with pytest.raises(EOFError, match="no line"):
        list(read(io.BytesIO(b"\x00\x01\n")))
    with pytest.raises(EOFError, match="are no"):
        list(read(io.BytesIO(json.dumps(HEADER).encode() + b"\n" + json.dumps(clip_line(1, bytes=7)).encode() + b"\n")))


def play(fake, data, more=""):
    path = fake("")
    (path.parent / "stream").write_bytes(data)
    fake(f"sys.stdout.buffer.write(open({str(path.parent / 'stream')!r}, 'rb').read())\nsys.stdout.flush()\n{more}")
    return winnow.Catalog("out")


def test_the_command_is_asked(fake):
    fake("print('error: ' + ' '.join(words), file=sys.stderr); sys.exit(2)")
    with pytest.raises(winnow.Error) as caught:
        next(winnow.Catalog("out").frames("uniform 8", (224, 112), "all", fit="crop", jobs=2))
    words = "--sampler uniform 8 --size 224x112 --fit crop --where all --jobs 2 out"
    assert caught.value.reason == f"frames --progress jsonl --end-with-parent {words}"


def test_through_a_pipe(fake):
    found = {clip.id: frames.tobytes() for clip, frames in play(fake, stream(1, 2)).frames()}
    assert found == {"c1": pixels(1), "c2": pixels(2)}


def test_a_clip_that_cannot_be_read(fake):
    line = clip_line(9, 0, error="gone")
    data = stream(1, end=False) + json.dumps(line).encode() + b"\n" + b'{"end": true, "clips": 2, "failed": 1}\n'
    frames = play(fake, data, "print('failed: a.mp4: gone', file=sys.stderr); sys.exit(1)").frames()
    with pytest.warns(winnow.PartialResult, match="gone"):
        assert [clip.id for clip, _ in frames] == ["c1"]
    assert [(clip.id, reason) for clip, reason in frames.failed] == [("c9", "gone")]


def test_a_command_that_dies(fake):
    catalog = play(fake, stream(1)[:200], "os.kill(os.getpid(), signal.SIGKILL)")
    with pytest.raises(winnow.Error, match="SIGKILL"):
        list(catalog.frames())
    with pytest.raises(winnow.Error, match="cut short"):
        list(play(fake, stream(1, end=False)).frames())


def test_leaving_early_ends_the_command(fake):
    catalog = play(fake, stream(*range(99), end=False), "time.sleep(600)")
    with catalog.frames() as frames:
        assert next(frames)[0].id == "c0"
    with pytest.raises(StopIteration):
        next(frames)


@needs("frames")
def test_frames_of_kept_clips(demo):
    kept = {clip["id"] for clip in demo.clips(columns=["id", "verdict"]).to_pylist() if clip["verdict"] == "keep"}
    found = {}
    for clip, frames in demo.frames("uniform 4", (64, 48), "kept"):
        assert frames.shape == (len(clip.times), 48, 64, 3)
        found[clip.id] = frames
    assert set(found) == kept


@needs("frames")
@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="there is no ffmpeg")
def test_frames_are_those_that_ffmpeg_decodes(demo):
    with demo.frames("first-middle-last", where="kept") as stream:
        clip, frames = next((clip, frames) for clip, frames in stream if clip.source.endswith("harbour.mp4"))
    source = DEMO / "harbour.mp4"
    command = [
        "ffmpeg",
        "-v",
        "error",
        "-i",
        source,
        "-vf",
        "scale=out_range=full",
        "-f",
        "rawvideo",
        "-pix_fmt",
        "rgb24",
        "-",
    ]
    decoded = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    movie = numpy.frombuffer(decoded, numpy.uint8).reshape(-1, *frames.shape[1:])
    for time, frame in zip(clip.times, frames, strict=True):
        differences = [abs(frame.astype(int) - movie[at].astype(int)).mean() for at in (round(time * 24), 60)]
        assert differences[0] < 2 < differences[1]


@needs("frames")
def test_frames_of_a_part(demo, tmp_path):
    parts = [demo.part(number, 2, tmp_path / f"part-{number}.sqlite") for number in (1, 2)]
    found = [clip.id for part in parts for clip, _ in part.frames("uniform 1", (8, 8), "kept")]
    whole = [clip.id for clip, _ in demo.frames("uniform 1", (8, 8), "kept")]
    assert sorted(found) == sorted(whole) and len(whole) == 11
