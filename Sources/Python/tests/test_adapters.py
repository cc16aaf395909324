import itertools
import sys

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
