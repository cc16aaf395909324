import decimal
import json

import numpy
import pandas
import polars
import pyarrow
import pytest
from conftest import needs

import winnow
from winnow.joining import line, rows

ROWS = [{"id": "a", "aesthetic": 5.5, "caption": "a cat"}, {"id": "b", "aesthetic": 4.0, "caption": "a dög"}]
COLUMNS = {name: [row[name] for row in ROWS] for name in ROWS[0]}
ECHO = 'print(json.dumps({"words": words, "rows": [json.loads(line) for line in sys.stdin]}))'


@pytest.mark.parametrize(
    "table",
    [pyarrow.table(COLUMNS), pandas.DataFrame(COLUMNS), polars.DataFrame(COLUMNS), COLUMNS, ROWS, iter(ROWS)],
    ids=["pyarrow", "pandas", "polars", "columns", "rows", "iterator"],
)
def test_tables_become_lines(fake, table):
    fake(ECHO)
    said = winnow.Catalog("out").join(table, carry=0.9)
    assert said["rows"] == ROWS
    assert said["words"] == ["join", "--end-with-parent", "--on", "id", "--carry", "0.9", "--json", "out", "-"]


def test_a_dict_of_values_is_a_row(fake):
    fake(ECHO)
    assert winnow.Catalog("out").join({"id": "ab", "caption": "xy"})["rows"] == [{"id": "ab", "caption": "xy"}]


def test_a_file_is_named(fake):
    fake("print(json.dumps(words))")
    assert winnow.Catalog("out").join("scores.csv", on="clip")["joined"][-2:] == ["out", "scores.csv"]


def test_what_is_missing_is_left_out():
    row = {
        "id": numpy.str_("a"),
        "x": numpy.float32(0.5),
        "n": float("nan"),
        "m": None,
        "na": pandas.NA,
        "t": pandas.NaT,
    }
    assert json.loads(line(row)) == {"id": "a", "x": 0.5}
    assert json.loads(line({"d": decimal.Decimal("1.5"), "b": True, "i": numpy.int64(3)})) == {"d": 1.5, "b": 1, "i": 3}


def test_what_is_no_score():
    with pytest.raises(TypeError, match="neither a number nor a text"):
        line({"id": "a", "box": object()})
    # The command says of lists that it passes them over.
    assert json.loads(line({"id": "a", "box": [1, 2]})) == {"id": "a", "box": [1, 2]}
    with pytest.raises(TypeError, match="no table"):
        list(rows(7))


def test_rows_that_fail_end_the_command(fake):
    fake(ECHO)

    def broken():
        yield ROWS[0]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        winnow.Catalog("out").join(broken())


def test_a_command_that_does_not_read_on(fake):
    fake("print('error: join out: no clip has an id', file=sys.stderr); sys.exit(2)")
    with pytest.raises(winnow.Error, match="no clip has an id"):
        winnow.Catalog("out").join({"id": str(number)} for number in range(100_000))


@needs("join")
def test_scores_are_gates(demo, tmp_path):
    out = winnow.merge([demo], tmp_path / "out").select()
    kept = [clip["id"] for clip in out.clips(columns=["id", "verdict"]).to_pylist() if clip["verdict"] == "keep"]
    out.join({"id": kept, "aesthetic": [float(number) for number in range(len(kept))], "caption": ["x"] * len(kept)})
    out.select({"extends": "balanced", "gates": {"outside.aesthetic": [5, None]}})
    clips = out.clips(columns=["id", "verdict", "outside.aesthetic", "caption"]).to_pylist()
    passed = {clip["id"] for clip in clips if clip["verdict"] == "keep"}
    assert passed == set(kept[5:]) and all(clip["caption"] == "x" for clip in clips if clip["id"] in passed)
