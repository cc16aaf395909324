"""Makes a page of many clips out of one of few."""

import array
import base64
import json
import random
import re

BLOCK = '<script type="application/json" id="{}">{}</script>'


def many_clips(page, wanted, file):
    """Writes `page` with its clips repeated until there are `wanted`, their scores moved a little."""
    random.seed(1)
    blocks = dict(re.findall(BLOCK.format('([^"]+)', "([^<]*)"), page))
    data = json.loads(blocks["data"])
    few = len(data["clips"]["video"])
    order = [i % few for i in range(wanted)]
    groups = len([1 for group in set(data["clips"]["group"]) if group > 0])
    for name, values in data["clips"].items():
        data["clips"][name] = [values[i] for i in order]
    data["clips"]["group"] = [
        group and group + groups * (i // few) for i, group in enumerate(data["clips"]["group"])]
    written = {"data": json.dumps(data).replace("<", "\\u003C")}
    for name, text in blocks.items():
        if name.startswith("score-"):
            written[name] = repeated(text, few, order)
    written.update(pictures(blocks, order))
    start, end = page.index("<script type=\"application/json\""), page.rindex("<script nonce")
    text = "\n".join(BLOCK.format(name, block) for name, block in written.items())
    file.write_text(page[:start] + text + "\n" + page[end:])


def repeated(text, few, order):
    values = array.array("f", base64.b64decode(text))
    moved = array.array("f")
    for start in range(0, len(values), few):
        column = values[start:start + few]
        moved.extend(column[i] * random.uniform(0.5, 1.5) for i in order)
    return base64.b64encode(moved.tobytes()).decode()


def pictures(blocks, order, most=3):
    """At most `most` pictures of each clip, in blocks as a report has them."""
    index = json.loads(blocks["pictures"])
    number = index["clipsOfBlock"]
    few = [[] for _ in index["clips"]]
    for first in range(0, len(index["clips"]), number):
        block, place = base64.b64decode(blocks[f"pictures-{first // number}"]), 0
        for clip in range(first, min(first + number, len(index["clips"]))):
            entry = index["clips"][clip]
            for i in range(0, len(entry), 2):
                few[clip].append((entry[i], block[place:place + entry[i + 1]]))
                place += entry[i + 1]
    written = {}
    for first in range(0, len(order), number):
        block = b"".join(body for i in order[first:first + number] for _, body in few[i][:most])
        written[f"pictures-{first // number}"] = base64.b64encode(block).decode()
    index["clips"] = [[n for header, body in few[i][:most] for n in (header, len(body))] for i in order]
    return {**written, "pictures": json.dumps(index)}
