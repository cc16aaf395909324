import importlib.util
import itertools
import json
import sys

import pyarrow
import pyarrow.compute
import pytest

import winnow


@pytest.fixture(scope="module")
def clips(demo, tmp_path_factory):
    """The directory of an export of the demo's clips."""
    return demo.export(tmp_path_factory.mktemp("clips") / "clips", "clips")


@pytest.fixture
def without(monkeypatch):
    """Has a package seem not to be installed."""

    def be(name):
        for module in [name, *sys.modules]:
            if module == name or module.startswith(f"{name}."):
                monkeypatch.setitem(sys.modules, module, None)
        monkeypatch.delitem(sys.modules, "winnow.adapters.pytorch", raising=False)
        monkeypatch.delattr("winnow.adapters.pytorch", raising=False)

    return be


@pytest.mark.parametrize(
    ("package", "pip", "call"),
    [
        ("datasets", "datasets", lambda catalog: catalog.dataset()),
        ("torch", "torch", lambda catalog: catalog.torch()),
        ("lance", "pylance", lambda catalog: catalog.to_lance("x")),
        ("streaming", "mosaicml-streaming", lambda catalog: catalog.to_mds("x")),
    ],
)
def test_a_package_that_is_missing(demo, without, package, pip, call):
    without(package)
    with pytest.raises(winnow.MissingPackage, match=rf"needs the package {package}: pip install {pip}$"):
        call(demo)


def test_a_dataset_of_hugging_face(demo, clips):
    datasets = pytest.importorskip("datasets")
    made = demo.dataset(clips, decode=False)
    assert made.num_rows == 11 and isinstance(made.features["video"], datasets.Video)
    row = next(row for row in made if row["path"] == "city/arcade.mp4")
    assert "clips/city/arcade/000000-" in row["video"]["path"]
    assert row["sharpness.laplacian.mean"] > 0
    assert {row["id"] for row in made} == kept(demo)


def test_columns_of_a_dataset_are_those_of_clips(demo, clips):
    pytest.importorskip("datasets")
    table = demo.clips()
    made = demo.dataset(clips, decode=False).with_format("arrow")[:]
    names = ["path" if name == "video" else "video" if name == "file" else name for name in table.column_names]
    assert made.column_names == names
    table = table.filter(pyarrow.compute.equal(table["verdict"], "keep")).sort_by("id")
    made = made.sort_by("id")
    for name in set(names) - {"path", "video"}:
        assert made[name].to_pylist() == table[name].to_pylist() and made[name].type == table[name].type
    means = demo.dataset(clips, decode=False, scores="means", columns=["overlay.share.mean"])
    assert means.column_names == ["id", "video", "overlay.share.mean"]


@pytest.fixture
def joined(demo, tmp_path):
    """A catalog whose clips have texts and scores of which one's name is the start of another's."""
    out = winnow.merge([demo], tmp_path / "out").select()
    ids = sorted(kept(demo))
    names = ["path", "text", "text.lang", "text.value", "motion", "score", "score.fine", "similarity"]
    # The command takes what the package would take for its own.
    rows = [{"id": each, **{name: 1 if "score" in name else f"{name} {each}" for name in names}} for each in ids]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert len(out.join(tmp_path / "rows.jsonl")["columns"]) == len(names)
    return out.select()


def test_a_text_that_is_called_path(joined):
    pytest.importorskip("datasets")
    made = joined.dataset(decode=False)
    assert made.num_rows == 11 and {"text", "text.lang", "outside.score"} < set(made.column_names)
    for row in made:
        assert row["fields.path"] == f"path {row['id']}" and row["path"].endswith(".mp4")
        assert row["fields.similarity"] == f"similarity {row['id']}" and row["similarity"] is None


@pytest.mark.parametrize("media", [True, False])
def test_names_of_lance_of_which_one_is_the_start_of_another(joined, tmp_path, media):
    pytest.importorskip("lance")
    made = joined.to_lance(tmp_path / "clips.lance", media=media)
    for row in made.to_table(filter="verdict = 'keep'", columns=["id", "text", "motion", "outside"]).to_pylist():
        texts = {"value_": f"text {row['id']}", "lang": f"text.lang {row['id']}", "value": f"text.value {row['id']}"}
        assert row["text"] == texts and row["motion"]["value"] == f"motion {row['id']}"
        assert row["outside"]["score"] == {"value": 1, "fine": 1}
    assert made.count_rows("motion.vmaf.mean >= 0 AND outside.score.value = 1 AND text.lang LIKE 'text%'") == 11


def test_filters_of_lance_name_statistics_as_gates_do(demo, clips, tmp_path):
    pytest.importorskip("lance")
    made = demo.to_lance(tmp_path / "clips.lance", clips)
    table = demo.clips(columns=["sharpness.laplacian.median", "verdict"]).to_pylist()
    sharp = [row for row in table if row["sharpness.laplacian.median"] > 100 and row["verdict"] == "keep"]
    assert made.count_rows("sharpness.laplacian.median > 100") == len(sharp) > 0


@pytest.mark.parametrize("clip", [True, False], ids=["none is kept", "no clip"])
def test_nothing_to_train_on(demo, tmp_path, clip):
    (tmp_path / "videos").mkdir()
    out = winnow.merge([demo], tmp_path / "out") if clip else winnow.scan(tmp_path / "videos", tmp_path / "out")
    out.select({"gates": {"motion.vmaf.mean": [1000, None]}})
    if importlib.util.find_spec("datasets"):
        made = out.dataset(decode=False)
        assert made.num_rows == 0 and made.features["overlay.share.p95"].dtype == "float64"
        assert list(made) == []
    if importlib.util.find_spec("lance"):
        assert out.to_lance(tmp_path / "kept.lance").count_rows("sharpness.laplacian.median > 100") == 0
        assert out.to_lance(tmp_path / "all.lance", media=False).count_rows() == (18 if clip else 0)
    if importlib.util.find_spec("torch"):
        assert list(out.torch(decode=len)) == []


def test_clips_of_a_catalog_that_is_a_file(demo, clips, tmp_path):
    pytest.importorskip("datasets")
    made = winnow.open(demo.path / "catalog.sqlite").dataset(clips, decode=False)
    assert {row["id"] for row in made} == kept(demo) and made.features["overlay.share.mean"].dtype == "float64"
    with pytest.raises(winnow.Error, match="all its parts were joined"):
        demo.part(1, 2, tmp_path / "part.sqlite").dataset(decode=False)


def test_a_catalog_in_the_current_directory(demo, tmp_path, monkeypatch):
    pytest.importorskip("datasets")
    winnow.merge([demo], tmp_path / "out").select()
    monkeypatch.chdir(tmp_path / "out")
    assert winnow.open(".").dataset(decode=False).num_rows == 11
    assert (tmp_path / "out-clips").is_dir()


def test_frames_of_a_dataset_of_hugging_face(demo, clips):
    pytest.importorskip("datasets")
    pytest.importorskip("torchcodec")
    made = demo.dataset(clips)
    row = made[0]
    assert len(row["video"]) == row["end_frame"] - row["start_frame"] and row["video"][0].shape[0] == 3


def test_the_export_lies_beside_the_catalog(demo, tmp_path):
    pytest.importorskip("datasets")
    out = winnow.merge([demo], tmp_path / "out").select()
    out.dataset(decode=False)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["out", "out-clips"]


def test_clips_for_torch(demo, clips):
    torch = pytest.importorskip("torch")
    dataset = demo.torch(clips, decode=len, shuffle=7)
    assert len(dataset) == 11
    order = [clip["id"] for clip in dataset]
    assert set(order) == kept(demo) and [clip["id"] for clip in dataset] == order
    dataset.set_epoch(1)
    assert [clip["id"] for clip in dataset] != order
    loader = torch.utils.data.DataLoader(dataset, batch_size=None, num_workers=3)
    assert sorted(clip["id"] for clip in loader) == sorted(order)


def test_processes_share_clips_of_torch(demo, clips, monkeypatch):
    pytest.importorskip("torch")
    dataset = demo.torch(clips, decode=len)
    shares = []
    monkeypatch.setenv("WORLD_SIZE", "3")
    for rank in range(3):
        monkeypatch.setenv("RANK", str(rank))
        shares.append([clip["id"] for clip in dataset])
    assert sorted(itertools.chain(*shares)) == sorted(kept(demo)) and min(map(len, shares)) == 3


def test_frames_of_torch(demo, clips):
    pytest.importorskip("torchcodec")
    pytest.importorskip("torch")
    clip = next(iter(demo.torch(clips)))
    assert clip["frames"].shape[:2] == (clip["end_frame"] - clip["start_frame"], 3)


def test_a_lance_dataset(demo, clips, tmp_path):
    pytest.importorskip("lance")
    made = demo.to_lance(tmp_path / "clips.lance", clips)
    assert made.count_rows() == 11
    (blob,) = made.take_blobs("media", indices=[0])
    path = made.take([0], columns=["file"])["file"][0].as_py()
    with open(path, "rb") as file:
        assert blob.readall() == file.read()
    whole = demo.to_lance(tmp_path / "all.lance", media=False)
    sharp = [value for value in demo.clips()["sharpness.laplacian.median"].to_pylist() if value > 1000]
    assert whole.count_rows() == 18 and whole.count_rows("sharpness.laplacian.median > 1000") == len(sharp) > 0


def test_shards_of_mosaic(demo, clips, tmp_path):
    # It asks for other versions of what `datasets` needs.
    streaming = pytest.importorskip("streaming", exc_type=ImportError)
    demo.to_mds(tmp_path / "mds", clips)
    samples = list(streaming.StreamingDataset(local=str(tmp_path / "mds"), shuffle=False, batch_size=1))
    assert {sample["id"] for sample in samples} == kept(demo)
    assert all(sample["media"][4:8] == b"ftyp" and sample["clip"]["verdict"] == "keep" for sample in samples)


def kept(catalog):
    return {clip["id"] for clip in catalog.clips(columns=["id", "verdict"]).to_pylist() if clip["verdict"] == "keep"}
