"""What is wrong with a scenario is said: the file, the key, and what would be right."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.scenario import ScenarioError
from app.scenario.load import MAX_FILE
from app.scenario.shape import parse
from tests.scenario.writing import SMALL, STEP, changed, problems, write

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
        ("[[steps.prints]]", "[[steps.open]]", "steps.prints", "is not told; every step of the flow needs"),
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
