import pytest

import winnow
from winnow import linkage

REFUSED = (
    "print('{}: error while loading shared libraries: libavformat.so.59: cannot open shared object file: No such file',"
    " file=sys.stderr); sys.exit(127)"
)


@pytest.fixture
def system(monkeypatch):
    """A system that lacks libraries: what its programs say, by the first words of their command lines."""

    def be(lacking, says, distribution="Debian GNU/Linux 13 (trixie)", home="Debian GNU/Linux 12 (bookworm)"):
        def output(command, environment=None):
            return next((said for words, said in says.items() if " ".join(command).startswith(words)), "")

        monkeypatch.setattr(linkage, "missing", lambda _: lacking)
        monkeypatch.setattr(linkage, "_output", output)
        monkeypatch.setattr(linkage, "distribution", lambda: distribution)
        monkeypatch.setattr(linkage, "built_for", lambda: {"distribution": home})

    return be


def test_a_refusal_of_the_loader_is_explained(fake, system):
    system(["libavformat.so.59"], {"apt-cache policy libavformat59": "Candidate: 7:5.1.6-0+deb12u1"})
    fake(REFUSED)
    with pytest.raises(
        winnow.Error, match=r"needs libavformat\.so\.59\..* apt-get install -y libavformat59$"
    ) as caught:
        winnow.select("out")
    assert caught.value.status == 127


def test_another_distribution(system):
    system(
        ["libavcodec.so.59", "libsqlite3.so.0"],
        {
            "ldconfig -p": "\tlibavcodec.so.61 (libc6,x86-64) => /lib/libavcodec.so.61\n",
            "apt-cache policy libsqlite3-0": "Candidate: 3",
        },
    )
    said = linkage.explanation("/bin/winnow")
    assert "it was built for Debian GNU/Linux 12 (bookworm)" in said
    assert "This system, Debian GNU/Linux 13 (trixie), has libavcodec.so.61 instead" in said
    assert "WINNOW_BINARY" in said


def test_the_same_distribution_without_lists_of_packages(system, monkeypatch):
    home = "Debian GNU/Linux 12 (bookworm)"
    system(["libswscale.so.6", "libcrypto.so.3"], {}, distribution=home, home=home)
    monkeypatch.setattr(linkage.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert linkage.explanation("/bin/winnow").endswith("apt-get install -y libswscale6 libssl3")


def test_a_binary_of_another_system(fake, monkeypatch, tmp_path):
    path = tmp_path / "winnow"
    path.write_bytes(b"\x7fELF nonsense")
    path.chmod(0o755)
    monkeypatch.setenv("WINNOW_BINARY", str(path))
    with pytest.raises(winnow.Error, match="cannot start .*winnow"):
        winnow.select("out")


def test_nothing_is_missing_here():
    from winnow import binary

    assert linkage.missing(binary.path()) == []
    assert not linkage.is_refusal(1, "failed: a.mp4: open: no")
