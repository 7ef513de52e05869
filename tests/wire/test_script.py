"""The script: which step a request is, what people decided at a place, and where a play waits for them."""

import pytest

from app.trace import Body, Request, RunDecision
from app.wire import PlayEnds, Script, Step


def step(id: str, path: str, method: str = "GET", **when: tuple[str, ...]) -> Step:
    return Step(id, "browser", "as", method, path, "p", id, when)


def script(*decisions: RunDecision, people: tuple[str, ...] = ()) -> Script:
    return Script(
        [step("login_page", "/login"), step("login", "/login", "POST"), step("any", "/a/*/c")], decisions, people
    )


def asking(method: str, path: str, form: str = "") -> Request:
    headers = (("Content-Type", "application/x-www-form-urlencoded"),) if form else ()
    return Request(method, f"https://accounts.example{path}", headers, Body.of(form.encode()))


@pytest.mark.parametrize(
    ("method", "path", "named"),
    [
        ("GET", "/login", "login_page#1"),
        ("POST", "/login", "login#1"),
        ("PUT", "/login", "other:browser>as#1"),
        ("GET", "/login/", "other:browser>as#1"),
        ("GET", "/LOGIN", "other:browser>as#1"),
        ("GET", "/a/b/c", "any#1"),
        ("GET", "/a/b/x/c", "any#1"),
        ("GET", "/a/c", "other:browser>as#1"),
    ],
)
def test_a_request_is_the_step_that_plans_it(method: str, path: str, named: str) -> None:
    assert script().name_exchange("browser", "as", asking(method, path)) == named


def test_another_sender_is_another_step() -> None:
    assert script().name_exchange("attacker", "as", asking("GET", "/login")) == "other:attacker>as#1"


def test_an_answer_and_the_request_that_it_leads_to_count_apart() -> None:
    plan = script()
    assert plan.name_occurrence("login", "answer") == "login#1"
    assert plan.name_exchange("browser", "as", asking("POST", "/login")) == "login#1"
    assert plan.name_occurrence("login", "answer") == "login#2"


def test_a_dot_in_a_path_is_a_dot() -> None:
    planned = step("known", "/.well-known/x")
    assert planned.plans("browser", "as", asking("GET", "/.well-known/x"))
    assert not planned.plans("browser", "as", asking("GET", "/xwell-known/x"))


def test_requests_to_one_address_are_told_apart_by_their_form() -> None:
    refresh = Step("refresh", "client", "as", "POST", "/token", "p", "", form={"grant_type": "refresh_token"})
    swap = Step("swap", "client", "as", "POST", "/token", "p", "", form={"grant_type": "authorization_code"})
    plan = Script([swap, refresh], (), ())
    assert plan.name_exchange("client", "as", asking("POST", "/token", "grant_type=refresh_token")) == "refresh#1"
    assert plan.name_exchange("client", "as", asking("POST", "/token", "grant_type=authorization_code")) == "swap#1"
    assert plan.name_exchange("client", "as", asking("POST", "/token", "a=b")) == "other:client>as#1"
    assert plan.name_exchange("client", "as", asking("POST", "/token")) == "other:client>as#2"


def test_a_step_is_possible_under_its_switches_only() -> None:
    planned = Step("open", "browser", "client", "GET", "/", "p", "", {"client.type": ("confidential",)})
    assert planned.possible({"client.type": "confidential"})
    assert not planned.possible({"client.type": "public"})
    assert not planned.possible({})


def test_decisions_whose_place_never_came_up_are_unused() -> None:
    met, unmet = RunDecision(at="login#1.request", do="drop"), RunDecision(at="login#2.request", do="drop")
    plan = script(met, unmet, unmet)
    assert plan.decided("login#1", "request") == [met]
    assert plan.decided("login#1", "response") == []
    assert plan.unused == ("login#2.request",)


def test_a_step_can_wait_for_another_to_come_up() -> None:
    steps = [
        Step("again", "client", "rs", "GET", "/photos", "p", "", after="refresh"),
        Step("late", "client", "rs", "GET", "/photos", "p", "", after="later"),
        Step("photos", "client", "rs", "GET", "/photos", "p", ""),
        Step("refresh", "client", "as", "POST", "/token", "p", ""),
        Step("later", "owner", "browser", "act", "", "p", ""),
    ]
    plan, call = Script(steps, (), ()), asking("GET", "/photos")
    assert plan.name_exchange("client", "rs", call) == "photos#1"
    plan.name_occurrence("later", "answer")
    assert [plan.name_exchange("client", "rs", call) for _ in range(2)] == ["late#1", "late#2"]
    plan.name_exchange("client", "as", asking("POST", "/token"))
    assert plan.name_exchange("client", "rs", call) == "again#1"


def test_what_a_scenario_decides_comes_first_and_is_the_scripts() -> None:
    own = RunDecision(at="login#1.request", do="drop")
    same, other = RunDecision(at="login#1.request", do="drop"), RunDecision(at="login#2.request", do="drop")
    plan = Script((), [same, other], (), [own, RunDecision(at="open#9.request", do="drop")])
    assert [plan.by(decision) for decision in plan.decided("login#1", "request")] == ["script", "person"]
    assert plan.unused == ("login#2.request",)


def test_an_answer_of_the_scenario_stands_in_for_the_flows_until_a_person_answers() -> None:
    denied = RunDecision(at="consent#1.answer", do="answer", set={"allow": False})
    allowed = RunDecision(at="consent#1.answer", do="answer", set={"allow": True})
    usual = {"allow": True, "scopes": []}
    assert Script((), (), (), [denied]).answer("consent#1", "owner", usual) == (denied.set, "script")
    assert Script((), [allowed], (), [denied]).answer("consent#1", "owner", usual) == (allowed.set, "person")
    with pytest.raises(PlayEnds):
        Script((), (), ["owner"], [denied]).answer("consent#1", "owner", usual)


def test_a_scripted_answer_is_the_scripts() -> None:
    assert script().answer("login#1", "owner", {"allow": True}) == ({"allow": True}, "script")


def test_a_decided_answer_wins_and_is_the_persons() -> None:
    decided = RunDecision(at="login#1.answer", do="answer", set={"allow": False})
    for people in ((), ("owner",)):
        assert script(decided, people=people).answer("login#1", "owner", {"allow": True}) == (
            {"allow": False},
            "person",
        )


def test_a_play_ends_where_a_person_owes_an_answer() -> None:
    plan = script(people=("owner",))
    with pytest.raises(PlayEnds):
        plan.answer("login#1", "owner", {"allow": True})
    assert plan.answer("login#1", "attacker", {"allow": True})[1] == "script"


def test_the_end_of_a_play_is_no_exception_that_a_web_framework_would_catch() -> None:
    assert not issubclass(PlayEnds, Exception)
