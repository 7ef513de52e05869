"""Turns a document into a typed scenario file, and pydantic's findings into this project's words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, ValidationError

from app.scenario.model import (
    Compared,
    Comparison,
    Decided,
    Member,
    PhaseTitle,
    Quiz,
    QuizOption,
    Reference,
    Remark,
    ScenarioFile,
    Telling,
)
from app.scenario.problems import Problem, ScenarioError
from app.switches import suggest


def parse(file: str, document: dict[str, Any]) -> ScenarioFile:
    """The typed file. Raises ScenarioError with every problem of its shape."""
    try:
        return ScenarioFile.model_validate(document)
    except ValidationError as error:
        raise ScenarioError([_explained(file, each) for each in error.errors()]) from error


def _explained(file: str, error: Any) -> Problem:
    """One pydantic error in this project's words."""
    place = [str(part) for part in error["loc"]]
    key = ".".join(place)
    if error["type"] == "extra_forbidden":
        known = _fields_at(place[:-1])
        return Problem(file, key, f"unknown key{suggest(place[-1], known)}; known: {', '.join(known)}")
    if error["type"] == "missing":
        return Problem(file, key, "is missing")
    return Problem(file, key, f"{error['msg'].lower()}, not {error['input']!r:.60}")


def _fields_at(place: Sequence[str]) -> list[str]:
    """The keys that are known at a place of the file."""
    models: dict[str, type[BaseModel]] = {
        "cast": Member,
        "phases": PhaseTitle,
        "references": Reference,
        "steps": Telling,
        "remarks": Remark,
        "decisions": Decided,
        "quiz": QuizOption if "options" in place else Quiz,
        "compare": Compared if "runs" in place else Comparison,
    }
    model = models.get(place[0], ScenarioFile) if place else ScenarioFile
    return [*model.model_fields, *(["extends"] if model is ScenarioFile else [])]
