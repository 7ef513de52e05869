"""The matrix: every attack under every preset, by playing."""

from xml.etree import ElementTree

import pytest

from app.attacks import ATTACKS
from app.runs.matrix import Cell, Column, attack_lessons, columns, junit, listed, matrix
from app.switches import PRESETS
from tests.playing import library

CELLS = matrix(library(), columns())


@pytest.mark.parametrize("cell", CELLS, ids=lambda cell: f"{cell.attack.id} {cell.column.name}")
def test_a_preset_stops_what_it_promises_to_stop(cell: Cell) -> None:
    assert not cell.broken, f"{cell.promised}: {cell.sentence}"
    assert cell.sentence.endswith(".")
    assert (cell.found is None) == (cell.ending == "not applicable")


def test_every_attack_has_a_cell_under_every_preset() -> None:
    assert {(cell.attack.id, cell.column.name) for cell in CELLS} == {(id, name) for id in ATTACKS for name in PRESETS}
    pairs = list(attack_lessons(library()))
    assert [attack.id for attack, _ in pairs] == list(dict.fromkeys(cell.attack.id for cell in CELLS))
    assert all(lesson.attack == attack.id for attack, lesson in pairs)


def test_the_attacks_that_the_rules_of_2012_let_through() -> None:
    reached = {cell.attack.id for cell in CELLS if (cell.column.name, cell.ending) == ("rfc6749", "reached")}
    assert {"code-interception", "code-injection", "csrf", "refresh-token-theft", "token-replay"} <= reached


def test_an_attack_that_needs_another_setting_says_which() -> None:
    (cell,) = [cell for cell in CELLS if (cell.attack.id, cell.column.name) == ("pkce-downgrade", "rfc6749")]
    assert cell.ending == "not applicable"
    assert cell.sentence == "It needs client.pkce=S256 to make sense; here it is none."


def test_switches_that_were_given_are_one_more_column() -> None:
    given = columns({"client.pkce": "S256"})
    assert [column.name for column in given] == [*PRESETS, "client.pkce=S256"]
    assert given[-1].title == "PKCE: S256"
    cells = matrix(library(), given[-1:])
    (cell,) = [cell for cell in cells if cell.attack.id == "code-injection"]
    assert cell.short == "stopped by token.pkce.verify at message 27"
    assert not cell.promised


def test_switches_that_exclude_each_other_make_no_cell_to_play() -> None:
    cells = matrix(library(), [Column("x", "x", {"client.auth": "none"})])
    (cell,) = [cell for cell in cells if cell.attack.id == "csrf"]
    assert cell.ending == "not applicable"
    assert "exclude each other" in cell.sentence


def test_a_promise_that_is_broken_is_a_failure_in_junit() -> None:
    under = Column("rfc9700", "a weak imitation", {"client.pkce": "none"})
    cells = matrix(library(), [under])
    broken = {cell.attack.id for cell in cells if cell.broken}
    assert "code-interception" in broken
    document = ElementTree.fromstring(junit(cells))
    assert document.tag == "testsuites"
    failed = {case.get("name") for case in document.iter("testcase") if case.find("failure") is not None}
    assert failed == broken
    assert document.get("failures") == str(len(broken))


def test_junit_has_a_case_for_each_cell() -> None:
    document = ElementTree.fromstring(junit(CELLS))
    cases = [(case.get("name"), case.get("classname")) for case in document.iter("testcase")]
    assert sorted(cases) == sorted((cell.attack.id, cell.column.name) for cell in CELLS)
    assert document.get("tests") == str(len(CELLS))
    assert len(list(document.iter("skipped"))) == sum(cell.ending == "not applicable" for cell in CELLS)


def test_the_listing_says_the_same_as_the_cells() -> None:
    for cell, told in zip(CELLS, listed(CELLS), strict=True):
        assert (told["attack"], told["column"], told["ending"]) == (cell.attack.id, cell.column.name, cell.ending)
        assert told["check"] == (cell.found.check if cell.found else "")
