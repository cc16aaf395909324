import shutil

import pytest

import winnow


def test_a_report_is_where_it_is_said_to_be(demo, tmp_path):
    out = winnow.merge([demo], tmp_path / "out").select()
    assert out.report() == tmp_path / "out/report.html" and out.report().is_file()
    out.report().unlink()
    file = winnow.open(out.path / "catalog.sqlite")
    assert file.report() == tmp_path / "out/report.html" and file.report().is_file()
    shutil.copy(file.path, tmp_path / "alone.sqlite")
    assert winnow.open(tmp_path / "alone.sqlite").report() == tmp_path / "report.html"
    assert (tmp_path / "report.html").is_file()
    assert out.report(tmp_path / "mine.html").is_file()


@pytest.mark.parametrize("lacking", ["caption", ["caption"]])
def test_a_part_of_the_clips_that_are_asked_about(demo, tmp_path, lacking):
    out = winnow.merge([demo], tmp_path / "out").select()
    kept = [clip["id"] for clip in out.clips(columns=["id", "verdict"]).to_pylist() if clip["verdict"] == "keep"]
    out.join({"id": kept[:4], "caption": ["x"] * 4})
    part = out.part(1, 1, tmp_path / "part.sqlite", where="asked", lacking=lacking)
    with part.frames(sampler="uniform 1", size=(16, 16), lacking=lacking) as frames:
        assert sorted(clip.id for clip, _ in frames) == sorted(kept[4:])
    with out.part(1, 1, tmp_path / "kept.sqlite").frames(sampler="uniform 1", size=(16, 16), where="kept") as frames:
        assert sorted(clip.id for clip, _ in frames) == sorted(kept)


def test_words_of_a_part(fake, tmp_path):
    fake(f"open({str(tmp_path / 'words')!r}, 'w').write(' '.join(words))")
    winnow.part("out", 3, 8, "part.sqlite", where="asked", lacking=["a", "b"])
    said = (tmp_path / "words").read_text()
    assert said.endswith("--output part.sqlite --where asked --lacking a --lacking b out 3/8")
