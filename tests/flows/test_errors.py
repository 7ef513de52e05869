"""Every error code that a specification names at a place is reached there: by a check that fails, or by a variant."""

from collections import defaultdict
from functools import lru_cache
from urllib.parse import parse_qs, urlsplit

import pytest

from app.rehearse import variants
from app.trace import ResponseSent, Store, Trace
from app.trace.messages import header
from app.trace.paths import json_of, location_of, read
from tests.checks.failing import FAILING
from tests.checks.failing.case import failing
from tests.playing import library, message, played

AUTHORIZE, TOKEN, REVOKE, API = "authorization endpoint", "token endpoint", "revocation endpoint", "protected resource"
DEVICE, REGISTER = "device authorization endpoint", "client registration endpoint"
# Section, the place where the code is sent, the code, and what reaches it: a failing case, or a scenario and a switch.
TABLE = [
    ("RFC 6749 §4.1.2.1", AUTHORIZE, "invalid_request", "authorize.response_type.present"),
    ("RFC 6749 §4.1.2.1", AUTHORIZE, "unauthorized_client", "authorize.response_type.allowed"),
    ("RFC 6749 §4.1.2.1", AUTHORIZE, "access_denied", "consent.decision"),
    ("RFC 6749 §4.1.2.1", AUTHORIZE, "unsupported_response_type", "authorize.response_type.supported"),
    ("RFC 6749 §4.1.2.1", AUTHORIZE, "invalid_scope", "authorize.scope.known"),
    ("RFC 6749 §4.1.2.1", AUTHORIZE, "server_error", "server-in-trouble as.health=failing"),
    ("RFC 6749 §4.1.2.1", AUTHORIZE, "temporarily_unavailable", "server-in-trouble as.health=overloaded"),
    ("RFC 7636 §4.4.1", AUTHORIZE, "invalid_request", "authorize.pkce.required"),
    ("RFC 7636 §4.4.1", AUTHORIZE, "invalid_request", "authorize.pkce.method"),
    ("OIDC Core §3.1.2.6", AUTHORIZE, "login_required", "single-sign-on as.session=1h"),
    ("OIDC Core §3.1.2.6", AUTHORIZE, "consent_required", "authorize.prompt.consented"),
    ("OIDC Core §3.1.2.6", AUTHORIZE, "interaction_required", "single-sign-on client.type=public"),
    ("OIDC Core §3.1.2.6", AUTHORIZE, "request_not_supported", "authorize.request.supported"),
    ("OIDC Core §3.1.2.6", AUTHORIZE, "request_uri_not_supported", "authorize.request_uri.supported"),
    ("OIDC Core §3.1.2.6", AUTHORIZE, "registration_not_supported", "authorize.registration.supported"),
    ("RFC 8707 §2", AUTHORIZE, "invalid_target", "authorize.resource.known"),
    ("RFC 6749 §5.2", TOKEN, "invalid_request", "token.grant_type.present"),
    ("RFC 6749 §5.2", TOKEN, "invalid_client", "token.client.secret"),
    ("RFC 6749 §5.2", TOKEN, "invalid_grant", "token.code.known"),
    ("RFC 6749 §5.2", TOKEN, "unauthorized_client", "client-credentials client.type=public"),
    ("RFC 6749 §5.2", TOKEN, "unsupported_grant_type", "resource-owner-password as.password_grant=refused"),
    ("RFC 6749 §5.2", TOKEN, "invalid_scope", "token.scope.known"),
    ("RFC 8628 §3.5", TOKEN, "authorization_pending", "device-authorization client.polling=patient"),
    ("RFC 8628 §3.5", TOKEN, "slow_down", "device-authorization client.polling=eager"),
    ("RFC 8628 §3.5", TOKEN, "access_denied", "token.device_code.undenied"),
    ("RFC 8628 §3.5", TOKEN, "expired_token", "token.device_code.unexpired"),
    ("RFC 8707 §2", TOKEN, "invalid_target", "token.resource.within"),
    ("RFC 8628 §3.2", DEVICE, "unauthorized_client", "device_authorization.client"),
    ("RFC 8628 §3.2", DEVICE, "invalid_request", "device_authorization.content_type"),
    ("RFC 7009 §2.2.1", REVOKE, "unsupported_token_type", "revoke.token.type"),
    ("RFC 7591 §3.2.2", REGISTER, "invalid_redirect_uri", "register.redirect_uris.valid"),
    ("RFC 7591 §3.2.2", REGISTER, "invalid_client_metadata", "register.json"),
    ("RFC 6750 §3.1", API, "invalid_request", "resource.token.one_place"),
    ("RFC 6750 §3.1", API, "invalid_token", "resource.token.form"),
    ("RFC 6750 §3.1", API, "insufficient_scope", "resource.token.scope"),
]
ENDPOINTS = {"/token": TOKEN, "/revoke": REVOKE, "/device_authorization": DEVICE, "/register": REGISTER}


def errors(trace: Trace) -> set[tuple[str, str]]:
    """Each error code of a trace with the place that sent it."""
    found, paths = set(), {}
    for event in trace.events:
        if not isinstance(event, ResponseSent):
            if hasattr(event, "url"):
                paths[event.exchange] = urlsplit(event.url).path
            continue
        location = urlsplit(location_of(event.message))
        document = json_of(event.message)
        challenge = header(event.message, "www-authenticate") or ""
        if event.actor == "as":
            place = ENDPOINTS.get(paths[event.exchange], "")
            redirected = [parse_qs(part).get("error", []) for part in (location.query, location.fragment)]
            found |= {(AUTHORIZE, error) for part in redirected for error in part}
            found |= {(place, read(event.message, "json.error"))} if document and "error" in document else set()
        elif event.actor == "rs" and 'error="' in challenge:
            found.add((API, challenge.partition('error="')[2].partition('"')[0]))
    return found


@lru_cache(maxsize=1)
def reached() -> dict[tuple[str, str], set[str]]:
    """What reaches each error code at each place, of all failing cases and all variants of all scenarios."""
    traces = {id: failing(case) for id, case in FAILING.items()}
    for name, scenario in library().items():
        own = next(variants(scenario))
        for switches in variants(scenario):
            changed = {switch for switch in scenario.vary if switches[switch] != own[switch]} or set(scenario.vary)
            trace = played(name, switches)
            traces |= {f"{name} {switch}={switches[switch]}": trace for switch in changed}
    found = defaultdict(set)
    for name, trace in traces.items():
        for error in errors(trace):
            found[error].add(name)
    return found


@pytest.mark.parametrize(("section", "place", "code", "by"), TABLE, ids=lambda value: value)
def test_an_error_code_is_reached_where_its_section_names_it(section: str, place: str, code: str, by: str) -> None:
    assert by in reached()[place, code], f"{section}: {code} is reached by {sorted(reached()[place, code])}"


def test_no_server_sends_a_code_that_no_section_names_at_that_place() -> None:
    named = {(place, code) for _, place, code, _ in TABLE}
    beside = {(place, code) for place in (REVOKE, DEVICE) for here, code in named if here == TOKEN}
    beside.add((REGISTER, "invalid_request"))  # with a 405, for which RFC 7591 names nothing
    assert {error: by for error, by in reached().items() if error[0] and error not in named | beside} == {}


@pytest.mark.parametrize(
    ("health", "error"), [("failing", "server_error"), ("overloaded", "temporarily_unavailable"), ("well", None)]
)
def test_a_server_in_trouble_tells_the_client_by_redirect_and_remembers_nothing(health: str, error: str | None) -> None:
    """RFC 6749 section 4.1.2.1: a browser would show a 500 or a 503 to the person, and the client would never know."""
    trace = played("pkce-s256", {"as.health": health})
    answer = message(trace, "authorize#1.response")
    assert (answer.status, read(answer, "location.query.error")) == (303, error)
    kept = [event for event in trace.events if isinstance(event, Store) and event.actor == "as"]
    assert bool(kept) == (error is None)
    if error:
        assert read(answer, "location.query.state") == read(message(trace, "authorize#1.request"), "query.state")
