"""Thirty small videos of the kinds that public reports speak of: fixtures, and what the ffmpeg command makes."""

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
    "bayer.mkv": ["-frames:v", "5", "-vf", "scale=32:32,format=rgb24,format=bayer_bggr8", "-c:v", "rawvideo",
                  "-allow_raw_vfw", "1"],
    "huge.mkv": ["-frames:v", "2", "-vf", "scale=16384:16384:flags=neighbor,format=gray", "-c:v", "ffv1", "-slices",
                 "4"],
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
    return sorted(folder.iterdir())
