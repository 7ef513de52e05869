"""Loads scenarios from folders of TOML files, resolving what they extend."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.folders import folder
from app.scenario.comparisons import comparison_problems
from app.scenario.model import Library, Scenario
from app.scenario.problems import Problem, ScenarioError
from app.scenario.shape import parse
from app.scenario.validate import problems_of
from app.switches import resolve, suggest

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
MAX_FILE = 262_144
MAX_EXTENDS = 8
# What belongs to one file alone: neither to those that extend it, nor to its run.
ALONE = ("begin", "compare")


def load(folders: Iterable[Path] = (), only: str | None = None) -> Library:
    """The scenarios of Grantscope and of `folders`, in catalogue order, or one of them alone.

    Raises ScenarioError with all problems.
    """
    files, problems = _files([folder("scenarios"), *folders])
    if only is not None:
        problems = [problem for problem in problems if Path(problem.file).stem == only]
    library: Library = {}
    for name in files if only is None else {only} & files.keys():
        try:
            library[name] = load_file(files[name], files)
        except ScenarioError as error:
            problems += error.problems
    if problems:
        raise ScenarioError(list(dict.fromkeys(problems)))  # a broken one is met again in each that extends it
    return dict(sorted(library.items(), key=lambda item: (item[1].content.order, item[0])))


def by_chapter(library: Library) -> dict[str, list[Scenario]]:
    """The scenarios by chapter, in catalogue order; one that names none stands under "Your own"."""
    found: dict[str, list[Scenario]] = {}
    for scenario in library.values():
        found.setdefault(scenario.content.chapter or "Your own", []).append(scenario)
    return found


def listing(library: Library) -> list[dict[str, object]]:
    """What there is to watch, for machines."""
    return [
        {
            "name": scenario.name,
            "title": scenario.title,
            "chapter": scenario.content.chapter,
            "flow": scenario.flow,
            "attack": scenario.attack,
            "summary": scenario.content.summary,
            "legacy": scenario.content.legacy,
            "switches": resolve(scenario.switches),
            "vary": scenario.vary,
            "digest": scenario.digest,
        }
        for scenario in library.values()
    ]


def _files(folders: Iterable[Path]) -> tuple[dict[str, Path], list[Problem]]:
    files: dict[str, Path] = {}
    problems = []
    for place in {place.resolve(): place for place in folders}.values():
        if not place.is_dir():
            problems.append(Problem(str(place), "", "no such folder; scenarios are *.toml files in a folder"))
            continue
        for path in sorted(place.glob("*.toml")):
            if not NAME.fullmatch(path.stem):
                problems.append(Problem(path.name, "", "a file name has a-z, 0-9 and - only"))
            elif path.stem in files:
                problems.append(
                    Problem(str(path), "", f"there is a scenario {path.stem} already, in {files[path.stem]}")
                )
            else:
                files[path.stem] = path
    return files, problems


def load_file(path: Path, files: Mapping[str, Path]) -> Scenario:
    """One scenario, resolved against those it extends. Raises ScenarioError."""
    own = _read(path)
    document = _resolve(path, files, ())
    content = parse(path.name, {**document, **{key: own[key] for key in ALONE if key in own}})
    problems = [*problems_of(path.name, content), *comparison_problems(path, content, files, _switches_in(files))]
    if problems:
        raise ScenarioError(problems)
    canonical = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    tells = frozenset(own.get("steps", {}))
    asks = len(own.get("quiz", []))
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    return Scenario(path.stem, digest, tells, asks, content, own.get("extends", ""))


def _switches_in(files: Mapping[str, Path]) -> Callable[[str], Mapping[str, str] | None]:
    """The switches that a scenario sets, by its name; None where there is no such scenario, or a broken one."""

    def switches(name: str) -> Mapping[str, str] | None:
        try:
            found = _resolve(files[name], files, ()).get("switches", {})
        except (KeyError, ScenarioError):
            return None
        return found if isinstance(found, dict) else None

    return switches


def _resolve(path: Path, files: Mapping[str, Path], seen: tuple[str, ...]) -> dict[str, Any]:
    """The document with what it extends below it: tables merge, everything else is replaced.

    Only remarks are added to those that stand there, on a step that the document does not tell anew; and quiz questions
    come ahead of those that stand there.
    """
    document = _read(path)
    for key in ALONE:
        document.pop(key, None)
    base = document.pop("extends", None)
    if base is None:
        return document
    reason = ""
    if not isinstance(base, str):
        reason = f"it is the name of a scenario, not {base!r:.60}"
    elif base in (*seen, path.stem):
        reason = "it extends itself"
    elif base not in files:
        reason = f"no scenario is called {base}{suggest(base, files)}"
    elif len(seen) >= MAX_EXTENDS:
        reason = f"more than {MAX_EXTENDS} scenarios extend each other in a row"
    if reason:
        raise ScenarioError([Problem(path.name, "extends", reason)])
    below = _resolve(files[base], files, (*seen, path.stem))
    added = {"remarks": _added, "quiz": _ahead}
    return _merge(below, {**document, **{key: add(below, document) for key, add in added.items() if key in document}})


def _ahead(below: dict[str, Any], document: dict[str, Any]) -> Any:
    """The document's quiz questions, ahead of those below it, whose place and condition none of its own has."""
    own, before = document["quiz"], below.get("quiz", [])
    if not all(isinstance(each, dict) for part in (own, before) for each in part):
        return own  # which is told with all else that is wrong
    taken = [_when_asked(each) for each in own]
    return own + [each for each in before if _when_asked(each) not in taken]


def _when_asked(quiz: dict[str, Any]) -> tuple[Any, Any]:
    return quiz.get("at"), quiz.get("when", {})


def _added(below: dict[str, Any], document: dict[str, Any]) -> Any:
    """The document's remarks, behind those below it that go on to hold."""
    own, before, told = document["remarks"], below.get("remarks", {}), document.get("steps", {})
    if not all(isinstance(table, dict) for table in (own, before, told)):
        return own  # which is told with all else that is wrong
    kept = {step: before[step] for step in own if step not in told and isinstance(before.get(step), list)}
    return {step: kept.get(step, []) + added if isinstance(added, list) else added for step, added in own.items()}


def _merge(base: dict[str, Any], over: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in over.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _merge(merged[key], value) if both else value
    return merged


def _read(path: Path) -> dict[str, Any]:
    try:
        if path.stat().st_size > MAX_FILE:
            raise ScenarioError([Problem(path.name, "", f"larger than {MAX_FILE} bytes")])
        return dict(_parsed(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError) as error:
        raise ScenarioError([Problem(path.name, "", f"cannot be read: {error}")]) from error
    except tomllib.TOMLDecodeError as error:
        raise ScenarioError([Problem(path.name, "", f"is no TOML: {error}")]) from error
    except RecursionError as error:
        raise ScenarioError([Problem(path.name, "", "is nested too deeply")]) from error


@lru_cache(maxsize=128)
def _parsed(text: str) -> dict[str, Any]:
    """The document in a text: one that others extend is read once, and whoever gets it changes only a copy."""
    return tomllib.loads(text)
