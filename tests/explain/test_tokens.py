"""Every token of every shipped run is opened and verified, its claims explained, and who checked what is told."""

import pytest

from app.checks import LEDGER
from app.explain import TEXTS, href
from app.explain.tokens.kinds import KINDS, REGISTERED, UNKNOWN
from app.explain.tokens.validations import SETTLES
from app.rehearse import variants
from app.runs import play
from app.trace import Mint, Run, RunDecision
from app.trace.paths import jwt_parts
from tests.explain.opening import Opened, opened, part
from tests.playing import edited, library, played

STRANGE = f"{part({'alg': 'RS256'})}.{part({'nbf': 1, 'shoe_size': 38})}.AAAA"


def every_run(scenario):
    for switches in variants(library()[scenario]):
        yield Opened(play(Run(scenario=scenario, switches=switches), library()[scenario]))


@pytest.mark.parametrize("scenario", library())
def test_every_jwt_of_every_shipped_run_is_decoded_and_its_signature_verified(scenario):
    for run in every_run(scenario):
        for token in run.tokens:
            told = jwt_parts(token.text)
            if told is None:
                assert (token.form, token.parts) == ("opaque", ())
                continue
            header, payload, signature = token.parts
            assert [[member.name for member in each.members] for each in (header, payload)] == [
                list(each) for each in told
            ]
            assert ".".join(each.text for each in token.parts) == token.text
            assert not any(each.trouble for each in token.parts)
            states = [state for state in run.states if state.token == token.id]
            assert states[0].stop == token.stop
            genuine = token.text not in run.forged
            assert ({state.signature.verdict for state in states} == {"passed"}) == genuine
            assert signature.members == ()


@pytest.mark.parametrize("scenario", library())
def test_every_member_of_every_token_has_an_explanation_and_its_section(scenario):
    for run in every_run(scenario):
        for member in (member for token in run.tokens for each in token.parts for member in each.members):
            assert member.about in TEXTS, member.name
            assert not member.note


@pytest.mark.parametrize("scenario", library())
def test_every_token_that_is_made_is_opened_at_the_stop_at_which_it_is_made(scenario):
    run = opened(scenario)
    made = {
        event.value: stop
        for stop, events in enumerate(run.story.stops)
        for event in events
        if isinstance(event, Mint) and event.name in KINDS
    }
    assert {token.text: token.stop for token in run.tokens} == made
    assert all("made by" in token.begun for token in run.tokens)


@pytest.mark.parametrize("scenario", library())
def test_hashes_inside_id_tokens_are_right_wherever_there_are_any(scenario):
    swapped = library()[scenario].attack == "token-injection"  # there a token is put beside one that hashes another
    for run in every_run(scenario):
        for state in run.states:
            assert all(each.matches for each in state.hashes) or swapped
        for token in run.tokens:
            named = {member.name for each in token.parts for member in each.members} & {"at_hash", "c_hash"}
            assert {each.claim for each in run.state(token.id).hashes} == named if token.parts else True


def test_times_are_seen_from_the_clock_of_the_run():
    run = opened("refresh-token")
    assert run.state("access_token-1", 14).times == {"iat": "just now", "exp": "in 1 h"}
    assert run.state("access_token-1", 14).bad == ()
    assert run.state("access_token-1").times["exp"].startswith("expired 1 h")
    assert run.state("access_token-1").bad == ("exp",)
    payload = run.token("access_token-1").parts[1]
    dates = {member.name: member.date for member in payload.members if member.date}
    assert dates == {"iat": "2026-01-01 00:00:00 UTC", "exp": "2026-01-01 01:00:00 UTC"}


def test_a_key_that_was_fetched_is_named_with_its_message_and_any_other_as_published():
    run = opened("openid-connect")
    assert run.state("id_token-1").signature.text.startswith("RS256, key accounts-2 from GET /jwks, message ")
    fetched = run.state("id_token-1").signature.n
    assert "keys" in run.story.stops[fetched][0].body.text
    unfetched = opened("pkce-s256").state("access_token-1").signature
    assert unfetched.n is None
    assert "nobody has fetched it in this run so far" in unfetched.text


def test_a_client_assertion_is_verified_with_the_key_of_the_client():
    assert "which was registered before the run" in opened("private-key-jwt").state("client_assertion-1").signature.text
    registered = opened("dynamic-registration", client_auth="private_key_jwt")
    assert "from its registration, message " in registered.state("client_assertion-1").signature.text


def test_a_token_that_was_changed_on_its_way_does_not_verify():
    def swapped(message):
        header, claims = jwt_parts(authorization(message))
        return {"header.authorization": f"Bearer {part(header)}.{part({**claims, 'sub': 'ben'})}.{'A' * 86}"}

    run = Opened(edited("pkce-s256", "photos#1.request", swapped))
    forged = next(token for token in run.tokens if "first seen" in token.begun)
    signature = run.state(forged.id).signature
    assert (signature.verdict, signature.title) == ("failed", "The signature does not match")
    assert "resource.token.signature" in run.checks(forged.id)
    assert run.state("access_token-1").signature.verdict == "passed"


def authorization(message):
    return dict(message.headers)["Authorization"].removeprefix("Bearer ")


def test_keys_that_were_changed_on_their_way_are_told_from_those_that_are_published():
    def exchanged(message):
        return {"body": message.body.text.replace('"n":"', '"n":"0')}

    run = Opened(edited("openid-connect", "jwks#1.response", exchanged))
    for token in run.tokens:
        if token.name == "id_token":
            signature = run.state(token.id).signature
            assert signature.verdict == "failed"
            assert "this one was put there on its way" in signature.text


def test_the_checks_that_looked_at_a_token_are_named_with_their_message():
    run = opened("jwt-access-token")
    assert run.checks("access_token-1")[:2] == ["token_response.access_token", "resource.token.present"]
    audience = next(each for each in run.made if each.id == "resource.token.audience")
    assert (audience.verdict, audience.about, audience.actor) == ("passed", ("aud",), "Photo library")
    assert "authorization" in str(run.story.stops[audience.n][0].headers).lower()


def test_an_opaque_token_is_checked_by_asking():
    run = opened("token-introspection")
    checks = run.checks("access_token-1")
    assert {"resource.token.present", "introspect.token.known", "introspection_response.active"} <= set(checks)
    (token,) = run.tokens
    assert token.form == "opaque"
    assert "asking Accounts, at the introspection endpoint" in token.note
    assert token.note_href == href("RFC 7662 §2")


def test_a_token_in_the_query_is_found_by_the_checks_of_the_header():
    def moved(message):
        return {"query.access_token": authorization(message), "header.authorization": None}

    run = Opened(edited("pkce-s256", "photos#1.request", moved, {"rs.token_in_query": "accepted"}))
    assert "resource.token.audience" in run.checks("access_token-1")


def test_what_nobody_has_checked_is_named_until_somebody_does():
    run = opened("pkce-s256")
    before, after = run.state("access_token-1", 13), run.state("access_token-1", 14)
    assert [each.about for each in before.unmade] == ["typ", "signature", "iss", "aud", "exp", "scope"]
    assert {each.said for each in before.unmade} == {"nobody has checked it so far"}
    assert after.unmade == ()


def test_what_nobody_checked_by_the_end_is_said_of_the_run():
    switches = {"check.resource.token.present": "off"}
    stolen = RunDecision(at="photos#1.request", do="drop")
    run = Opened(played("pkce-s256", switches, [stolen]))
    unmade = run.state("access_token-1").unmade
    assert {each.said for each in unmade} == {"nobody checked it in this run"}
    assert all(each.href and each.text.endswith(".") for each in unmade)


def test_a_check_that_did_not_apply_was_not_made():
    run = opened("openid-connect", client_nonce="none")
    state = run.state("id_token-1")
    assert "nonce" not in {each.about for each in state.unmade}  # there is none to check
    assert run.checks("id_token-1").count("id_token.nonce") == 1


def test_whatever_settles_something_is_a_check_of_the_ledger():
    assert set(SETTLES) <= set(LEDGER)


@pytest.mark.parametrize("name", KINDS)
def test_a_kind_says_what_it_is_and_where_that_is_written(name):
    kind = KINDS[name]
    assert kind.meaning.endswith(".")
    assert all(href(ought.spec) for ought in kind.ought.values())
    assert not kind.opaque or href(kind.opaque_spec)


@pytest.mark.parametrize("name", REGISTERED)
def test_a_registered_member_names_its_section(name):
    assert href(REGISTERED[name].spec)
    assert REGISTERED[name].note.endswith(".")


def test_a_member_that_nobody_explains_is_said_to_be_one():
    run = Opened(edited("pkce-s256", "photos#1.request", {"header.authorization": f"Bearer {STRANGE}"}))
    found = next(token for token in run.tokens if token.text == STRANGE)
    notes = {each.name: (each.about, each.note) for each in found.parts[1].members}
    assert notes == {"nbf": ("", REGISTERED["claims.nbf"].note), "shoe_size": ("", UNKNOWN.note)}
