"""The authorization code grant, message by message and, where it matters, event by event."""

from urllib.parse import parse_qs, urlsplit

import pytest

from app.checks.token import s256
from app.flows import FLOWS
from app.scenario import load
from app.trace import Check, Decision, Launch, Mint, RequestSent, ResponseSent, RunDecision, Store, Work
from app.trace.messages import header
from app.trace.paths import basic_credentials, form_of, json_of, jwt_parts, location_of, query_of, read
from tests.playing import checks, edited, message, played, steps

WEB_MESSAGES = [
    "GET open#1",
    "303 open#1",
    "GET authorize#1",
    "303 authorize#1",
    "GET login_page#1",
    "200 login_page#1",
    "POST login#1",
    "303 login#1",
    "GET consent_page#1",
    "200 consent_page#1",
    "POST consent#1",
    "303 consent#1",
    "GET callback#1",
    "POST token#1",
    "200 token#1",
    "303 callback#1",
    "GET prints#1",
    "GET photos#1",
    "200 photos#1",
    "200 prints#1",
]
APP_MESSAGES = [*WEB_MESSAGES[2:15], "GET photos#1", "200 photos#1", "200 callback#1"]


def facts(trace, step):
    """What is left at one step besides messages, in short."""
    shown = {
        Check: lambda event: f"{event.actor} {event.verdict} {event.id}",
        Mint: lambda event: f"{event.actor} makes {event.name}",
        Work: lambda event: f"{event.actor} computes {event.what}",
        Store: lambda event: f"{event.actor} {event.action}s {event.shelf}",
        Decision: lambda event: f"{event.actor} decides {event.question}",
        Launch: lambda event: f"{event.actor} launches {urlsplit(event.url).path}",
        RequestSent: lambda event: f"{event.actor} {event.method}",
        ResponseSent: lambda event: f"{event.actor} {event.status}",
    }
    return [shown[type(event)](event) for event in trace.events if event.step == step]


def test_a_confidential_client_takes_ten_exchanges():
    assert steps(played("authorization-code")) == WEB_MESSAGES


@pytest.mark.parametrize("scenario", ["public-client-without-pkce", "pkce-plain", "pkce-s256"])
def test_a_public_client_takes_eight_exchanges(scenario):
    assert steps(played(scenario)) == APP_MESSAGES


def test_the_app_makes_its_secrets_before_it_opens_the_browser():
    assert facts(played("pkce-s256"), "start#1") == [
        "owner decides start",
        "client makes state",
        "client makes code_verifier",
        "client computes BASE64URL(SHA256(code_verifier))",
        "client puts attempts",
        "client launches /authorize",
    ]


def test_consent_makes_a_code_and_remembers_what_it_stands_for():
    assert facts(played("pkce-s256"), "consent#1") == [
        "owner decides consent",
        "browser POST",
        "as passed consent.csrf",
        "as passed consent.decision",
        "as passed consent.scope",
        "as puts sessions",
        "as makes code",
        "as puts codes",
        "as 303",
    ]


def test_the_token_endpoint_compares_in_its_order_and_uses_the_code_up():
    found = facts(played("pkce-s256"), "token#1")
    assert found[0] == "client POST"
    assert [fact for fact in found if "not-applicable" in fact] == [
        "as not-applicable token.client.same",
        "as not-applicable token.client.secret",
        "as not-applicable token.pkce.downgrade",
        "as not-applicable token.resource.within",
    ]
    assert found[-13:] == [
        "as not-applicable token.pkce.downgrade",
        "as computes BASE64URL(SHA256(code_verifier))",
        "as passed token.pkce.verify",
        "as not-applicable token.resource.within",
        "as passed token.code.unused",
        "as puts codes",
        "as computes the Ed25519 signature of the claims",
        "as makes access_token",
        "as puts tokens",
        "as 200",
        "client passed token_response.success",
        "client passed token_response.access_token",
        "client passed token_response.token_type",
    ]


def test_with_s256_the_verifier_is_only_ever_in_the_token_request():
    trace = played("pkce-s256")
    verifier = dict(form_of(message(trace, "token#1.request")))["code_verifier"]
    challenge = dict(query_of(message(trace, "authorize#1.request")))["code_challenge"]
    assert challenge == s256(verifier)
    carrying = [
        event.step
        for event in trace.events
        if isinstance(event, RequestSent) and verifier in f"{event.url} {event.headers} {event.body}"
    ]
    assert carrying == ["token#1"]


def test_with_plain_the_challenge_is_the_verifier():
    trace = played("pkce-plain")
    sent = dict(query_of(message(trace, "authorize#1.request")))
    assert sent["code_challenge_method"] == "plain"
    assert sent["code_challenge"] == dict(form_of(message(trace, "token#1.request")))["code_verifier"]


def test_without_pkce_no_parameter_of_it_travels():
    trace = played("public-client-without-pkce")
    assert "code_challenge" not in dict(query_of(message(trace, "authorize#1.request")))
    assert "code_verifier" not in dict(form_of(message(trace, "token#1.request")))


def test_a_confidential_client_proves_itself_in_the_header():
    request = message(played("authorization-code"), "token#1.request")
    assert basic_credentials(header(request, "authorization") or "")[0] == "printer"
    assert [name for name, _ in form_of(request)] == ["grant_type", "code", "redirect_uri"]


def test_or_in_the_form():
    request = message(played("authorization-code", {"client.auth": "post"}), "token#1.request")
    assert header(request, "authorization") is None
    assert {"client_id", "client_secret"} <= dict(form_of(request)).keys()


def test_the_state_comes_back_as_it_was_sent():
    for state in ('"><img src=x onerror=alert(1)>', "a b+c%20d", "ä€𝄞", "x" * 2000):
        trace = edited("pkce-s256", "authorize#1.request", {"query.state": state})
        back = message(trace, "consent#1.response")
        assert parse_qs(urlsplit(location_of(back)).query)["state"] == [state]


def test_an_error_redirect_carries_the_state_too():
    trace = edited("pkce-s256", "authorize#1.request", {"query.response_type": "nonsense"})
    sent = parse_qs(urlsplit(location_of(message(trace, "authorize#1.response"))).query)
    assert sent["error"] == ["unsupported_response_type"]
    assert sent["state"] == [dict(query_of(message(trace, "authorize#1.request")))["state"]]


def test_nothing_is_ever_redirected_to_an_address_that_was_not_registered():
    trace = edited("authorization-code", "authorize#1.request", {"query.redirect_uri": "https://evil.example/cb"})
    answer = message(trace, "authorize#1.response")
    assert answer.status == 400
    assert location_of(answer) == ""
    assert steps(trace)[-1] == "400 authorize#1"


def test_without_state_the_client_accepts_what_it_did_not_ask_for():
    trace = edited("authorization-code", "callback#1.request", {"query.state": "planted"}, {"client.state": "none"})
    assert steps(trace) == WEB_MESSAGES
    assert [check.verdict for check in checks(trace, "callback.state")] == ["not-applicable"]


def test_a_server_that_ignores_pkce_gives_the_token_to_any_verifier():
    trace = edited("pkce-s256", "token#1.request", {"form.code_verifier": "B" * 43}, {"as.pkce": "off"})
    assert message(trace, "token#1.response").status == 200
    assert [check.verdict for check in checks(trace, "token.pkce.verify")] == ["not-applicable"]


def test_an_optional_server_only_records_a_verifier_that_no_challenge_announced():
    stripped = {"query.code_challenge": None, "query.code_challenge_method": None}
    trace = edited("pkce-s256", "authorize#1.request", stripped)
    assert message(trace, "token#1.response").status == 200
    assert [(c.verdict, c.enforced) for c in checks(trace, "token.pkce.downgrade")] == [("failed", False)]


def test_a_second_use_of_a_code_gives_nothing():
    trace = played("pkce-s256", decisions=[RunDecision(at="token#1.request", do="replay")])
    answers = [message(trace, f"token#{n}.response") for n in (1, 2)]
    assert [answer.status for answer in answers] == [200, 400]
    assert json_of(answers[1])["error"] == "invalid_grant"


def test_the_access_token_says_whose_it_is_and_whom_it_is_for():
    trace = played("pkce-s256")
    head, claims = jwt_parts(json_of(message(trace, "token#1.response"))["access_token"])
    assert head["typ"] == "at+jwt"
    assert {"iss", "exp", "aud", "sub", "client_id", "iat", "jti", "scope"} == set(claims)  # RFC 9068 section 2.2
    assert (claims["sub"], claims["aud"], claims["scope"]) == ("ana", "https://photos.example", "photos.read")


def test_the_answers_carry_what_the_rfcs_ask_for():
    trace = played("authorization-code")
    token, consent, login = (message(trace, f"{step}#1.response") for step in ("token", "consent", "login_page"))
    assert read(token, "header.cache-control") == "no-store"
    assert read(token, "header.pragma") == "no-cache"
    assert read(consent, "header.referrer-policy") == "no-referrer"
    assert consent.status == 303
    assert "frame-ancestors 'none'" in read(login, "header.content-security-policy")


def test_a_401_of_the_token_endpoint_brings_a_challenge():
    trace = edited("authorization-code", "token#1.request", {"header.Authorization": "Basic eDp5"})
    answer = message(trace, "token#1.response")
    assert (answer.status, read(answer, "header.www-authenticate")) == (401, 'Basic realm="accounts"')


def test_the_session_gets_a_new_id_when_somebody_logs_in():
    trace = played("pkce-s256")
    before, after = (read(message(trace, f"{step}#1.response"), "cookie.__Host-sid") for step in ("authorize", "login"))
    assert before
    assert after
    assert before != after


def test_a_wrong_password_leaves_the_form_and_no_code():
    trace = played("pkce-s256", decisions=[_login("wrong")])
    assert steps(trace)[-1] == "200 login#1"
    assert "code" not in [event.name for event in trace.events if isinstance(event, Mint)]


def _login(password: str) -> RunDecision:
    return RunDecision(at="login#1.answer", do="answer", set={"account": "ana", "password": password})


def test_denying_brings_access_denied_to_the_client():
    decision = RunDecision(at="consent#1.answer", do="answer", set={"allow": False})
    trace = played("authorization-code", decisions=[decision])
    assert dict(query_of(message(trace, "callback#1.request")))["error"] == "access_denied"
    assert steps(trace)[-2:] == ["GET callback#1", "400 callback#1"]


def test_nested_exchanges_name_the_one_around_them():
    trace = played("pkce-s256")
    requests = {event.step: event for event in trace.events if isinstance(event, RequestSent)}
    assert requests["callback#1"].parent is None
    assert requests["token#1"].parent == requests["photos#1"].parent == requests["callback#1"].exchange


def test_every_event_but_the_first_has_an_earlier_cause():
    for scenario in ("authorization-code", "pkce-s256"):
        first, *rest = played(scenario).events
        assert first.cause is None
        assert all(event.cause is not None and event.cause < event.seq for event in rest)


def test_a_followed_redirect_is_caused_by_the_response():
    trace = played("pkce-s256")
    by_seq = {event.seq: event for event in trace.events}
    callback = next(event for event in trace.events if isinstance(event, RequestSent) and event.step == "callback#1")
    assert by_seq[callback.cause].step == "consent#1"
    assert isinstance(by_seq[callback.cause], ResponseSent)


@pytest.mark.parametrize("flow", FLOWS.values(), ids=lambda flow: flow.id)
def test_every_flow_has_a_scenario(flow):
    assert flow.id in {scenario.flow for scenario in load().values()}


@pytest.mark.parametrize("flow", FLOWS.values(), ids=lambda flow: flow.id)
def test_every_step_is_in_a_phase_and_between_lanes_of_the_flow(flow):
    phases = {phase.id for phase in flow.phases}
    for step in flow.steps:
        assert step.phase in phases
        assert {step.source, step.to} <= set(flow.lanes)
