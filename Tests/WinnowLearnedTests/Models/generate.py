"""Makes the tiny models of the tests, with answers that can be worked out by hand: pip install onnx."""

import sys
from pathlib import Path

import onnx
from onnx import TensorProto, helper

FLOAT, INT, BYTE = TensorProto.FLOAT, TensorProto.INT64, TensorProto.UINT8


def save(name, nodes, inputs, outputs, constants=()):
    graph = helper.make_graph(nodes, name, inputs, outputs, list(constants))
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], producer_name="winnow", ir_version=8)
    onnx.checker.check_model(model)
    (Path(sys.argv[1]) / f"{name}.onnx").write_bytes(model.SerializeToString())


def value(name, kind, shape):
    return helper.make_tensor_value_info(name, kind, shape)


# The mean of each channel of a picture.
save(
    "means",
    [helper.make_node("ReduceMean", ["picture"], ["means"], axes=[2, 3], keepdims=0)],
    [value("picture", FLOAT, ["n", 3, "height", "width"])],
    [value("means", FLOAT, ["n", 3])],
)
# a * b + c, of numbers of two kinds.
save(
    "sums",
    [
        helper.make_node("Cast", ["b"], ["floats"], to=FLOAT),
        helper.make_node("Mul", ["a", "floats"], ["product"]),
        helper.make_node("Add", ["product", "c"], ["sum"]),
        helper.make_node("Cast", ["sum"], ["whole"], to=INT),
    ],
    [value("a", FLOAT, [2]), value("b", INT, [2]), value("c", FLOAT, [])],
    [value("sum", FLOAT, [2]), value("whole", INT, [2])],
)
# Each byte's distance from 255.
save(
    "bytes",
    [
        helper.make_node("Cast", ["bytes"], ["wide"], to=INT),
        helper.make_node("Sub", ["most", "wide"], ["rest"]),
        helper.make_node("Cast", ["rest"], ["narrow"], to=BYTE),
    ],
    [value("bytes", BYTE, ["n"])],
    [value("narrow", BYTE, ["n"])],
    [helper.make_tensor("most", INT, [], [255])],
)
