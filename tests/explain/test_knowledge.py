"""Who ought to know what, over every shipped run; and what is said where somebody knows more."""

import pytest

from app.explain import known_lines
from app.explain.knowledge import PUBLIC, REMARKS, ROLES, SECRETS, may_know, role_of
from app.explain.specs import href
from app.rehearse import variants
from app.runs import play
from app.trace import Lane, Mint, Run, RunDecision
from app.trace.story import fold
from app.trace.story.values import FOLLOWED, RESULTS
from tests.playing import library, played

THIEF = Lane("thief", "Thief", "attacker", "attacker")


def wrong(trace) -> dict[tuple[str, str], str]:
    """What is said of each who knows what it should not."""
    story = fold(trace)
    return {
        (story.values.by_id(line.value).name, line.lane): line.wrong
        for line in known_lines(story, trace.head.cast)
        if line.wrong
    }


# Who knows too much in a shipped run; in all others nobody does.
TOO_MUCH = {
    "pkce-plain": ("code_verifier", "browser"),
    "implicit": ("access_token", "browser"),
    "resource-owner-password": ("password", "client"),
    "openid-connect-implicit": ("access_token", "browser"),
    "attack-code-interception-with-request": ("code_verifier", "browser"),
    "attack-open-redirector": ("access_token", "browser"),
    "attack-message-to-opener": ("access_token", "browser"),
    "attack-message-to-named-opener": ("access_token", "browser"),
    "attack-message-from-opener": ("access_token", "browser"),
    "attack-token-injection": ("access_token", "browser"),
    "attack-leaking-script": ("access_token", "browser"),
    "attack-id-token-as-access-token": ("id_token", "rs"),
}


@pytest.mark.parametrize("scenario", library())
def test_only_where_a_lesson_is_about_it_does_somebody_know_too_much(scenario):
    trace = played(scenario)
    attackers = {lane.lane for lane in trace.head.cast if lane.kind == "attacker"}
    found = [(name, lane) for name, lane in wrong(trace) if lane not in attackers]
    assert found == ([TOO_MUCH[scenario]] if scenario in TOO_MUCH else [])


def test_a_server_that_proves_itself_may_know_its_own_secret():
    trace = played("token-introspection")
    assert any(line.lane == "rs" and "client secret" in line.text for line in known_lines(fold(trace), trace.head.cast))
    assert wrong(trace) == {}


def test_with_plain_the_browser_knows_the_verifier():
    assert "the challenge is the verifier" in wrong(played("pkce-plain"))["code_verifier", "browser"]


def test_a_token_in_an_address_is_known_to_the_browser():
    leaked = RunDecision(
        at="callback#1.response",
        do="edit",
        set={"location.url": "https://printer.example/prints?access_token=" + "x" * 20},
    )
    assert ("access_token", "browser") in wrong(played("authorization-code", decisions=[leaked]))


def test_a_line_says_who_learned_what_and_how():
    trace = played("pkce-s256")
    story = fold(trace)
    texts = [line.text for line in known_lines(story, trace.head.cast)]
    assert "Accounts made the authorization code at message 9" in texts
    assert "Photo printer computed the code challenge before message 1" in texts
    secret = played("authorization-code")
    assert "Photo printer had the client secret already when it was seen first, at message 14" in [
        line.text for line in known_lines(fold(secret), secret.head.cast)
    ]


def test_an_attacker_is_meant_to_know_nothing():
    assert role_of(THIEF) == "attacker"
    assert not any(may_know(name, THIEF) for name in [*SECRETS, "something_new"])


def test_an_actor_is_known_by_its_kind_or_its_role_where_its_lane_is_called_otherwise():
    assert role_of(Lane("tv", "Television", "client (device)", "client")) == "client"
    assert role_of(Lane("phone", "Her phone", "user agent", "browser")) == "browser"
    assert role_of(Lane("other", "Other accounts", "authorization server", "server")) == "as"


def test_of_a_value_without_an_entry_nobody_says_who_may_know_it():
    assert all(may_know("something_new", Lane(role, role, role, "server")) for role in ROLES)


@pytest.mark.parametrize("scenario", library())
def test_every_kind_of_value_that_is_made_has_an_entry(scenario):
    for switches in variants(library()[scenario]):
        for event in play(Run(scenario=scenario, switches=switches), library()[scenario]).events:
            assert not isinstance(event, Mint) or event.name in SECRETS or event.name in PUBLIC


def test_what_is_followed_by_its_name_has_an_entry():
    assert FOLLOWED | {name for _, name in RESULTS} <= SECRETS.keys() | PUBLIC


@pytest.mark.parametrize("name", SECRETS)
def test_an_entry_names_its_section_and_known_roles(name):
    secret = SECRETS[name]
    assert href(secret.spec)
    assert set(secret.roles) <= set(ROLES)
    assert secret.meaning.endswith(".")
    assert not secret.title.endswith(".")


@pytest.mark.parametrize(("name", "role"), REMARKS)
def test_a_remark_is_about_somebody_who_is_not_meant_to_know(name, role):
    assert role not in SECRETS[name].roles
    assert href(REMARKS[name, role].spec)
    assert REMARKS[name, role].text.endswith(".")
