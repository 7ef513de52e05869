"""The ratios that the design asserts hold, with room for a noisy machine but not for a real regression."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.bench.figures import Figure, table
from tests.serving import ROOT

Figures = dict[str, dict[str, Any]]

# What a test allows: the budget of the design, and how much of it noise may add on two busy cores.
ALLOWED = {
    "recorded / unrecorded play": 1.16,
    "message 1,001 / message 11": 2,
    "first diagram / Mermaid's, in a bare page": 1.3,
    "JavaScript before the first diagram, gzip": 40,
}
TIMES = {
    "a decision, 12 exchanges: CPU to the new trace",
    "replay of 60 steps: CPU",
    "every variant of every scenario, played: CPU",
    "the matrix, every attack under every preset: CPU",
    "message 1,001: layout, CPU",
    "navigation to the first diagram",
    "Next pressed to message lit (open mode), p95",
    "Next pressed to message drawn (hidden mode), p95",
    "server start to the first page",
}


@pytest.fixture(scope="module")
def figures(tmp_path_factory: pytest.TempPathFactory) -> Figures:
    """One quick bench, run as people run it."""
    written = tmp_path_factory.mktemp("bench") / "figures.json"
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--quick", "--json", written], cwd=ROOT, capture_output=True, text=True
    )
    assert written.is_file(), done.stderr
    print(done.stdout)
    measured = json.loads(written.read_text(encoding="utf-8"))["figures"]
    return {figure["name"]: figure for figure in measured}


@pytest.mark.parametrize("name", ALLOWED)
def test_what_must_stay_small_does(figures: Figures, name: str) -> None:
    assert 0 < figures[name]["value"] <= ALLOWED[name]


def test_one_more_message_is_hundreds_of_times_cheaper_than_drawing_all_again_with_mermaid(figures: Figures) -> None:
    assert figures["Mermaid drawing all again / message 1,001"]["value"] >= 500


def test_every_time_is_measured_and_has_a_value(figures: Figures) -> None:
    assert {name for name in TIMES if figures[name]["value"] > 0} == TIMES


def test_the_table_says_which_figure_is_over_its_budget() -> None:
    slow = Figure("thing one", 1.2, "×", 1.1, asserted=True)
    enough = Figure("thing two", 1500, "×", 1000, "at least", asserted=True)
    late = Figure("thing three", 60, "ms", 50)
    lines = table([slow, enough, late], 10).splitlines()
    assert [line.split()[-1] for line in lines if line.startswith("thing one")] == ["OVER"]
    assert [line.split()[-1] for line in lines if line.startswith("thing two")] == ["ok"]
    assert next(line for line in lines if line.startswith("thing three")).endswith("OVER  6 × reference loop")


def test_the_bench_fails_when_an_asserted_ratio_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.bench import __main__ as bench

    monkeypatch.setattr(sys, "argv", ["bench"])
    monkeypatch.setattr(bench, "measured", lambda _: [Figure("thing", 2, "×", 1, asserted=True)])
    assert bench.main() == 1
    monkeypatch.setattr(bench, "measured", lambda _: [Figure("thing", 2, "ms", 1)])
    assert bench.main() == 0


def test_the_figures_are_written_for_machines(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from tests.bench import __main__ as bench

    written = tmp_path / "figures.json"
    monkeypatch.setattr(sys, "argv", ["bench", "--json", str(written)])
    monkeypatch.setattr(bench, "measured", lambda _: [Figure("thing", 2, "×", 1, asserted=True)])
    bench.main()
    assert json.loads(written.read_text(encoding="utf-8"))["figures"][0]["value"] == 2
