"""A scenario extends another and says only what differs."""

from pathlib import Path

from app.scenario import load
from app.scenario.load import MAX_EXTENDS
from tests.scenario.writing import SMALL, STEP, problems, write


def test_a_broken_scenario_is_told_once_however_many_extend_it(tmp_path: Path) -> None:
    write(tmp_path, "format = ", "base")
    for name in ("one", "two"):
        write(tmp_path, SMALL.replace("pkce-s256", "base"), name)
    assert len(problems(tmp_path)) == 1


def test_scenarios_that_extend_each_other_are_refused(tmp_path: Path) -> None:
    write(tmp_path, SMALL.replace("pkce-s256", "two"), "one")
    write(tmp_path, SMALL.replace("pkce-s256", "one"), "two")
    assert sorted(problems(tmp_path)) == [
        "one.toml: extends: it extends itself",
        "two.toml: extends: it extends itself",
    ]


def test_too_long_a_row_of_extensions_is_refused(tmp_path: Path) -> None:
    write(tmp_path, SMALL.replace("pkce-s256", "authorization-code"), "row0")
    for number in range(1, MAX_EXTENDS + 1):
        write(tmp_path, SMALL.replace("pkce-s256", f"row{number - 1}"), f"row{number}")
    assert problems(tmp_path) == [
        f"row0.toml: extends: more than {MAX_EXTENDS} scenarios extend each other in a row",
    ]


def test_a_scenario_of_ones_own_extends_a_shipped_one_and_says_only_what_differs(tmp_path: Path) -> None:
    write(tmp_path, SMALL + '[switches]\n"client.state" = "none"\n' + STEP.format("token"))
    library = load([tmp_path])
    mine, base = library["mine"].content, library["pkce-s256"].content
    assert mine.title == "My lesson"
    assert mine.summary == base.summary
    assert mine.switches == {**base.switches, "client.state": "none"}
    assert [telling.tell for telling in mine.steps["token"]] == ["Told."]
    assert {**mine.steps, "token": None} == {**base.steps, "token": None}
    assert library["mine"].tells == {"token"}


def test_lists_are_replaced_and_not_joined(tmp_path: Path) -> None:
    write(tmp_path, SMALL + 'vary = ["client.pkce"]\nreferences = []\n')
    mine = load([tmp_path])["mine"].content
    assert (mine.vary, mine.references) == (["client.pkce"], [])


REMARK = '[[remarks.authorize]]\nthen = "And so on."\n'


def test_remarks_are_added_to_those_that_stand_there(tmp_path: Path) -> None:
    write(tmp_path, SMALL + REMARK)
    library = load([tmp_path])
    mine, base = (library[name].content.remarks for name in ("mine", "pkce-s256"))
    assert [each.then for each in mine["authorize"]] == [*(each.then for each in base["authorize"]), "And so on."]
    assert {**mine, "authorize": None} == {**base, "authorize": None}


def test_remarks_on_a_step_that_is_told_anew_stand_alone(tmp_path: Path) -> None:
    write(tmp_path, SMALL + '[[steps.authorize]]\ntell = "Anew."\n' + REMARK)
    assert [each.then for each in load([tmp_path])["mine"].content.remarks["authorize"]] == ["And so on."]
