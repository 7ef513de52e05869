"""`dev.py lint` is clean: CI holds what the linters hold."""

import subprocess

import pytest

import dev


@pytest.mark.parametrize("tool", dev.LINT, ids=" ".join)
def test_the_linters_find_nothing(tool: list[str]) -> None:
    found = subprocess.run([dev.BIN / tool[0], *tool[1:]], cwd=dev.ROOT, capture_output=True, text=True)
    assert found.returncode == 0, found.stdout + found.stderr
