"""The refresh token grant: what travels when the owner comes back, and what happens when a token comes twice."""

import pytest

from app.actors.authorization_server.issue import Granted, refresh_token
from app.actors.authorization_server.records import Records
from app.flows import parts
from app.switches import resolve
from app.trace import Recorder, RunDecision, Store
from app.trace.messages import header
from app.trace.paths import form_of, json_of, read
from app.wire import Script, World
from tests.flows.test_authorization_code import APP_MESSAGES, WEB_MESSAGES
from tests.playing import checks, message, played, steps

PUBLIC = {"client.type": "public"}
REFRESHED = ["GET photos_late#1", "401 photos_late#1", "POST refresh#1", "200 refresh#1"]
AGAIN = ["GET photos_again#1", "200 photos_again#1"]
LOST = RunDecision(at="refresh#1.response", do="drop")
STOLEN = RunDecision(at="refresh#1.request", do="replay")
OPAQUE = {"as.access_token": "opaque"}


def later(seconds: int) -> RunDecision:
    return RunDecision(at="later#1.answer", do="answer", set={"seconds": seconds})


def notes(trace, shelf: str, step: str = "") -> list[str]:
    """What was written down about the things on one shelf of the server, at one step or at any."""
    found = [
        event for event in trace.events if isinstance(event, Store) and (event.actor, event.shelf) == ("as", shelf)
    ]
    return [event.note for event in found if step in ("", event.step)]


def revoked(trace, shelf: str) -> list[str]:
    return [
        event.key
        for event in trace.events
        if isinstance(event, Store) and "revoked" in event.note and event.shelf == shelf
    ]


def test_a_web_server_refreshes_when_its_owner_comes_back():
    assert steps(played("refresh-token")) == [
        *WEB_MESSAGES,
        *("GET prints_again#1", *REFRESHED, *AGAIN, "200 prints_again#1"),
    ]


def test_an_app_refreshes_without_a_browser():
    assert steps(played("refresh-token", PUBLIC)) == [*APP_MESSAGES, *REFRESHED, *AGAIN]


def test_the_refresh_request_carries_the_token_and_the_proof_and_nothing_else():
    request = message(played("refresh-token"), "refresh#1.request")
    assert [name for name, _ in form_of(request)] == ["grant_type", "refresh_token"]
    assert (header(request, "authorization") or "").startswith("Basic ")
    app = message(played("refresh-token", PUBLIC), "refresh#1.request")
    assert [name for name, _ in form_of(app)] == ["grant_type", "refresh_token", "client_id"]


def test_while_the_access_token_is_good_nothing_is_refreshed():
    trace = played("refresh-token", decisions=[later(60)])
    assert steps(trace)[20:] == [
        *("GET prints_again#1", "GET photos_late#1", "200 photos_late#1", "200 prints_again#1"),
    ]


def test_a_server_that_gives_no_refresh_token_leaves_the_client_outside():
    trace = played("refresh-token", {"as.refresh_token": "none"})
    assert "refresh_token" not in json_of(message(trace, "token#1.response"))
    assert steps(trace)[-3:] == ["GET photos_late#1", "401 photos_late#1", "401 prints_again#1"]


def test_a_static_token_stays_and_a_rotated_one_is_replaced():
    static, rotating = (played("refresh-token", {"as.refresh_token": value}) for value in ("static", "rotation"))
    assert "refresh_token" not in json_of(message(static, "refresh#1.response"))
    first, second = (json_of(message(rotating, f"{step}#1.response"))["refresh_token"] for step in ("token", "refresh"))
    assert first != second
    assert notes(static, "refresh tokens", "refresh#1") == ["good for another 30 days"]
    assert notes(rotating, "refresh tokens", "refresh#1")[0] == "used up: the next one takes its place"


@pytest.mark.parametrize(
    ("asked", "sent", "granted"),
    [
        ("same", None, "photos.read albums.read"),
        ("narrower", "photos.read", "photos.read"),
        ("wider", "photos.read albums.read photos.delete", None),
    ],
)
def test_a_refresh_may_ask_for_less_and_never_for_more(asked, sent, granted):
    trace = played("refresh-token", {"client.refresh_scope": asked})
    answer = json_of(message(trace, "refresh#1.response"))
    assert read(message(trace, "refresh#1.request"), "form.scope") == sent
    assert answer.get("scope") == granted
    assert answer.get("error") == (None if granted else "invalid_scope")


def test_a_narrower_access_token_comes_with_a_refresh_token_for_everything():
    trace = played("refresh-token", {"client.refresh_scope": "narrower"})
    kept = [grant for grant in notes(trace, "refresh tokens", "refresh#1") if "issued" in grant]
    assert kept == ["issued for the refresh token, bound to client, account and scope"]
    (bound,) = [event.bound_to for event in trace.events if getattr(event, "name", "") == "refresh_token"][1:]
    assert bound == "printer, ana, photos.read albums.read"


@pytest.mark.parametrize("switches", [{}, PUBLIC])
def test_a_lost_answer_makes_the_client_try_again_with_the_old_token(switches):
    for value, status in (("static", 200), ("rotation", 400), ("rotation+reuse_detection", 400)):
        trace = played("refresh-token-reuse", {**switches, "as.refresh_token": value})
        assert message(trace, "retry#1.response").status == status
        first, second = (message(trace, f"{step}#1.request") for step in ("refresh", "retry"))
        assert form_of(first) == form_of(second)


def test_a_lost_request_does_no_harm():
    lost = RunDecision(at="refresh#1.request", do="drop")
    assert message(played("refresh-token", decisions=[lost]), "refresh#2.response").status == 200


def test_a_client_asks_no_more_than_twice():
    lost = [RunDecision(at=f"refresh#{n}.request", do="drop") for n in (1, 2)]
    trace = played("refresh-token", decisions=lost)
    assert steps(trace)[-3:] == ["POST refresh#1", "POST refresh#2", "401 prints_again#1"]


def test_reuse_ends_the_whole_family_where_it_is_detected():
    detected = played("refresh-token-reuse")
    assert len(revoked(detected, "refresh tokens")) == 2
    assert len(revoked(detected, "tokens")) == 2
    assert revoked(played("refresh-token-reuse", {"as.refresh_token": "rotation"}), "refresh tokens") == []


def test_thief_and_owner_both_lose():
    """The copy of the request that comes second is refused; what came of the first is worth nothing either."""
    trace = played("refresh-token", OPAQUE, [STOLEN])
    assert json_of(message(trace, "refresh#2.response"))["error"] == "invalid_grant"
    assert json_of(message(trace, "introspect#3.response")) == {"active": False}
    assert message(trace, "photos_again#1.response").status == 401


def test_without_detection_whoever_came_first_goes_on():
    trace = played("refresh-token", {**OPAQUE, "as.refresh_token": "rotation"}, [STOLEN])
    assert json_of(message(trace, "refresh#2.response"))["error"] == "invalid_grant"
    assert message(trace, "photos_again#1.response").status == 200


def test_a_code_that_comes_again_ends_what_came_of_it():
    again = RunDecision(at="token#1.request", do="replay")
    trace = played("refresh-token", OPAQUE, [again])
    assert json_of(message(trace, "token#2.response"))["error"] == "invalid_grant"
    assert [len(revoked(trace, shelf)) for shelf in ("tokens", "refresh tokens")] == [1, 1]
    assert message(trace, "photos#1.response").status == 401
    assert [check.id for check in checks(trace, "token.refresh_token.unrevoked") if check.verdict == "failed"]


def test_a_code_that_comes_again_without_its_verifier_ends_nothing():
    """Or anybody who sees a code could take the tokens of whoever redeemed it (OAuth 2.1 section 4.1.3)."""
    again = RunDecision(at="token#1.request", do="replay")
    wrong = RunDecision(at="token#2.request", do="edit", set={"form.code_verifier": "A" * 43})
    trace = played("refresh-token", OPAQUE, [again, wrong])
    assert json_of(message(trace, "token#2.response"))["error"] == "invalid_grant"
    assert revoked(trace, "tokens") == []
    assert message(trace, "photos#1.response").status == 200


def test_only_a_client_that_is_registered_for_the_grant_gets_a_refresh_token():
    granted = Granted("ana", "printer", "photos.read", "code")
    for grants, given in ((("authorization_code",), False), (("authorization_code", "refresh_token"), True)):
        world = World(
            seed=1,
            switches=resolve({"as.refresh_token": "static"}),
            script=Script((), (), ()),
            hosts={},
            names={},
            recorder=Recorder(),
        )
        parts.register(world, grant_types=grants)
        assert bool(refresh_token(Records(world), granted)) is given
