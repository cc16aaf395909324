import datetime
import decimal
import json
import warnings
from pathlib import Path

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


@pytest.mark.parametrize(
    "value",
    [
        object(), [numpy.float32(1), {}], (1, 2), {"a": 1}, {1}, b"bytes", 1j, Path("x"), datetime.timedelta(1),
        numpy.zeros(3), numpy.zeros(1), numpy.array([], object), numpy.array(["2026-11-30"], "M8[s]"),
        numpy.timedelta64(1, "ns"), pandas.Timedelta(1), pandas.Interval(0, 1), pandas.Series([1]), polars.Series([1]),
        pyarrow.scalar([1]), pyarrow.array([1]),
    ],
    ids=repr,
)  # fmt: skip
def test_what_is_neither_number_nor_text_is_a_list(value):
    # The command says of lists that it passes them over.
    assert json.loads(line({"id": "a", "box": value})) == {"id": "a", "box": []}


def test_dates_are_texts():
    noon = datetime.datetime(2026, 11, 30, 12)
    for value in (noon, pandas.Timestamp(noon), numpy.datetime64(noon, "s"), pyarrow.scalar(noon)):
        assert json.loads(line({"at": value})) == {"at": "2026-11-30T12:00:00"}
    nanoseconds = json.loads(line({"at": numpy.array(noon, "datetime64[ns]")}))["at"]
    assert datetime.datetime.fromisoformat(nanoseconds[:26]) == noon
    assert json.loads(line({"day": noon.date(), "time": noon.time()})) == {"day": "2026-11-30", "time": "12:00:00"}
    assert json.loads(line({"id": "a", "no": numpy.datetime64("NaT")})) == {"id": "a"}


def test_what_is_no_table():
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


@pytest.fixture
def out(demo, tmp_path):
    """A catalog of its own."""
    return winnow.merge([demo], tmp_path / "out").select()


@pytest.mark.parametrize("form", [lambda clips: clips, pyarrow.Table.to_pandas, polars.from_arrow], ids=range(3))
def test_a_table_of_clips_is_given_back(out, form):
    before = out.clips()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        said = out.join(form(before))
    assert (said["rows"], said["columns"], said["ignored"]) == (18, [], {})
    assert out.select().clips().equals(before)


def test_columns_that_are_passed_over_are_named(out):
    ids = out.clips(columns="id")["id"].to_pylist()
    frame = pandas.DataFrame(
        {"id": ids, "score": 1.0, "similarity": 0.5, "file": None, "day": datetime.date(2026, 11, 30)}
    )
    frame["embedding"] = [numpy.zeros(4)] * len(ids)
    frame["facts"] = [{"at": datetime.date(2026, 11, 30)}] * len(ids)
    with pytest.warns(winnow.PartialResult, match="'embedding' is left out: it holds lists or objects; column 'facts'"):
        said = out.join(frame)
    assert sorted(said["ignored"]) == ["embedding", "facts", "similarity"]
    assert said["ignored"]["similarity"] == "tables of clips have such a column"
    assert sorted(said["columns"]) == ["day", "outside.score"]
    clips = out.select().clips(columns=["outside.score", "day"])
    assert set(clips["outside.score"].to_pylist()) == {1.0} and set(clips["day"].to_pylist()) == {"2026-11-30"}
    # Beside ids of another name it is one.
    assert out.join({"similarity": ids, "video_id": ids, "x": [1.0] * len(ids)}, on="similarity")["added"] == len(ids)


def test_a_warning_says_what_was_not_taken(out):
    (some, other) = out.clips(columns="id")["id"].to_pylist()[:2]
    lines = [{"id": some, "x": 1}, {"id": some, "x": 2}, {"x": 3}, {"id": "nobody", "x": 4}, {"id": other, "x": 5}]
    with pytest.warns(winnow.PartialResult) as caught:
        out.join(lines)
    (said,) = [str(each.message) for each in caught]
    assert said.startswith("winnow join: 1 ids are those of no clip: nobody; 1 rows have no id; 1 values conflict: ")
    with pytest.warns(winnow.PartialResult, match="^winnow join: 2 ids are those of no clip: a, b$"):
        out.join(ROWS)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert out.join([{"id": other, "x": 5}, ROWS[0]])["unknown"]["count"] == 1


@needs("join")
def test_scores_are_gates(demo, tmp_path):
    out = winnow.merge([demo], tmp_path / "out").select()
    kept = [clip["id"] for clip in out.clips(columns=["id", "verdict"]).to_pylist() if clip["verdict"] == "keep"]
    out.join({"id": kept, "aesthetic": [float(number) for number in range(len(kept))], "caption": ["x"] * len(kept)})
    out.select({"extends": "balanced", "gates": {"outside.aesthetic": [5, None]}})
    clips = out.clips(columns=["id", "verdict", "outside.aesthetic", "caption"]).to_pylist()
    passed = {clip["id"] for clip in clips if clip["verdict"] == "keep"}
    assert passed == set(kept[5:]) and all(clip["caption"] == "x" for clip in clips if clip["id"] in passed)
