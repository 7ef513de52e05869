"""The same requests, spoilt in every way that the mutations know, end alike at Authlib's server and at ours."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

import pytest
from flask import Flask

from app.actors import authorization_server
from app.trace import Response
from app.trace.messages import body_text, header
from app.trace.paths import json_of, location_of
from tests.oracle import reference
from tests.oracle.baselines import BASELINES
from tests.oracle.differences import DIFFERENCES, Case
from tests.oracle.drafts import Draft
from tests.oracle.mutations import mutated
from tests.oracle.outcomes import TOKENS, Answer, ask

# RFC 6749 section 5.2, RFC 6750 section 3.1, RFC 7009 section 2.2.1, RFC 8628 section 3.5, and RFC 8707 section 2.
ERRORS = {
    *("invalid_request", "invalid_client", "invalid_grant", "unauthorized_client", "unsupported_grant_type"),
    *("invalid_scope", "authorization_pending", "slow_down", "access_denied", "expired_token"),
    *("unsupported_token_type", "invalid_token", "insufficient_scope", "invalid_target"),
}


def granted(outcome: str) -> bool:
    """Whether the server did as it was asked."""
    return outcome == "proceeds" or (outcome.startswith("2xx") and "inactive" not in outcome)


@lru_cache(maxsize=1)
def servers() -> tuple[Flask, Flask]:
    """Authlib's and ours."""
    return reference.build(), authorization_server.build()


@lru_cache(maxsize=1)
def drafts() -> dict[str, Draft]:
    """Every mutated request by its name."""
    return {name: draft for baseline in BASELINES for name, draft in mutated(baseline).items()}


@lru_cache(maxsize=1)
def answers() -> dict[str, tuple[Answer, Answer]]:
    """What Authlib and ours answer to each."""
    theirs, ours = servers()
    return {name: (ask(theirs, draft), ask(ours, draft)) for name, draft in drafts().items()}


@lru_cache(maxsize=1)
def parted() -> dict[str, tuple[str, str]]:
    """The requests that end differently, and how each of the two does."""
    found = {name: (theirs.outcome, ours.outcome) for name, (theirs, ours) in answers().items()}
    return {name: (theirs, ours) for name, (theirs, ours) in found.items() if theirs != ours}


def our_answers() -> dict[str, Response]:
    """What ours answers, as it stands on the wire."""
    return {name: ours.response for name, (_, ours) in answers().items()}


@pytest.mark.parametrize("baseline", BASELINES, ids=lambda baseline: baseline.name)
def test_both_grant_a_request_that_nothing_was_done_to(baseline):
    theirs, ours = (ask(app, baseline.draft).outcome for app in servers())
    assert theirs == ours
    assert granted(ours)


def test_every_other_request_ends_alike_or_differs_for_one_reason_that_is_written_down():
    reasons = {
        name: [each.why for each in DIFFERENCES if any(case.fits(name, *ends) for case in each.cases)]
        for name, ends in parted().items()
    }
    assert {name: (parted()[name], found) for name, found in reasons.items() if len(found) != 1} == {}


@pytest.mark.parametrize("case", [case for each in DIFFERENCES for case in each.cases], ids=str)
def test_every_case_of_a_difference_is_there_because_some_request_needs_it(case: Case):
    assert any(case.fits(name, *ends) for name, ends in parted().items())


def test_the_requests_are_many_and_most_of_them_end_alike():
    assert len(drafts()) > 5000
    assert len(parted()) < len(drafts()) / 3


def test_ours_grants_what_authlib_refuses_in_four_cases_only():
    laxer = [name for name, (theirs, ours) in parted().items() if granted(ours) and not granted(theirs)]
    known = (
        "authorize by POST: * in the query too",
        "token key: assertion made in the future",
        "*: token_type_hint*",
        "authorize script: client_secret added",
    )
    assert [name for name in laxer if not any(fnmatchcase(name, each) for each in known)] == []


def test_no_answer_of_ours_is_a_crash_and_every_error_is_one_that_the_rfc_names():
    for name, ours in our_answers().items():
        assert ours.status < 500, name
        if drafts()[name].path != "/authorize":
            document = json_of(ours) or {}
            untold = ours.status == 200 or drafts()[name].path == "/userinfo"  # without a token: RFC 6750 section 3.1
            assert document.get("error") in ERRORS or ("error" not in document and untold), name
            assert ours.status == 200 or not {*TOKENS, "active", "sub"} & {*document}, name
            assert header(ours, "cache-control") == "no-store" or not ours.body, name


def test_a_description_has_only_the_characters_that_it_may_have():
    """RFC 6749 sections 4.1.2.1 and 5.2: neither quotes nor backslashes, nothing beyond ASCII."""
    seen = 0
    for name, ours in our_answers().items():
        document = json_of(ours)
        told = document if isinstance(document, dict) else dict(parse_qsl(urlsplit(location_of(ours)).query))
        description = told.get("error_description", "")
        assert re.fullmatch(r"[\x20\x21\x23-\x5B\x5D-\x7E]*", description), name
        seen += bool(description)
    assert seen > 1000


def test_a_client_that_authenticates_in_the_header_and_fails_is_challenged_with_its_scheme():
    """RFC 6749 section 5.2, and RFC 9110 section 15.5.2 for every other 401."""
    refused = {name: ours for name, ours in our_answers().items() if "invalid_client" in body_text(ours)}
    assert len(refused) > 100
    for name, ours in refused.items():
        if any(drafts()[name].authorization):
            assert ours.status == 401, name
        if ours.status == 401:
            assert (header(ours, "www-authenticate") or "").startswith("Basic "), name
