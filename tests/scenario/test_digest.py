"""The digest of a scenario: the same however its file is written, another for whatever it says."""

from pathlib import Path

import pytest

from app.scenario import load
from tests.scenario.writing import DROP, SMALL, changed, write


def digest(folder: Path, text: str) -> str:
    write(folder, text)
    return load([folder])["mine"].digest


@pytest.mark.parametrize(
    "same",
    [
        changed("format = 1", "# A comment.\nformat   =   1\n\n"),
        changed('"client.pkce" = "none"', "'client.pkce' = 'none'"),
        changed("format = 1\n", "").replace("order = 10", "order = 10\nformat = 1"),
        changed('title = "Authorization', 'title = "\\u0041uthorization'),
    ],
    ids=["comment", "quotes", "order of keys", "escape"],
)
def test_the_digest_does_not_change_with_how_a_file_is_written(tmp_path: Path, same: str) -> None:
    assert digest(tmp_path, same) == digest(tmp_path, changed("", ""))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("order = 10", "order = 11"),
        ("Ana opens the printer", "Ana opens a printer"),
        ('"client.state" = "bound"', '"client.state" = "none"'),
        ('name = "Ana"', 'name = "ana"'),
    ],
)
def test_the_digest_changes_with_what_a_file_says(tmp_path: Path, old: str, new: str) -> None:
    assert digest(tmp_path, changed(old, new)) != digest(tmp_path, changed("", ""))


def test_the_digest_changes_with_what_is_decided(tmp_path: Path) -> None:
    one, other = (f"{SMALL}[[decisions]]\n{text}" for text in (DROP, DROP.replace("drop", "delay")))
    assert len({digest(tmp_path, text) for text in (SMALL, one, other)}) == 3


def test_the_digest_changes_with_what_an_extended_file_says(tmp_path: Path) -> None:
    mine = SMALL.replace("pkce-s256", "base")
    write(tmp_path, changed("", ""), "base")
    before = digest(tmp_path, mine)
    write(tmp_path, changed("Ana opens", "She opens"), "base")
    assert digest(tmp_path, mine) != before
