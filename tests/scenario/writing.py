"""Scenario files of one's own, written into a folder for a test."""

from pathlib import Path

import pytest

from app.scenario import ScenarioError, load

SMALL = """
format = 1
extends = "pkce-s256"
title = "My lesson"
"""
STEP = '[[steps.{}]]\ntell = "Told."\n'
DROP = 'at = "token#1.response"\ndo = "drop"'


def write(folder: Path, text: str = SMALL, name: str = "mine") -> Path:
    """A file with this text; gives its path."""
    path = folder / f"{name}.toml"
    path.write_text(text, encoding="utf-8")
    return path


def changed(old: str, new: str, scenario: str = "authorization-code") -> str:
    """The text of a shipped scenario with one passage changed."""
    text = (Path(__file__).parents[2] / "scenarios" / f"{scenario}.toml").read_text(encoding="utf-8")
    assert old in text, f"the scenario does not say {old!r}"
    return text.replace(old, new, 1)


def problems(*folders: Path) -> list[str]:
    """What loading with these folders finds wrong."""
    with pytest.raises(ScenarioError) as error:
        load(folders)
    assert str(error.value) == "\n".join(map(str, error.value.problems))
    return [str(problem) for problem in error.value.problems]
