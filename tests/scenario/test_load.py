"""Loading: strict, and helpful about what is wrong."""

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.folders import folder
from app.runs import play
from app.scenario import ScenarioError, listing, load
from app.scenario.load import MAX_EXTENDS, MAX_FILE
from app.scenario.shape import parse
from app.trace import Decision, Fault, Run, RunDecision
from tests.scenario.writing import SMALL, changed, write

STEP = '[[steps.{}]]\ntell = "Told."\n'


def problems(*folders: Path) -> list[str]:
    """What loading with these folders finds wrong."""
    with pytest.raises(ScenarioError) as error:
        load(folders)
    assert str(error.value) == "\n".join(map(str, error.value.problems))
    return [str(problem) for problem in error.value.problems]


def test_the_shipped_scenarios_load_in_the_order_of_the_catalogue() -> None:
    shipped = [(scenario.content.order, name) for name, scenario in load().items()]
    assert shipped == sorted(shipped)
    usual = ["authorization-code", "public-client-without-pkce", "pkce-plain", "pkce-s256"]
    assert [name for name in load() if name in usual] == usual


TITLE = 'title = "Authorization code (confidential client)"'
PUBLIC = 'when = { "client.type" = ["public"] }'
PKCE = '"client.pkce" = "none"'


@pytest.mark.parametrize(
    ("old", "new", "key", "said"),
    [
        ("format = 1", "format = 2", "format", "is 2; this Grantscope reads format 1"),
        # Unknown keys, at each level.
        ("summary =", "sumary =", "sumary", "unknown key; did you mean summary?; known: format, title"),
        ("summary =", "sumary =", "summary", "is missing"),
        ('lane = "owner"', 'lain = "owner"', "cast.0.lain", "unknown key; did you mean lane?; known: lane, name, role"),
        ('id = "ask"', 'id = "ask", titel = "x"', "phases.0.titel", "did you mean title?; known: id, title"),
        ("why =", "wy =", "references.0.wy", "unknown key; did you mean why?; known: spec, why"),
        ('tell = "Ana opens', 'tel = "Ana opens', "steps.start.1.tel", "did you mean tell?; known: when, tell, then"),
        ("[switches]", "[extra]\nx = 1\n[switches]", "extra", "unknown key; known: format"),
        # Wrong types.
        ("format = 1", 'format = "1"', "format", "input should be a valid integer, not '1'"),
        ("order = 10", 'order = "ten"', "order", "input should be a valid integer, not 'ten'"),
        ("order = 10", "order = 1.5", "order", "input should be a valid integer, not 1.5"),
        ("order = 10", "order = 2026-01-01", "order", "input should be a valid integer"),
        ("order = 10", "order = true", "order", "input should be a valid integer, not True"),
        (TITLE, 'title = ""', "title", "string should have at least 1 character"),
        (TITLE, f'title = "{"x" * 121}"', "title", "string should have at most 120 characters"),
        (PKCE, '"client.pkce" = false', "switches.client.pkce", "input should be a valid string, not False"),
        ("vary = [", 'vary = "x"\nreferences2 = [', "vary", "input should be a valid list, not 'x'"),
        (PUBLIC, 'when = { "client.type" = "public" }', "steps.start.0.when.client.type", "a valid list, not 'public'"),
        ("[[steps.prints]]", "[steps.prints]", "steps.prints", "input should be a valid list"),
        # What the flow does not have.
        ("authorization_code", "authorisation_code", "flow", "no flow is called authorisation_code; did you mean"),
        ('lane = "browser"', 'lane = "browsers"', "cast", "the flow has no browsers; did you mean browser?; it has"),
        ('lane = "rs"', 'lane = "as"', "cast", "rs stands there 0 times; once is right"),
        ('lane = "rs"', 'lane = "as"', "cast", "as stands there 2 times; once is right"),
        ('id = "swap"', 'id = "swop"', "phases", "the flow has no swop; did you mean swap?; it has ask, allow, swap"),
        ("[[steps.open]]", "[[steps.opne]]", "steps.opne", "the flow has no such step; did you mean open?; it has"),
        ("[[steps.login]]", "[[steps.login_page]]", "steps.login", "is not told; every step of the flow needs"),
        # Switches.
        (PKCE, '"client.pcke" = "none"', "switches.client.pcke", "no switch is called client.pcke; did you mean"),
        (PKCE, '"client.pkce" = "s256"', "switches.client.pkce", "one of none, plain, S256; did you mean S256?"),
        (PKCE, '"check.token.pkce.verifi" = "off"', "switches.check.token.pkce.verifi", "did you mean token.pkce.v"),
        (PKCE, '"check.token.pkce.verify" = "on"', "switches.check.token.pkce.verify", "can only be set to off"),
        ('"client.auth" = "basic"', '"client.auth" = "none"', "switches.client.auth", "excluded by client.type: a pub"),
        ('"client.auth" = "basic"', '"client.auth" = "none"', "switches.client.auth", "; client.auth = 'basic'"),
        ('vary = ["client.type"', 'vary = ["client.typ"', "vary", "no switch of this flow; did you mean client.type?"),
        (PUBLIC, 'when = { "client.typ" = ["public"] }', "steps.start.0.when", "did you mean client.type?"),
        (
            PUBLIC,
            'when = { "client.type" = ["x"] }',
            "steps.start.0.when.client.type",
            "cannot be x; it is one of public",
        ),
        ('tell = "Ana opens', f'{PUBLIC}\ntell = "Ana opens', "steps.start", "one without it must be the fallback"),
        # Pointers.
        (
            "{query.redirect_uri}",
            "{tokn.request.url}",
            "steps.authorize.0.tell",
            "the flow has no step tokn; did you mean token?",
        ),
        *[
            (
                "{query.redirect_uri}",
                f"{{{bad}}}",
                "steps.authorize.0.tell",
                f"{{{bad}}} points nowhere; a pointer is written like",
            )
            for bad in ("nonsense.x", "", "Form.x", "form", "location.path", "json.t.jwt.payload.x", "token.request")
        ],
    ],
)
def test_what_is_wrong_is_said_with_file_key_and_what_would_be_right(
    tmp_path: Path, old: str, new: str, key: str, said: str
) -> None:
    write(tmp_path, changed(old, new))
    found = problems(tmp_path)
    assert any(problem.startswith(f"mine.toml: {key}: ") and said in problem for problem in found), found
    assert all(problem.startswith("mine.toml: ") for problem in found)


DROP = 'at = "token#1.response"\ndo = "drop"'


@pytest.mark.parametrize(
    ("old", "new", "key", "said"),
    [
        ("token#1.response", "token", "decisions.0", "'token' is no place; one is written token#1.request"),
        ("token#1.response", "tokne#1.response", "decisions.0", "the flow has no step tokne; did you mean token?"),
        ('"drop"', '"eat"', "decisions.0", "'eat' cannot be done; one of answer, edit, drop, replay, delay can"),
        ('"drop"', '"delay"\nms = -1', "decisions.0", "a delay of -1 ms; it is from 0 to 10^12"),
        ('"drop"', '"replay"', "decisions.0", "only a request can be sent again"),
        ('"drop"', '"edit"\nset = { "jsn.scope" = "x" }', "decisions.0", "'jsn.scope' is no path; one is written"),
        ('"drop"', '"edit"\nset = { "json.expires_in" = 5 }', "decisions.0", "sets a path to text"),
        ('do = "drop"', "", "decisions.0.do", "is missing"),
        ("do =", "doo =", "decisions.0.doo", "unknown key; did you mean do?; known: at, do, set, ms"),
    ],
)
def test_what_is_wrong_with_a_decision_of_a_scenario_is_said(
    tmp_path: Path, old: str, new: str, key: str, said: str
) -> None:
    assert old in DROP
    write(tmp_path, SMALL + "[[decisions]]\n" + DROP.replace(old, new))
    found = problems(tmp_path)
    assert any(problem.startswith(f"mine.toml: {key}: ") and said in problem for problem in found), found


def test_what_a_scenario_decides_is_played_ahead_of_what_people_decide(tmp_path: Path) -> None:
    edit = '[[decisions]]\nat = "photos#1.response"\ndo = "edit"\nset = { "json.owner" = "script" }\n'
    write(tmp_path, f"{SMALL}[[decisions]]\n{DROP.replace('token', 'photos')}\n{edit}")
    mine = load([tmp_path])["mine"]
    again = RunDecision(at="photos#1.response", do="edit", set={"json.owner": "person"})
    trace = play(Run(scenario="mine", decisions=(again,)), mine)
    assert [event.by for event in trace.events if isinstance(event, Decision) and event.question == "edit"] == [
        *("script", "person")
    ]
    assert [event.place for event in trace.events if isinstance(event, Fault)] == ["photos#1.response"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("format = ", "is no TOML: Invalid value"),
        ("format = 1\nformat = 1\n\n", "is no TOML: Cannot overwrite a value (at line 2"),
        ("a = " + "[" * 20_000, "is nested too deeply"),
        ("#" * (MAX_FILE + 1), f"larger than {MAX_FILE} bytes"),
        ("", "format: is missing"),
        (SMALL.replace("pkce-s256", "pkce-s265"), "extends: no scenario is called pkce-s265; did you mean pkce-s256?"),
        (SMALL.replace("pkce-s256", "mine"), "extends: it extends itself"),
        (SMALL.replace('"pkce-s256"', "5"), "extends: it is the name of a scenario, not 5"),
        (SMALL + "extents = 1", "extents: unknown key; did you mean extends?"),
        (SMALL + STEP.format("tokens"), "steps.tokens: the flow has no such step; did you mean token?"),
    ],
    ids=[
        "cut off",
        "twice",
        "deep",
        "large",
        "empty",
        "unknown base",
        "itself",
        "number",
        "unknown key",
        "unknown step",
    ],
)
def test_a_file_that_cannot_be_used_at_all_is_named_with_the_reason(tmp_path: Path, text: str, said: str) -> None:
    write(tmp_path, text)
    assert problems(tmp_path)[0].startswith(f"mine.toml: {said}")


def test_all_problems_of_all_files_are_said_at_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        changed('"client.pkce" = "none"', '"client.pcke" = "none"').replace("[[steps.open]]", "[[steps.opne]]"),
        "one",
    )
    write(tmp_path, SMALL + "tittle = 1", "two")
    found = problems(tmp_path)
    assert len([problem for problem in found if problem.startswith("one.toml: ")]) == 3
    assert len([problem for problem in found if problem.startswith("two.toml: ")]) == 1


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


@pytest.mark.parametrize("name", ["My Lesson", "lesson_1", "Ü", "-x", "x" * 65, "UPPER"])
def test_a_file_name_that_would_make_a_bad_address_is_refused(tmp_path: Path, name: str) -> None:
    write(tmp_path, name=name)
    assert problems(tmp_path) == [f"{name}.toml: a file name has a-z, 0-9 and - only"]


def test_a_name_is_taken_once(tmp_path: Path) -> None:
    path = write(tmp_path, name="pkce-s256")
    shipped = folder("scenarios") / "pkce-s256.toml"
    assert problems(tmp_path) == [f"{path}: there is a scenario pkce-s256 already, in {shipped}"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert problems(tmp_path / "none") == [
        f"{tmp_path / 'none'}: no such folder; scenarios are *.toml files in a folder"
    ]


def test_what_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "bytes.toml").write_bytes(b"title = '\xff'")
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "gone.toml").symlink_to(tmp_path / "nowhere")
    found = problems(tmp_path)
    assert [problem.partition(": ")[0] for problem in found] == ["bytes.toml", "folder.toml", "gone.toml"]
    assert all("cannot be read" in problem for problem in found)


def test_other_files_of_a_folder_do_not_matter(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "README.md").write_text("hello")
    (tmp_path / "notes").mkdir()
    assert "mine" in load([tmp_path])


@pytest.mark.parametrize("again", [folder("scenarios"), Path(os.path.relpath(folder("scenarios")))])
def test_a_folder_named_twice_is_read_once(again: Path) -> None:
    assert list(load([again, again])) == list(load())


def test_one_scenario_can_be_loaded_beside_broken_ones(tmp_path: Path) -> None:
    write(tmp_path)
    write(tmp_path, "format = ", "broken")
    write(tmp_path, name="Bad Name")
    assert list(load([tmp_path], only="mine")) == ["mine"]
    assert load([tmp_path], only="nobody") == {}


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


def test_the_catalogue_is_ordered_by_order_and_then_by_name(tmp_path: Path) -> None:
    mine = {"zebra": 15, "b": 99, "a": 99, "first": -1}
    for name, order in mine.items():
        write(tmp_path, SMALL + f"order = {order}", name)
    found = [name for name in load([tmp_path]) if name in {*mine, "authorization-code", "pkce-s256"}]
    assert found == ["first", "authorization-code", "zebra", "pkce-s256", "a", "b"]


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


def test_the_listing_is_json_and_names_everything_that_can_be_varied() -> None:
    found = json.loads(json.dumps(listing(load())))
    assert [each["name"] for each in found] == list(load())
    for each in found:
        assert set(each) == {
            "name",
            "title",
            "chapter",
            "flow",
            "attack",
            "summary",
            "legacy",
            "switches",
            "vary",
            "digest",
        }
        assert set(each["vary"]) <= set(each["switches"])
        assert re.fullmatch("[0-9a-f]{64}", each["digest"])


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(
    ["format", "title", "flow", "chapter", "order", "vary", "switches", "cast", "phases", "steps", "references", "x"]
)


@given(st.dictionaries(KEYS, VALUES))
def test_any_document_is_a_scenario_or_has_problems_that_say_where(document: dict[str, object]) -> None:
    with pytest.raises(ScenarioError) as error:
        parse("mine.toml", document)
    assert all(problem.key and problem.message for problem in error.value.problems)
