"""Some thirty small videos of the kinds that public reports speak of: fixtures, and what the ffmpeg command makes."""

import re
import shutil

from arena import FIXTURES, ffmpeg

FROM_FIXTURES = [
    "edit-list.mp4", "rotated.mp4", "anamorphic.mp4", "audio-cover.m4a", "cover-first.mp4", "palette.avi",
    "animated.gif", "interlaced.mpg", "open-gop.mkv", "late.ts", "no-duration.webm", "two-streams.mkv"]

PICTURE = ["-f", "lavfi", "-i", "testsrc2=s=96x64:r=25:d=1.2"]
SOUND = ["-f", "lavfi", "-i", "sine=d=1.2"]
H264 = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "10", "-pix_fmt", "yuv420p"]
KEY = "0123456789abcdef0123456789abcdef"

# Name, then what comes between ffmpeg's inputs and its output; those that begin with "sound" have a tone.
MADE = {
    "sound-aac.mp4": [*H264, "-c:a", "aac"],
    "sound-fragments.mp4": [*H264, "-c:a", "aac", "-movflags", "frag_keyframe+empty_moov+default_base_moof"],
    "sound-encrypted.mp4": [*H264, "-c:a", "aac", "-encryption_scheme", "cenc-aes-ctr", "-encryption_key", KEY,
                            "-encryption_kid", KEY],
    "sound-flac.mkv": [*H264, "-c:a", "flac"],
    "sound-opus.webm": ["-c:v", "libvpx", "-b:v", "100k", "-c:a", "libopus"],
    "sound.ts": [*H264, "-c:a", "aac"],
    "sound.m2ts": [*H264, "-c:a", "ac3", "-mpegts_m2ts_mode", "1", "-f", "mpegts"],
    "sound.flv": [*H264, "-c:a", "aac", "-ar", "44100"],
    "sound.avi": ["-c:v", "mjpeg", "-c:a", "pcm_s16le"],
    "sound.vob": ["-c:v", "mpeg2video", "-c:a", "mp2", "-f", "vob"],
    "sound.mov": ["-c:v", "mpeg4", "-c:a", "pcm_s16le"],
    "sound.wmv": ["-c:v", "wmv2", "-c:a", "wmav2"],
    "one-frame.mp4": [*H264, "-frames:v", "1"],
    "fine-clock.mp4": [*H264, "-video_track_timescale", "1000000007"],
    "one-pixel.avi": ["-vf", "scale=1:1", "-c:v", "rawvideo", "-pix_fmt", "bgr24"],
    "alpha.webm": ["-vf", "format=yuva420p", "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8"],
    "alpha.mov": ["-vf", "format=argb", "-c:v", "qtrle"],
}


def make(folder):
    """The paths of all seeds, written below a folder; one that this ffmpeg cannot make is left out."""
    folder.mkdir(parents=True)
    for name in FROM_FIXTURES:
        shutil.copy(FIXTURES / name, folder / name)
    for name, how in MADE.items():
        inputs = PICTURE + SOUND if name.startswith("sound") else PICTURE
        if ffmpeg(*inputs, *how, folder / name, check=False).returncode:
            (folder / name).unlink(missing_ok=True)
    _make_bayer(folder)
    _make_huge(folder)
    return sorted(folder.iterdir())


def _make_bayer(folder):
    """Raw pictures of a sensor, which swscale reads and does not write."""
    raw = folder / "bayer.raw"
    raw.write_bytes(bytes(at * 7 % 256 for at in range(32 * 32 * 6)))
    sizes = ["-f", "rawvideo", "-pix_fmt", "bayer_bggr8", "-s", "32x32", "-r", "5"]
    ffmpeg(*sizes, "-i", raw, "-c:v", "copy", folder / "bayer.nut", check=False)
    raw.unlink()


def _make_huge(folder):
    """Small pictures whose headers speak of 16,384 x 16,384: those of JPEG, and that of raw video."""
    size = (16384).to_bytes(2, "big")
    ffmpeg(*PICTURE, "-frames:v", "3", "-c:v", "mjpeg", folder / "huge-jpeg.avi")
    data = (folder / "huge-jpeg.avi").read_bytes()
    (folder / "huge-jpeg.avi").write_bytes(re.sub(rb"(\xff\xc0\0\x11\x08)....", rb"\g<1>" + size * 2, data, flags=re.S))
    ffmpeg(*PICTURE, "-frames:v", "3", "-c:v", "rawvideo", "-pix_fmt", "bgr24", folder / "huge-raw.avi")
    data = (folder / "huge-raw.avi").read_bytes()
    known, new = (b"".join(number.to_bytes(4, "little") for number in pair) for pair in ((96, 64), (16384, 16384)))
    (folder / "huge-raw.avi").write_bytes(data.replace(known, new))
