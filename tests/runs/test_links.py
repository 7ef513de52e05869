"""Runs as links, and what a link that cannot be played says."""

import base64
import json
import zlib
from urllib.parse import parse_qs, urlsplit

import pytest
from msgspec.structs import replace

from app.runs import RunError, link_of, parse_link
from app.runs.links import MAX_DECISIONS, pack, unpack
from app.trace import RunDecision
from app.web.opening import LinkQuery
from app.wire import Chance
from tests.playing import library


def parsed(query: str, scenario: str = "pkce-s256"):
    return parse_link(library()[scenario], LinkQuery(parse_qs(query, keep_blank_values=True)))


def test_a_link_brings_back_the_run_it_was_made_from():
    decisions = (
        RunDecision("token#1.request", "edit", {"form.code_verifier": "é<b>"}),
        RunDecision("a#1.request", "drop"),
    )
    query = f"seed=7&set=client.pkce:plain&set=as.pkce:optional%2Bno_downgrade&people=owner&d={pack(decisions)}"
    run, notices = parsed(query)
    assert (run.seed, run.people, run.decisions, notices) == (7, ("owner",), decisions, [])
    assert run.switches == {"client.pkce": "plain", "as.pkce": "optional+no_downgrade"}
    assert parsed(urlsplit(link_of(run)).query)[0] == run


def test_the_shortest_link_is_the_scenario():
    assert link_of(parsed("")[0]) == "/s/pkce-s256"


def test_a_switch_set_to_what_the_scenario_says_is_left_out():
    assert link_of(parsed("set=client.pkce:S256")[0]) == "/s/pkce-s256"


def test_a_plus_typed_by_hand_is_understood():
    assert parsed("set=as.pkce:optional+no_downgrade")[0].switches == {"as.pkce": "optional+no_downgrade"}


def test_a_setting_that_needs_another_moves_it_and_says_so():
    run, notices = parsed("set=client.type:confidential")
    assert run.switches == {"client.type": "confidential", "client.auth": "basic"}
    assert len(notices) == 1
    assert "client.auth moved to basic" in notices[0]


def test_a_link_made_for_another_text_plays_and_says_so():
    run, notices = parsed("digest=0000")
    assert run.scenario == "pkce-s256"
    assert "changed" in notices[0]


def packed(document: object) -> str:
    return base64.urlsafe_b64encode(zlib.compress(json.dumps(document).encode())).rstrip(b"=").decode()


@pytest.mark.parametrize(
    ("query", "field", "said"),
    [
        ("seed=x", "seed", "0 to 9007199254740991"),
        ("seed=-1", "seed", "whole number"),
        ("seed=9007199254740992", "seed", "whole number"),
        ("seed=" + "9" * 5000, "seed", "whole number"),
        ("seed=%C2%B2", "seed", "whole number"),
        ("set=client.pkce", "set", "SWITCH:VALUE"),
        ("set=client.pkse:plain", "set client.pkse", "did you mean client.pkce?"),
        ("set=client.pkce:s256", "set client.pkce", "did you mean S256?"),
        ("set=check.token.pkce.verfy:off", "set check.token.pkce.verfy", "did you mean token.pkce.verify?"),
        ("set=check.token.pkce.verify:on", "set check.token.pkce.verify", "off"),
        ("v=2", "v", "version 1"),
        ("people=as", "people", "owner can"),
        ("d=%21", "d", "base64url"),
        ("d=AAAA", "d", "base64url"),
        (f"d={packed({'at': 1})}", "d", "base64url"),
        (f"d={packed([{'at': 'token', 'do': 'drop'}])}", "d", "token#1.request"),
        (f"d={packed([{'at': 'token#1.request', 'do': 'eat'}])}", "d", "answer, edit, drop"),
        (f"d={packed([{'at': 'token#1.request', 'do': 'delay', 'ms': -1}])}", "d", "delay"),
        (f"d={packed([{'at': 'token#1.request', 'do': 'drop'}] * (MAX_DECISIONS + 1))}", "d", "at most"),
        ("d=%C3%A9", "d", "base64url"),
        (f"d={packed([{'at': 'login#1.answer', 'do': 'drop'}])}", "d", "an answer, and nothing else"),
        (f"d={packed([{'at': 'token#1.request', 'do': 'answer'}])}", "d", "an answer, and nothing else"),
        (f"d={packed([{'at': 'token#1.response', 'do': 'replay'}])}", "d", "only a request"),
        (f"d={packed([{'at': 'token#1.request', 'do': 'edit', 'set': {'body': 5}}])}", "d", "null to remove"),
        (f"d={packed([{'at': 'login#1.answer', 'do': 'answer', 'set': {'age': 5}}])}", "d", "'age' is no part"),
        (f"d={packed([{'at': 'login#1.answer', 'do': 'answer', 'set': {'account': 5}}])}", "d", "account is text"),
        (f"d={packed([{'at': 'login#1.answer', 'do': 'answer', 'set': {'password': 'x'}}])}", "d", "right or wrong"),
        (f"d={packed([{'at': 'consent#1.answer', 'do': 'answer', 'set': {'allow': 1}}])}", "d", "true or false"),
        (f"d={packed([{'at': 'consent#1.answer', 'do': 'answer', 'set': {'scopes': 5}}])}", "d", "list of texts"),
    ],
)
def test_a_link_that_cannot_be_played_says_what_and_where(query, field, said):
    with pytest.raises(RunError) as error:
        parsed(query)
    assert error.value.field == field
    assert said in str(error.value)


def test_a_bomb_of_decisions_is_not_unpacked():
    bomb = base64.urlsafe_b64encode(zlib.compress(b"[" + b" " * 50_000_000 + b"]")).decode()
    with pytest.raises(RunError, match="more than"):
        unpack(bomb)


def test_decisions_nested_too_deeply_are_not_unpacked():
    deep = b'[{"at":"token#1.request","do":"edit","set":{"body":' + b"[" * 50_000
    with pytest.raises(RunError, match="d holds no decisions"):
        unpack(base64.urlsafe_b64encode(zlib.compress(deep)).decode())


def test_a_run_too_large_for_a_link_says_so():
    noise = "".join(Chance(1).token(f"noise {n}", 64) for n in range(200))
    run, _ = parsed("")
    with pytest.raises(RunError, match="as a file"):
        link_of(replace(run, decisions=(RunDecision("token#1.request", "edit", {"body": noise}),)))


def test_a_link_carries_an_attack_that_the_scenario_does_not_have_itself():
    run, _ = parsed("attack=code-interception", "public-client-without-pkce")
    assert run.attack == "code-interception"
    assert "attack=code-interception" in link_of(run)
    assert parsed("attack=csrf", "attack-csrf")[0].attack is None
    assert parsed("attack=none", "attack-csrf")[0].attack == "none"
    assert parsed("attack=none")[0].attack is None
    assert link_of(parsed("", "attack-csrf")[0]) == "/s/attack-csrf"


@pytest.mark.parametrize(
    ("attack", "said"),
    [
        ("csfr", "no attack is called csfr; did you mean csrf?"),
        ("refresh-token-theft", "does not fit the flow authorization_code; it fits refresh_token"),
    ],
)
def test_an_attack_that_does_not_exist_or_fit_is_refused(attack: str, said: str):
    with pytest.raises(RunError) as error:
        parsed(f"attack={attack}")
    assert error.value.field == "attack"
    assert said in str(error.value)
