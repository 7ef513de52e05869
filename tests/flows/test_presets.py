"""The same run under each preset: which request passes in one edition of the rules and is refused in another."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from app.switches import PRESETS, SWITCHES, conflicts, resolve
from app.trace import Check, RunDecision, Store
from app.trace.messages import Request
from app.trace.paths import query_of
from tests.playing import Edit, checks, edited, library, message, played

EDITIONS = ("rfc6749", "rfc9700", "oauth-2.1")
PASSES = "passes"


@dataclass(frozen=True)
class Difference:
    """One deviation in one run, and what becomes of it: PASSES, or the check that refuses it, under each edition."""

    what: str
    ends: tuple[str, str, str]
    switches: dict[str, str] = field(default_factory=dict)
    at: str = ""
    edit: Edit = field(default_factory=dict)
    scenario: str = "authorization-code"
    anyway: tuple[str, ...] = ()  # checks that fail on the way in any edition


def without_challenge(request: Request) -> dict[str, str | None]:
    return {f"query.{name}": None for name, _ in query_of(request) if name.startswith("code_challenge")}


DIFFERENCES = (
    Difference("nothing is wrong", (PASSES, PASSES, PASSES)),
    Difference("a client without PKCE", (PASSES, PASSES, "authorize.pkce.required"), switches={"client.pkce": "none"}),
    Difference(
        "an app without PKCE",
        (PASSES, PASSES, "authorize.pkce.required"),
        switches={"client.pkce": "none"},
        scenario="public-client-without-pkce",
    ),
    Difference(
        "an access token in the address of a page",
        (PASSES, "authorize.response_type.supported", "authorize.response_type.supported"),
        scenario="implicit",
    ),
    Difference(
        "a client that is told the owner's password",
        (PASSES, "token.grant_type.supported", "token.grant_type.supported"),
        scenario="resource-owner-password",
    ),
    Difference(
        "a verifier that no challenge announced",
        (PASSES, "token.pkce.downgrade", "authorize.pkce.required"),
        switches={"client.pkce": "S256"},
        at="authorize#1.request",
        edit=without_challenge,
    ),
    Difference(
        "a verifier of somebody else",
        (PASSES, "token.pkce.verify", "token.pkce.verify"),
        switches={"client.pkce": "S256"},
        at="token#1.request",
        edit={"form.code_verifier": "A" * 43},
    ),
    Difference(
        "an address that begins like the registered one",
        # In 2012 the code is on its way by then: whoever is at home there has it.
        ("token.redirect_uri.same", "authorize.redirect_uri.exact", "authorize.redirect_uri.exact"),
        at="authorize#1.request",
        edit={"query.redirect_uri": "https://printer.example/cb?next=elsewhere"},
    ),
    Difference(
        "no redirect_uri at the token endpoint",
        ("token.redirect_uri.same", "token.redirect_uri.same", PASSES),
        switches={"client.redirect_uri_at_token": "left_out"},
    ),
    Difference(
        "another redirect_uri at the token endpoint",
        ("token.redirect_uri.same", "token.redirect_uri.same", "token.redirect_uri.same"),
        switches={"client.redirect_uri_at_token": "sent"},
        at="token#1.request",
        edit={"form.redirect_uri": "https://printer.example/cb/"},
    ),
    Difference(
        "an answer of another server",
        (PASSES, "callback.iss", "callback.iss"),
        at="callback#1.request",
        edit={"query.iss": "https://evil.example"},
    ),
    Difference(
        "a refresh token that is used twice",
        (PASSES, "token.refresh_token.unused", "token.refresh_token.unused"),
        switches={"client.type": "public", "client.auth": "none", "client.pkce": "S256"},
        scenario="refresh-token-reuse",
        anyway=("resource.token.unexpired",),  # that is why the client refreshes
    ),
    Difference(
        "a token in the address",
        (PASSES, "resource.token.not_in_uri", "resource.token.not_in_uri"),
        switches={"client.token_place": "query"},
    ),
)


def ending(difference: Difference, edition: str) -> str:
    """The check that refuses, or PASSES where the photos come."""
    switches = {**PRESETS[edition].switches, **difference.switches}
    edit: Edit | Callable = difference.edit
    if callable(edit):
        edit = edit(message(played(difference.scenario, switches), difference.at))
    decisions = [RunDecision(at=difference.at, do="edit", set=edit)] if difference.at else []
    trace = played(difference.scenario, switches, decisions)
    refused = [event.id for event in trace.events if isinstance(event, Check) and stops(event, difference)]
    if refused:
        return refused[0]
    assert message(trace, "photos#1.response").status == 200
    return PASSES


def stops(check: Check, difference: Difference) -> bool:
    return check.verdict == "failed" and check.enforced and check.id not in difference.anyway


@pytest.mark.parametrize("edition", range(3), ids=EDITIONS)
@pytest.mark.parametrize("difference", DIFFERENCES, ids=lambda difference: difference.what)
def test_what_becomes_of_it_under_each_edition(difference: Difference, edition: int):
    assert ending(difference, EDITIONS[edition]) == difference.ends[edition]


REPEATED = RunDecision(at="token#1.request", do="replay")
WITHOUT_VERIFIER = RunDecision(at="token#2.request", do="edit", set={"form.code_verifier": "A" * 43})


@pytest.mark.parametrize(
    ("edition", "revoked", "revoked_without_verifier"),
    [("rfc6749", 0, 0), ("rfc9700", 2, 2), ("oauth-2.1", 2, 0)],
)
def test_what_a_code_that_comes_again_does_to_the_tokens_of_its_first_use(
    edition: str, revoked: int, revoked_without_verifier: int
):
    switches = {**PRESETS[edition].switches, "client.pkce": "S256"}
    for decisions, expected in (([REPEATED], revoked), ([REPEATED, WITHOUT_VERIFIER], revoked_without_verifier)):
        trace = played("authorization-code", switches, decisions)
        assert message(trace, "token#2.response").status == 400
        notes = [event.note for event in trace.events if isinstance(event, Store) and event.note.startswith("revoked")]
        assert len(notes) == expected


def test_the_presets_are_the_three_editions():
    assert tuple(PRESETS) == EDITIONS


@pytest.mark.parametrize("preset", PRESETS.values(), ids=PRESETS.keys())
def test_a_preset_is_legal_and_says_why_for_each_switch(preset):
    assert set(preset.settings) == set(PRESETS["rfc6749"].settings)
    assert conflicts(resolve(preset.switches)) == []
    for name, (value, why) in preset.settings.items():
        assert value in SWITCHES[name].values
        assert why.endswith(".")
    assert preset.summary.endswith(".")


def test_no_two_presets_are_alike():
    assert len({tuple(preset.switches.items()) for preset in PRESETS.values()}) == len(PRESETS)


def test_the_scenario_of_oauth_2_1_is_set_as_its_preset():
    scenario = library()["oauth-2-1"]
    assert PRESETS["oauth-2.1"].switches.items() <= resolve(scenario.switches).items()


def test_each_switch_of_the_presets_can_be_turned_in_that_scenario():
    lessons_of_their_own = {
        *("as.implicit", "as.password_grant", "as.redirect_status", "as.refresh_scope", "as.frame_ancestors"),
        *("as.client_id_policy", "as.error_redirect", "client.callback_session", "rs.audience"),
    }
    assert set(PRESETS["oauth-2.1"].settings) <= {*library()["oauth-2-1"].vary, *lessons_of_their_own}


@pytest.mark.parametrize(
    ("address", "verdict"),
    [
        ("https://printer.example/cb.evil.example", "passed"),
        ("https://printer.example/cb/../open?to=x", "passed"),
        ("https://printer.example/cb#x", "failed"),
        ("https://printer.example/", "failed"),
    ],
)
def test_by_its_beginning_an_address_fits_wherever_it_leads(address: str, verdict: str):
    switches = {"as.redirect_uri_match": "prefix"}
    trace = edited("authorization-code", "authorize#1.request", {"query.redirect_uri": address}, switches)
    (check,) = checks(trace, "authorize.redirect_uri.exact")
    assert (check.verdict, "prefix" in check.why) == (verdict, verdict == "passed")
