"""Every check of the ledger: a run where it passes, one where it fails with the right answer, and one with it off."""

import base64
import json
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import pytest

from app.checks import LEDGER
from app.explain import href
from app.trace import ResponseSent, RunDecision
from app.trace.messages import body_text, header
from app.trace.paths import json_of, location_of
from tests.playing import Edit, checks, message, played

WEB, APP = "authorization-code", "pkce-s256"


@dataclass(frozen=True)
class Failing:
    """One message edited so that one check fails; `answer` is what the exchange then answers."""

    at: str
    edit: Edit
    answer: str  # "400 page", "303 invalid_request" (redirected), "401 invalid_client" (JSON)
    scenario: str = APP
    switches: dict[str, str] = field(default_factory=dict)
    do: str = "edit"
    ms: int = 0
    answered_at: str = ""


def appended(text: str):
    """An edit that puts `text` at the end of the address."""
    return lambda request: {"url": request.url + text}


def doubled(name: str):
    """An edit that repeats a form parameter."""
    return lambda request: {"body": f"{body_text(request)}&{name}=again"}


def claiming(**claims: str):
    """An edit that puts other claims into the access token, whose signature then no longer fits."""

    def edit(request):
        head, payload, signature = (header(request, "authorization") or "").removeprefix("Bearer ").split(".")
        changed = {**json.loads(base64.urlsafe_b64decode(payload + "==")), **claims}
        encoded = base64.urlsafe_b64encode(json.dumps(changed).encode()).rstrip(b"=").decode()
        return {"header.Authorization": f"Bearer {head}.{encoded}.{signature}"}

    return edit


OTHER = "A" * 43
UNSIGNED = {"check.resource.token.signature": "off"}  # a token that is right but for one claim cannot be forged
FAILING = {
    "authorize.client_id.once": Failing("authorize#1.request", appended("&client_id=other"), "400 page"),
    "authorize.client_id.known": Failing("authorize#1.request", {"query.client_id": "nobody"}, "400 page"),
    "authorize.redirect_uri.once": Failing(
        "authorize#1.request", appended("&redirect_uri=https://x.example"), "400 page"
    ),
    "authorize.redirect_uri.exact": Failing(
        "authorize#1.request", {"query.redirect_uri": "https://printer.example/cb/"}, "400 page", WEB
    ),
    "authorize.parameters.once": Failing("authorize#1.request", appended("&scope=photos.read"), "303 invalid_request"),
    "authorize.response_type.present": Failing(
        "authorize#1.request", {"query.response_type": None}, "303 invalid_request"
    ),
    "authorize.response_type.supported": Failing(
        "authorize#1.request", {"query.response_type": "token"}, "303 unsupported_response_type"
    ),
    "authorize.pkce.required": Failing(
        "authorize#1.request", {"query.code_challenge": None}, "303 invalid_request", switches={"as.pkce": "required"}
    ),
    "authorize.pkce.method": Failing(
        "authorize#1.request", {"query.code_challenge_method": "s256"}, "303 invalid_request"
    ),
    "authorize.pkce.challenge": Failing(
        "authorize#1.request", {"query.code_challenge": "too-short"}, "303 invalid_request"
    ),
    "authorize.scope.known": Failing("authorize#1.request", {"query.scope": "photos.read admin"}, "303 invalid_scope"),
    "login.csrf": Failing("login#1.request", {"form.csrf_token": "forged"}, "400 page"),
    "login.password": Failing(
        "login#1.answer", {"account": "ana", "password": "wrong"}, "200 page", do="answer", answered_at="login#1"
    ),
    "consent.csrf": Failing("consent#1.request", {"form.csrf_token": "forged"}, "400 page"),
    "consent.decision": Failing(
        "consent#1.answer", {"allow": False}, "303 access_denied", do="answer", answered_at="consent#1"
    ),
    "consent.scope": Failing("consent#1.request", {"form.scope": "photos.delete"}, "303 access_denied"),
    "callback.parameters.once": Failing("callback#1.request", appended("&code=second"), "400 page"),
    "callback.session": Failing("callback#1.request", {"cookie.__Host-session": None}, "400 page", WEB),
    "callback.state": Failing("callback#1.request", {"query.state": "another"}, "400 page"),
    "callback.redirect_uri": Failing("callback#1.request", {"header.Host": "127.0.0.1:9"}, "400 page"),
    "callback.error": Failing("callback#1.request", {"query.error": "server_error"}, "400 page"),
    "callback.code": Failing("callback#1.request", {"query.code": None}, "400 page"),
    "token.method": Failing("token#1.request", {"method": "GET"}, "405 invalid_request"),
    "token.content_type": Failing(
        "token#1.request", {"header.Content-Type": "application/json"}, "400 invalid_request"
    ),
    "token.parameters.once": Failing("token#1.request", doubled("code"), "400 invalid_request"),
    "token.client.not_in_uri": Failing("token#1.request", appended("?client_secret=s"), "400 invalid_request"),
    "token.client.one_way": Failing("token#1.request", {"form.client_secret": "s"}, "400 invalid_request", WEB),
    "token.client.known": Failing("token#1.request", {"form.client_id": "nobody"}, "401 invalid_client"),
    "token.client.method": Failing(
        "token#1.request", {"header.Authorization": None, "form.client_id": "printer"}, "401 invalid_client", WEB
    ),
    "token.client.secret": Failing(
        "token#1.request", {"header.Authorization": "Basic cHJpbnRlcjp3cm9uZw=="}, "401 invalid_client", WEB
    ),
    "token.grant_type.present": Failing("token#1.request", {"form.grant_type": ""}, "400 invalid_request"),
    "token.grant_type.supported": Failing(
        "token#1.request", {"form.grant_type": "authorisation_code"}, "400 unsupported_grant_type"
    ),
    "token.code.present": Failing("token#1.request", {"form.code": None}, "400 invalid_request"),
    "token.code.known": Failing("token#1.request", {"form.code": OTHER}, "400 invalid_grant"),
    "token.code.unexpired": Failing("token#1.request", {}, "400 invalid_grant", do="delay", ms=61_000),
    "token.code.unused": Failing("token#1.request", {}, "400 invalid_grant", do="replay", answered_at="token#2"),
    "token.redirect_uri.same": Failing(
        "token#1.request", {"form.redirect_uri": "http://127.0.0.1:51004/cb/"}, "400 invalid_grant"
    ),
    "token.pkce.verifier_present": Failing("token#1.request", {"form.code_verifier": None}, "400 invalid_request"),
    "token.pkce.verifier_form": Failing("token#1.request", {"form.code_verifier": "short"}, "400 invalid_request"),
    "token.pkce.downgrade": Failing(
        "authorize#1.request",
        {"query.code_challenge": None},
        "400 invalid_request",
        switches={"as.pkce": "optional+no_downgrade"},
        answered_at="token#1",
    ),
    "token.pkce.verify": Failing("token#1.request", {"form.code_verifier": OTHER}, "400 invalid_grant"),
    "token_response.success": Failing("token#1.response", {"status": "500"}, "400 page", answered_at="callback#1"),
    "token_response.access_token": Failing(
        "token#1.response", {"json.access_token": None}, "400 page", answered_at="callback#1"
    ),
    "token_response.token_type": Failing(
        "token#1.response", {"json.token_type": "DPoP"}, "400 page", answered_at="callback#1"
    ),
    "resource.token.present": Failing("photos#1.request", {"header.Authorization": None}, "401 None"),
    "resource.token.one_place": Failing("photos#1.request", appended("?access_token=x"), "400 invalid_request"),
    "resource.token.not_in_uri": Failing(
        "photos#1.request",
        lambda request: {
            "header.Authorization": None,
            "url": f"{request.url}?access_token={header(request, 'authorization').removeprefix('Bearer ')}",
        },
        "400 invalid_request",
    ),
    "resource.token.form": Failing("photos#1.request", {"header.Authorization": "Bearer opaque"}, "401 invalid_token"),
    "resource.token.signature": Failing(
        "photos#1.request",
        lambda request: {"header.Authorization": (header(request, "authorization") or "")[:-8] + "AAAAAAAA"},
        "401 invalid_token",
    ),
    "resource.token.unexpired": Failing("photos#1.request", {}, "401 invalid_token", do="delay", ms=3_600_001),
    "resource.token.issuer": Failing("photos#1.request", claiming(iss="https://evil.example"), "401 invalid_token"),
    "resource.token.audience": Failing(
        "photos#1.request", claiming(aud="https://bank.example"), "401 invalid_token", switches=UNSIGNED
    ),
    "resource.token.scope": Failing(
        "photos#1.request",
        claiming(scope="photos.delete"),
        "403 insufficient_scope",
        switches=UNSIGNED,
    ),
    # What this cast never does, behind a check that would stop it first.
    "authorize.response_type.allowed": Failing(
        "authorize#1.request",
        {"query.response_type": "token"},
        "303 unauthorized_client",
        switches={"check.authorize.response_type.supported": "off"},
    ),
    "token.grant_type.allowed": Failing(
        "token#1.request",
        {"form.grant_type": "password"},
        "400 unauthorized_client",
        switches={"check.token.grant_type.supported": "off"},
    ),
    "token.code.client": Failing(
        "token#1.request",
        {"form.client_id": "nobody"},
        "400 invalid_grant",
        switches={"check.token.client.known": "off"},
    ),
}
# Checks that need more than a shipped run to pass.
PASSING = {
    "authorize.pkce.required": {"as.pkce": "required", "client.pkce": "S256"},
    "token.pkce.downgrade": {"client.pkce": "none"},
}


def failing(case: Failing, switches: dict[str, str] | None = None):
    """The trace of a failing case, under more switches if given."""
    settings = {**case.switches, **(switches or {})}
    edit = case.edit
    if callable(edit):
        edit = edit(message(played(case.scenario, settings), case.at))
    decision = RunDecision(at=case.at, do=case.do, set=edit, ms=case.ms)
    return played(case.scenario, settings, [decision])


def answer_of(trace, step: str) -> str:
    """What an exchange answers, as the cases write it."""
    response = next(event.message for event in trace.events if isinstance(event, ResponseSent) and event.step == step)
    document = json_of(response)
    if isinstance(document, dict):
        return f"{response.status} {document.get('error')}"
    error = parse_qs(urlsplit(location_of(response)).query).get("error")
    return f"{response.status} {error[0] if error else 'page'}"


CASES = sorted(FAILING)


def test_every_check_has_a_failing_case():
    assert set(FAILING) == set(LEDGER)


@pytest.mark.parametrize("id", sorted(set(LEDGER)))
def test_a_check_passes_in_a_run_that_keeps_its_rule(id):
    traces = [played(scenario, PASSING.get(id)) for scenario in (WEB, APP)]
    found = [check for trace in traces for check in checks(trace, id)]
    assert found
    assert "passed" in {check.verdict for check in found}
    assert "failed" not in {check.verdict for check in found}


@pytest.mark.parametrize("id", CASES)
def test_a_check_fails_where_its_rule_is_broken_and_stops_the_exchange(id):
    case = FAILING[id]
    trace = failing(case)
    broken = [check for check in checks(trace, id) if check.verdict == "failed"]
    assert [(check.enforced, check.level) for check in broken] == [(True, LEDGER[id].level)]
    step = case.answered_at or case.at.partition(".")[0]
    assert answer_of(trace, step) == case.answer
    after = [event for event in trace.events if event.seq > broken[0].seq and event.cause == broken[0].cause]
    assert not [event for event in after if event.actor == broken[0].actor and hasattr(event, "verdict")]


@pytest.mark.parametrize("id", CASES)
def test_a_check_that_is_off_leaves_its_verdict_and_the_run_goes_on(id):
    trace = failing(FAILING[id], {f"check.{id}": "off"})
    broken = [check for check in checks(trace, id) if check.verdict == "failed"]
    assert broken
    assert not any(check.enforced for check in broken)
    assert any(event.seq > broken[0].seq for event in trace.events)


@pytest.mark.parametrize("rule", LEDGER.values(), ids=lambda rule: rule.id)
def test_a_check_says_what_it_is_and_where_that_is_written(rule):
    assert rule.title
    assert rule.failure != rule.title
    assert rule.causes
    assert href(rule.spec)
    assert rule.id.split(".")[0] in {"authorize", "login", "consent", "callback", "token", "token_response", "resource"}


@pytest.mark.parametrize("rule", LEDGER.values(), ids=lambda rule: rule.id)
def test_an_error_description_keeps_to_the_characters_that_rfc_6749_allows(rule):
    text = rule.description
    assert all(sign == " " or "\x23" <= sign <= "\x7e" or sign == "!" for sign in text)
    assert "\\" not in text
    assert '"' not in text
