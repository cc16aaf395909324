"""A model that says how much of a clip's picture is text: the detector of rapidocr, which brings its weights. It is
called by `winnow.ray.frames`, and stands between `winnow frames` and `winnow join` as a program."""

import json
import sys

import numpy


class TextShare:
    """The share of the picture inside boxes of text, the mean of all frames."""

    def __init__(self):
        from rapidocr import RapidOCR

        # More of a score keeps smooth skies from being text, one thread the numbers from depending on the machine.
        given = {"Global.log_level": "critical", "Det.limit_side_len": 480, "Det.box_thresh": 0.7}
        threads = dict.fromkeys(("intra_op_num_threads", "inter_op_num_threads"), 1)
        given |= {f"EngineConfig.onnxruntime.{name}": count for name, count in threads.items()}
        self.ocr = RapidOCR(params=given)

    def __call__(self, frames):
        return {"text_share": float(numpy.mean([self._share(frame) for frame in frames]))}

    def _share(self, frame):
        import cv2

        # Pictures of OpenCV have blue first.
        boxes = self.ocr(numpy.ascontiguousarray(frame[:, :, ::-1]), use_cls=False, use_rec=False).boxes
        inside = numpy.zeros(frame.shape[:2], numpy.uint8)
        cv2.fillPoly(inside, [] if boxes is None else list(boxes.astype(numpy.int32)), 1)
        return inside.mean()


if __name__ == "__main__":
    from winnow.frames import read

    model = TextShare()
    for clip, frames in read(sys.stdin.buffer):
        print(json.dumps({"id": clip.id, **model(frames)}), flush=True)
