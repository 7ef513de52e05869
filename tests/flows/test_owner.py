"""What the owner does by her switches: the script's answers, where nobody plays her."""

import pytest

from app.trace import Decision, RunDecision
from app.trace.paths import form_of, json_of, jwt_parts, query_of
from tests.playing import checks, message, played, steps


def answers(trace) -> dict[str, dict[str, object]]:
    return {event.question: event.answer for event in trace.events if isinstance(event, Decision)}


def test_a_denial_goes_the_way_of_a_code_and_ends_at_the_client():
    trace = played("consent-denied")
    sent = dict(query_of(message(trace, "callback#1.request")))
    assert (sent["error"], "code" in sent) == ("access_denied", False)
    assert sent["state"] == dict(query_of(message(trace, "authorize#1.request")))["state"]
    assert steps(trace)[-2:] == ["GET callback#1", "400 callback#1"]
    assert answers(trace)["consent"]["allow"] is False


def test_an_owner_who_unticks_all_there_is_allows_nothing():
    trace = played("consent-denied", {"owner.consent": "less"})
    assert dict(form_of(message(trace, "consent#1.request"))).get("scope") is None
    assert [check.verdict for check in checks(trace, "consent.scope")] == ["failed"]
    assert dict(query_of(message(trace, "callback#1.request")))["error"] == "access_denied"


def test_an_owner_who_mistypes_her_password_sees_the_form_again():
    trace = played("consent-denied", {"owner.login": "wrong"})
    assert steps(trace)[-1] == "200 login#1"
    assert answers(trace)["login"]["password"] == "wrong"


@pytest.mark.parametrize(("switch", "answer"), [("allow", False), ("deny", True)])
def test_a_person_who_plays_her_decides_whatever_the_switch_says(switch, answer):
    decision = RunDecision(at="consent#1.answer", do="answer", set={"allow": answer})
    trace = played("authorization-code", {"owner.consent": switch}, [decision])
    assert ("code" in dict(query_of(message(trace, "callback#1.request")))) == answer


def test_what_she_unticks_is_neither_granted_nor_in_the_token():
    trace = played("scope-reduced")
    asked = dict(query_of(message(trace, "authorize#1.request")))["scope"]
    granted = json_of(message(trace, "token#1.response"))["scope"]
    assert (asked, granted) == ("photos.read albums.read", "photos.read")
    assert answers(trace)["consent"]["scopes"] == ["photos.read"]
    assert message(trace, "photos#1.response").status == 200


def test_what_is_told_in_the_answer_is_what_the_token_says():
    document = json_of(message(played("scope-reduced"), "token#1.response"))
    _, claims = jwt_parts(document["access_token"])
    assert claims["scope"] == document["scope"]
