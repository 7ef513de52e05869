"""What differs between two messages of a line: what only one has, another value, and what is made afresh."""

from app.trace import RunDecision
from app.trace.diff import Difference, Line, compare
from app.trace.story import Story, fold
from tests.playing import played

NONE, PLAIN, S256 = (fold(played(name)) for name in ("public-client-without-pkce", "pkce-plain", "pkce-s256"))


def line_of(stories: list[Story], step: str, direction: str = "request") -> Line:
    """The line of a message in a comparison."""
    for line in compare(stories).lines:
        cell, story = next((cell, story) for cell, story in zip(line.rows, stories, strict=True) if cell is not None)
        row = story.rows[cell]
        if (row.step, row.direction) == (f"{step}#1", direction):
            return line
    raise AssertionError(step)


def kinds(line: Line) -> dict[str, str]:
    return {each.path: each.kind for each in line.differences}


def test_what_only_some_have_is_told() -> None:
    told = kinds(line_of([NONE, PLAIN, S256], "authorize"))
    assert told == {"query.code_challenge": "only", "query.code_challenge_method": "only"}


def test_another_method_differs_and_so_does_a_challenge_made_otherwise() -> None:
    told = kinds(line_of([PLAIN, S256], "authorize"))
    assert told == {"query.code_challenge": "differs", "query.code_challenge_method": "differs"}


def test_values_that_every_run_makes_for_itself_are_another_and_tell_nothing() -> None:
    other = fold(played("pkce-s256", seed=2))
    found = compare([S256, other])
    assert found.first is None
    assert found.deciding is None
    assert not any(line.differs for line in found.lines)
    told = {path for line in found.lines for path in kinds(line)}
    assert {"query.code_challenge", "form.code", "json.access_token", "cookie.__Host-sid", "body"} <= told


def test_a_value_that_an_edit_wrote_differs() -> None:
    edit = RunDecision(at="token#1.request", do="edit", set={"form.code_verifier": "x" * 43})
    line = line_of([S256, fold(played("pkce-s256", decisions=[edit]))], "token")
    assert kinds(line) == {"form.code_verifier": "differs"}


def test_texts_of_the_same_length_differ() -> None:
    stories = [fold(played(name)) for name in ("client-credentials", "authorization-code")]
    assert kinds(line_of(stories, "token"))["form.grant_type"] == "differs"


def test_who_sends_a_message_is_told_and_headers_that_say_the_same_are_not() -> None:
    told = kinds(line_of([S256, fold(played("implicit"))], "photos"))
    assert told["from"] == "differs"
    assert told["header.origin"] == "only"
    assert not told.keys() & {"header.user-agent", "header.host", "header.content-length", "header.referer"}


def test_what_stands_inside_a_token_is_told_only_where_both_have_it() -> None:
    implicit = fold(played("implicit"))
    told = kinds(line_of([S256, implicit], "consent", "response"))
    assert told["location.fragment.access_token"] == "only"
    assert not any(".jwt." in path for path in told)
    public = line_of([fold(played("authorization-code")), NONE], "token", "response")
    assert (
        Difference("json.access_token.jwt.claims.client_id", "differs", ("printer", "printer-app"))
        in public.differences
    )


def test_an_act_differs_by_what_it_is_and_by_what_it_is_done_to() -> None:
    told = kinds(line_of([S256, fold(played("consent-denied"))], "consent", "act"))
    assert told == {"answer.allow": "differs"}
    assert kinds(line_of([S256, fold(played("implicit"))], "start", "act")) == {"to": "differs"}
