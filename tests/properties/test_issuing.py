"""The authorization server issues nothing against its own checks, and nothing twice, whatever is done on the wire."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from app.actors.places import ISSUER
from app.flows import FLOWS
from app.scenario import Scenario
from app.trace import Check, Mint, RequestSent, ResponseSent, RunDecision, Trace
from app.trace.paths import form_of, json_of, location_of, pairs, split_url
from tests.playing import library, played
from tests.properties.deciding import decisions, settings_of

ISSUED = {"code", "access_token", "refresh_token", "id_token", "device_code"}


def issued(trace: Trace) -> dict[int, list[str]]:
    """What the authorization server made, and what it gave out, by exchange; as it sent it, before any edit."""
    found: dict[int, list[str]] = {}
    for event in trace.events:
        if event.actor != "as":
            continue
        if isinstance(event, Mint) and event.name in ISSUED:
            found.setdefault(event.exchange, []).append(event.name)
        elif isinstance(event, ResponseSent):
            answer = event.original or event.message
            document, address = json_of(answer), split_url(location_of(answer))
            told = [*(document if isinstance(document, dict) else ()), *dict(pairs(address.query))]
            found.setdefault(event.exchange, []).extend(ISSUED & {*told, *dict(pairs(address.fragment))})
    return {exchange: names for exchange, names in found.items() if names}


def once(scenario: Scenario) -> bool:
    """Whether its server comes to give tokens for a code, and does so once: in attacks that is another matter."""
    return scenario.attack is None


def test_nothing_is_issued_in_an_exchange_in_which_an_enforced_check_failed() -> None:
    failing, granted = set(), Counter()

    @settings(max_examples=200)
    @given(data=st.data(), scenario=st.sampled_from(sorted(library())))
    def look(data: st.DataObject, scenario: str) -> None:
        trace = played(scenario, data.draw(settings_of(scenario)), data.draw(decisions(scenario, most=3, to=ISSUER)))
        failed = {
            event.exchange: event.id
            for event in trace.events
            if isinstance(event, Check) and event.actor == "as" and event.verdict == "failed" and event.enforced
        }
        given_out = issued(trace)
        assert {id: given_out[exchange] for exchange, id in failed.items() if exchange in given_out} == {}
        failing.update(failed.values())
        granted.update(name for names in given_out.values() for name in names)

    look()
    assert len(failing) > 15
    assert granted["code"] > 100
    assert granted["access_token"] > 100


def test_a_code_or_a_rotated_token_gives_tokens_once_however_often_and_however_changed_it_is_sent() -> None:
    # A step first, then a scenario that has it: few of them refresh.
    having = {
        step: [name for name, each in sorted(library().items()) if FLOWS[each.flow].step(step) and once(each)]
        for step in ("token", "refresh", "consent", "callback")
    }
    places = st.sampled_from(sorted(having)).flatmap(
        lambda step: st.tuples(st.just(step), st.sampled_from(having[step]))
    )
    swapped: Counter[str] = Counter()

    @settings(max_examples=150)
    @given(data=st.data(), place=places)
    def look(data: st.DataObject, place: tuple[str, str]) -> None:
        step, scenario = place
        again = RunDecision(at=f"{step}#1.request", do="replay")
        trace = played(scenario, decisions=[again, *data.draw(decisions(scenario, most=2, to=ISSUER))])
        posts = [event for event in trace.events if isinstance(event, RequestSent)]
        sent = {event.exchange: dict(form_of(event.message)) for event in posts}
        once = {"authorization_code": "code", "refresh_token": "refresh_token"}
        if not trace.head.switches["as.refresh_token"].startswith("rotation"):
            del once["refresh_token"]
        given_for = Counter(
            (name, sent[exchange].get(name))
            for exchange, names in issued(trace).items()
            for grant, name in once.items()
            if "access_token" in names and sent[exchange].get("grant_type") == grant
        )
        assert [proof for proof, times in given_for.items() if times > 1] == []
        swapped.update(name for name, _ in given_for)

    look()
    assert swapped["code"] > 30
    assert swapped["refresh_token"] > 3
