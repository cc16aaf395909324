"""Altered copies of videos as they circulate on the web: one function a kind, with parameters drawn at random.

A kind takes the picture's width and height, a random source and the path of another video, and returns ffmpeg's
filters (a graph with the input [0:v], and [1:v] for the other video, or a plain chain).
"""
import pathlib
import random
import subprocess

RATE = "26"


def even(length):
    return max(2, round(length / 2) * 2)


def window(w, h, left, right, top, bottom):
    """A crop that takes these shares off the four sides."""
    return (f"crop={even(w * (1 - left - right))}:{even(h * (1 - top - bottom))}"
            f":{round(w * left)}:{round(h * top)}")


def logo(w, h, r):
    x, y = r.choice([0.03, 0.8]), r.choice([0.05, 0.8])
    return (f"drawbox=x=iw*{x}:y=ih*{y}:w=iw*0.16:h=ih*0.12:color=white@0.9:t=fill,"
            f"drawbox=x=iw*{x + 0.02}:y=ih*{y + 0.02}:w=iw*0.12:h=ih*0.08:color=red@0.9:t=fill")


def corner_crop(w, h, r, _):
    share = r.uniform(0.06, 0.1)
    x, y = r.choice([0, share]), r.choice([0, share])
    return window(w, h, x, share - x, y, share - y)


def sides_crop(w, h, r, _):
    return window(w, h, *(r.uniform(0, 0.1) for _ in range(4)))


def one_side_crop(w, h, r, _):
    shares = [0, 0, 0, 0]
    shares[r.randrange(4)] = r.uniform(0.06, 0.1)
    return window(w, h, *shares)


def crop_10_a_side(w, h, r, _):
    return window(w, h, 0.1, 0.1, 0.1, 0.1)


def crop_12(w, h, r, _):
    return window(w, h, 0.06, 0.06, 0.06, 0.06)


def blur(w, h, r, _):
    return f"gblur=sigma={w / 60:.2f}"


def heavy_blur(w, h, r, _):
    return f"gblur=sigma={w / 20:.2f}"


def paler(w, h, r, _):
    return f"eq=contrast={r.uniform(0.4, 0.6):.2f}:gamma={r.choice([0.7, 1.4])}"


def picture_in_picture(w, h, r, _):
    x, y = r.choice(["W*0.03", "W*0.97-w"]), r.choice(["H*0.04", "H*0.96-h"])
    return f"[1:v]scale={even(w * 0.25)}:-2[small];[0:v][small]overlay={x}:{y}:shortest=0:eof_action=repeat"


def blurred_bars(w, h, r, _):
    side = max(w, h)
    back = f"scale={side}:{side}:force_original_aspect_ratio=increase,crop={side}:{side},gblur=sigma={side / 30:.1f}"
    return f"[0:v]split[a][b];[a]{back}[back];[back][b]overlay=(W-w)/2:(H-h)/2"


def story_bars(w, h, r, _):
    width = even(w * 0.75)
    height = even(width * 16 / 9)
    back = (f"scale={width}:{height}:force_original_aspect_ratio=increase,crop={width}:{height},"
            f"gblur=sigma={width / 25:.1f},eq=brightness=-0.1")
    return f"[0:v]split[a][b];[a]{back}[back];[b]scale={width}:-2[front];[back][front]overlay=0:(H-h)/2"


def pillarbox(w, h, r, _):
    return f"pad={even(w * r.uniform(1.2, 1.5))}:ih:(ow-iw)/2:0"


def boxed_with_logo(w, h, r, _):
    return f"pad=iw:iw:0:(oh-ih)/2,drawbox=x=iw*0.05:y=ih*0.02:w=iw*0.2:h=ih*0.06:color=white:t=fill,scale=iw/2:-2"


def mirrored_cropped_logo(w, h, r, other):
    return "hflip," + sides_crop(w, h, r, other) + "," + logo(w, h, r)


def faster(w, h, r, _):
    return f"setpts=PTS/{r.uniform(1.25, 1.33):.3f}"


def slower(w, h, r, _):
    return f"setpts=PTS/{r.uniform(0.75, 0.8):.3f}"


def faster_cropped(w, h, r, other):
    return f"setpts=PTS/{r.uniform(1.05, 1.2):.3f}," + corner_crop(w, h, r, other)


def mirrored_bright_blur(w, h, r, _):
    return f"hflip,eq=brightness=0.08:contrast=1.2,gblur=sigma={w / 100:.2f}"


def noisy_small(w, h, r, _):
    return f"scale={even(w / 3)}:-2,noise=alls=18:allf=t"


KINDS = [
    corner_crop, sides_crop, one_side_crop, crop_10_a_side, crop_12, blur, heavy_blur, paler, picture_in_picture,
    blurred_bars, story_bars, pillarbox, boxed_with_logo, mirrored_cropped_logo, faster, slower, faster_cropped,
    mirrored_bright_blur, noisy_small,
]


def name(kind):
    return kind.__name__.replace("_", "-")


def size(path):
    out = subprocess.run(["ffprobe", "-v", "error", "-select_streams", "v:0", "-show_entries", "stream=width,height",
                          "-of", "csv=p=0", path], capture_output=True, text=True, check=True).stdout
    return tuple(int(part) for part in out.split()[0].split(",")[:2])


def make(kind, source, other, out, seed):
    """Writes the copy of `source` that `kind` makes; the same seed and name give the same copy."""
    r = random.Random(f"{seed} {name(kind)} {pathlib.Path(source).name}")
    graph = kind(*size(source), r, other)
    graph += ",scale=trunc(iw/2)*2:trunc(ih/2)*2,setsar=1"
    inputs = ["-i", source] + (["-i", other] if "[1:v]" in graph else [])
    subprocess.run(["ffmpeg", "-v", "error", "-y", *inputs, "-filter_complex", graph, "-an", "-c:v", "libx264",
                    "-preset", "veryfast", "-threads", "1", "-pix_fmt", "yuv420p", "-crf", RATE, out], check=True)
