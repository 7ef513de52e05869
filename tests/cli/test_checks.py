"""`grantscope checks`: the whole ledger, for people and for machines."""

import json

import msgspec

from app.explain import ledger
from tests.cli.calling import grantscope


def test_checks_lists_the_whole_ledger_by_endpoint() -> None:
    result = grantscope("checks")
    assert result.exit_code == 0
    heads = [line for line in result.stdout.splitlines() if line and not line.startswith(" ")]
    expected = []
    for part in ledger():
        expected.append(f"{part.title} ({part.role}, {part.spec})")
        expected += [f"{check.id}: {check.title}" for check in part.checks]
    assert heads == expected


A_CHECK = """
callback.session: This session asked for something
    level         MUST, RFC 6749 §10.12
    in short      The app looks whether this very browser had begun a log-in, because an answer that it \
never asked for may be somebody else's.
    failure       This session asked for nothing
    answer        400 Bad Request
    usual causes  The session cookie did not come along: SameSite=Strict, another browser, or cookies are blocked.
                  Somebody else started this flow: cross-site request forgery.
    not enforced  with client.state=none and client.pkce=none: this client ties answers to no session: no state, no PKCE

"""


def test_checks_tells_everything_about_a_check() -> None:
    told = grantscope("checks").stdout
    assert A_CHECK in told
    assert "    answer        303 See Other, access_denied\n" in told


def test_checks_for_machines_is_json_of_one_shape() -> None:
    result = grantscope("checks", "--json")
    assert result.exit_code == 0
    parts = json.loads(result.stdout)
    assert parts == json.loads(msgspec.json.encode(ledger()))
    assert {tuple(part) for part in parts} == {("id", "title", "actor", "role", "spec", "href", "checks")}
    said = ("id", "level", "title", "plain", "failure", "spec", "href", "status", "error", "causes", "lax")
    assert {tuple(check) for part in parts for check in part["checks"]} == {said}
