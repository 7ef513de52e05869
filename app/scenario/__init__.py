"""Scenarios: lessons on a flow, as TOML. The loader is strict and says file, key, what was expected, "did you mean".

Law: this room may import `trace`, `checks`, `flows`, `attacks`, the switches and `folders`. It validates against the
declarations of flow and attack and plays nothing; `rehearse` plays.
"""

from app.scenario.comparisons import switches_in
from app.scenario.load import by_chapter, listing, load, load_file
from app.scenario.model import PLACE, POINTER, Comparison, Library, Scenario, Telling
from app.scenario.problems import Problem, ScenarioError
from app.scenario.validate import misfit

__all__ = [
    "PLACE",
    "POINTER",
    "Comparison",
    "Library",
    "Problem",
    "Scenario",
    "ScenarioError",
    "Telling",
    "by_chapter",
    "listing",
    "load",
    "load_file",
    "misfit",
    "switches_in",
]
