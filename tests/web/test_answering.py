"""The frame and its forms: who may send one, how often, and what becomes of it."""

import re

import pytest
from flask import Flask

from app.trace import Run
from app.web.answering import add_frame
from app.web.changes import decide, play_by
from app.web.showing import show
from app.web.stages import MAX_OFFERS, Stages
from tests.playing import library
from tests.web.asking import ORIGIN

PASSWORD = "correct horse battery staple"


class Framed:
    """An app with one stage, at which Ana is asked to log in, and what is sent to its followers."""

    def __init__(self):
        self.stages = Stages()
        self.stage = self.stages.open(show(Run(scenario="pkce-s256"), library()["pkce-s256"]), 4, "open")
        play_by(self.stage, {"people": ["owner"]})
        self.sent = []
        app = Flask("framed")
        add_frame(app, self.stages, [ORIGIN], lambda stage, packets: self.sent.append((stage, packets)))
        self.client = app.test_client()

    def page(self, n=4):
        return self.client.get(f"/stages/{self.stage.id}/pages/{n}", base_url=ORIGIN)

    def action(self, n=4):
        return re.search(r'action="([^"]+)"', self.page(n).get_data(as_text=True)).group(1)

    def send(self, form, action=None, origin="null"):
        headers = {"Origin": origin} if origin else {}
        return self.client.post(action or self.action(), data=form, headers=headers, base_url=ORIGIN)


@pytest.fixture
def framed():
    return Framed()


def login(password=PASSWORD):
    return {"csrf_token": "x", "username": "ana", "password": password}


def test_the_page_has_the_policy_of_a_captured_page(framed):
    answer = framed.page()
    policy = answer.headers["Content-Security-Policy"]
    assert policy == (
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'; "
        "sandbox allow-forms"
    )
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Log in to Accounts" in answer.get_data(as_text=True)


def test_an_answer_goes_on_with_the_run(framed):
    answer = framed.send(login())
    assert (answer.status_code, answer.data) == (204, b"")
    ((stage, (packet,)),) = framed.sent
    assert stage is framed.stage
    assert (packet["kind"], packet["snapshot"]["cursor"], packet["snapshot"]["total"]) == ("trace", 5, 8)
    assert packet["change"]["name"] == "Ana types account and password"


def test_what_was_typed_is_kept_nowhere(framed):
    typed = "my own secret 4711"
    framed.send(login(typed))
    assert framed.stage.showing.run.decisions[-1].set == {"account": "ana", "password": "wrong"}
    assert typed not in str(framed.sent)
    assert typed not in str(framed.stage.showing.trace)


def test_a_token_is_good_for_one_answer(framed):
    action = framed.action()
    assert framed.send(login("wrong"), action).status_code == 204
    again = framed.send(login(), action)
    assert again.status_code == 410
    assert "sent before" in again.get_data(as_text=True)
    assert len(framed.sent) == 1


def test_a_token_is_worth_nothing_once_another_run_is_shown(framed):
    action = framed.action()
    decide(framed.stage, {"at": "login_page#1.request", "do": "edit", "set": {"header.X": "1"}})
    assert framed.send(login(), action).status_code == 410
    assert framed.sent == []


def test_only_the_latest_tokens_are_kept(framed):
    first = framed.action()
    for _ in range(MAX_OFFERS):
        framed.action()
    assert framed.send(login(), first).status_code == 410
    assert len(framed.stage.offers) == MAX_OFFERS


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:9999", None, "null "])
def test_a_form_of_another_site_is_not_taken(framed, origin):
    assert framed.send(login(), origin=origin).status_code in {403}
    assert framed.sent == []


def test_our_own_origin_may_send_it_as_well(framed):
    assert framed.send(login(), origin=ORIGIN).status_code == 204


@pytest.mark.parametrize("form", [{}, {"username": "ana"}, {"decision": "allow"}])
def test_a_form_without_its_fields_is_refused_and_changes_nothing(framed, form):
    before = framed.stage.showing
    answer = framed.send(form)
    assert answer.status_code == 400
    assert "password" in answer.get_data(as_text=True)
    assert framed.stage.showing is before


@pytest.mark.parametrize("path", ["/stages/nothing/pages/4", "/stages/{id}/pages/5", "/stages/{id}/pages/99"])
def test_there_is_no_page_of_what_is_not_shown(framed, path):
    answer = framed.client.get(path.format(id=framed.stage.id), base_url=ORIGIN)
    assert answer.status_code == 404
    assert "frame-ancestors 'self'" in answer.headers["Content-Security-Policy"]


def test_a_page_that_asks_nothing_can_be_looked_at_only(framed):
    framed.send(login())
    for n in (3, 5):
        answer = framed.page(n)
        assert "form-action 'none'" in answer.headers["Content-Security-Policy"]
        assert "action=" not in answer.get_data(as_text=True)


def test_a_page_is_not_shown_before_it_is_revealed():
    stages = Stages()
    stage = stages.open(show(Run(scenario="pkce-s256"), library()["pkce-s256"]), 2, "hidden")
    app = Flask("framed")
    add_frame(app, stages, [ORIGIN], lambda *_: None)
    assert app.test_client().get(f"/stages/{stage.id}/pages/4", base_url=ORIGIN).status_code == 404


def test_hostile_html_that_was_edited_in_has_no_script_and_leads_nowhere(framed):
    evil = (
        '<script>alert(1)</script><base href="//evil.example"><form action="/login" target=_top><input name=username>'
    )
    body = {"body": evil + '<input name=password onfocus="x()"></form>'}
    framed.stage.show(framed.stage.showing, at=3)
    decide(framed.stage, {"at": "login_page#1.response", "do": "edit", "set": body})
    framed.stage.move(4)
    page = framed.page().get_data(as_text=True)
    assert re.fullmatch(
        r'<form action="/stages/[^"]+" method="post"><input name="username"><input name="password"></form>', page
    )


def test_another_method_is_not_taken(framed):
    assert framed.client.get(framed.action(), base_url=ORIGIN).status_code == 405
