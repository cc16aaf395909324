import subprocess
import sys

import pytest
from conftest import environment

import winnow


def test_import_brings_nothing_heavy():
    heavy = ["pyarrow", "numpy", "subprocess", "asyncio", "fsspec", "ray", "pandas"]
    code = f"import sys, winnow; print([name for name in {heavy} if name in sys.modules])"
    said = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, env=environment()
    )
    assert said.stdout.strip() == "[]", said.stderr


@pytest.mark.parametrize("name", winnow.__all__)
def test_every_name_is_there_and_documented(name):
    assert getattr(winnow, name).__doc__


def test_unknown_name():
    with pytest.raises(AttributeError, match="no attribute 'skan'"):
        _ = winnow.skan
