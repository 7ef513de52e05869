"""Following a value, in words: where it begins, what it comes from, and what is done with it where."""

import pytest

from app.explain import place_lines, value_lines
from app.explain.following import BEGUN, ORIGINS, SAID, stands_at
from app.trace import RunDecision
from app.trace.story import fold
from tests.playing import library, played


def values(scenario="pkce-s256", **options):
    trace = played(scenario, **options)
    return {line.id: line for line in value_lines(fold(trace), trace.head.cast)}


def told(value, scenario="pkce-s256", **options):
    trace = played(scenario, **options)
    return [f"{line.where}: {line.said}" for line in place_lines(fold(trace), trace.head.cast) if line.value == value]


def test_the_verifier_is_told_from_its_making_to_its_check():
    assert told("code_verifier-1") == [
        "Before message 1: Photo printer makes it",
        "Before message 1: Photo printer hashes it: BASE64URL(SHA256(code_verifier))",
        "Before message 1: Photo printer stores it in attempts",
        "Message 12, POST /token: it stands in the form",
        "Message 12, POST /token: Accounts checks it: token.pkce.verifier_present, token.pkce.verifier_form, "
        "token.pkce.verify",
        "After message 12: Accounts hashes it: BASE64URL(SHA256(code_verifier))",
    ]


def test_a_value_under_another_name_is_told_with_that_name():
    assert "Message 1, GET /authorize: it stands in the query as code_challenge" in told(
        "code_verifier-1", "pkce-plain"
    )


def test_an_address_that_an_app_hands_to_the_browser_is_told():
    assert "Before message 1: Photo printer hands it to Her browser in the query" in told("state-1")


def test_what_lies_under_a_value_is_told_with_what_it_is():
    assert told("code-1")[-1] == "After message 12: Accounts keeps under it, in codes: used up"


def test_what_an_edit_put_there_is_told_as_that():
    edit = RunDecision(at="callback#1.request", do="edit", set={"query.state": "forged-state"})
    said = told("state-2", decisions=[edit])
    assert said[0] == "Message 11, GET /cb: an edit puts it in the query"
    assert (
        values(decisions=[edit])["state-2"].begun == "written by an edit into what is sent by Her browser at message 11"
    )


def test_a_value_says_where_it_begins():
    assert values()["code_verifier-1"].begun == "made by Photo printer before message 1"
    assert values()["code-1"].begun == "made by Accounts after message 9"
    assert values()["password-1"].begun == "entered by Ana at message 5"
    assert values("authorization-code")["client_secret-1"].begun == "brought by Photo printer at message 14"


def test_a_value_says_what_it_comes_from_in_both_directions():
    (origin,) = values()["code_challenge-1"].origins
    assert (origin.value, origin.back, origin.forth) == ("code_verifier-1", "the hash of", "hashed into")
    assert ("code-1", "issued for", "swapped for") in [
        (origin.value, origin.back, origin.forth) for origin in values()["access_token-1"].origins
    ]


def test_a_password_is_not_shown():
    assert values()["password-1"].shown == "••••"
    assert all("correct horse" not in str(line) for line in values().values())


def test_a_long_value_is_shown_by_its_ends():
    verifier = values()["code_verifier-1"]
    assert len(verifier.shown) == 18
    assert verifier.shown[13] == "…"


def test_values_that_are_no_secrets_are_followed_and_not_listed():
    ranks = {line.name: line.rank for line in values().values()}
    assert ranks.pop("signature") is None
    assert all(rank is not None for rank in ranks.values())


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("query.code", "in the query"),
        ("form.code_verifier", "in the form as code_verifier"),
        ("location.fragment.code", "in the fragment of the Location header"),
        ("cookie.__Host-sid", "in the cookie __Host-sid"),
        ("header.referer", "in the header referer"),
        ("header.authorization", "in the Authorization header"),
        ("header.authorization.basic.client_secret", "in the Basic credentials of the Authorization header"),
        ("json.id_token.jwt.claims.nonce", "inside id_token, as nonce"),
        ("json.id_token.jwt.claims.code", "inside id_token"),
        ("body", "in the body"),
        ("url", "in the address"),
    ],
)
def test_a_path_is_said_in_words(path, words):
    assert stands_at(path, "code") == words


@pytest.mark.parametrize("scenario", library())
def test_every_place_and_every_value_of_a_shipped_run_has_its_words(scenario):
    trace = played(scenario)
    story = fold(trace)
    lines = list(place_lines(story, trace.head.cast))
    assert len(lines) == len(story.places)
    assert all(line.where and line.said for line in lines)
    assert {line.value for line in lines} == {line.id for line in value_lines(story, trace.head.cast)}


def test_there_are_words_for_each_kind_of_place_and_of_origin():
    seen = set()
    for scenario in library():
        story = fold(played(scenario))
        seen |= {place.how for place in story.places} | {o.kind for value in story.values for o in value.origins}
    assert seen <= SAID.keys() | ORIGINS.keys()
    assert BEGUN.keys() <= SAID.keys()
