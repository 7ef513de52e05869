"""Narration: pointers become chips with captured values, which stay text whatever they hold."""

import re
from unicodedata import category

import pytest

from app.explain.narrate import Narrator, introduction
from app.trace import RunDecision
from app.trace.story import fold
from tests.browser.corpus import TEXTS
from tests.checks.failing import FAILING
from tests.checks.failing.case import failing
from tests.playing import library, played

HOSTILE = '"><img src=x onerror=alert(1)>'


def narrator(scenario="pkce-s256", **options):
    trace = played(scenario, **options)
    story = fold(trace)
    return Narrator(library()[scenario], trace.head.switches, story), story


def without_links(html):
    return re.sub(r'<a class="term"[^>]*>(.*?)</a>', r"\1", html)


def row_at(story, place):
    step, _, part = place.rpartition(".")
    return next(row for row in story.rows if row.step == step and row.direction == part)


def test_a_pointer_becomes_a_chip_with_the_captured_value():
    told, story = narrator()
    html = told.html("It shows {form.code_verifier}.", row_at(story, "token#1.request"))
    verifier = told.resolve("form.code_verifier", row_at(story, "token#1.request"))
    assert verifier.value_id == "code_verifier-1"
    assert f'title="{verifier.value}"' in html
    assert re.search(r'<code class="value" role="button" [^>]*data-follow="code_verifier-1" title="[^"]+">\w', html)


def test_a_pointer_may_name_another_message():
    told, story = narrator()
    here = row_at(story, "token#1.request")
    there = told.resolve("authorize.request.query.state", here)
    assert there.value == told.resolve("query.state", row_at(story, "callback#1.request")).value


def test_a_pointer_that_finds_nothing_shows_its_own_name():
    told, story = narrator()
    assert told.html("{form.nothing}", row_at(story, "token#1.request")) == (
        '<p><code class="missing">form.nothing</code></p>'
    )


def test_captured_text_is_escaped():
    told, story = narrator(decisions=[RunDecision("authorize#1.request", "edit", {"query.state": HOSTILE})])
    html = told.html("**{query.state}** [x]({query.state})", row_at(story, "authorize#1.request"))
    assert "<img" not in html
    assert "&lt;img src=x" in html


@pytest.mark.parametrize("text", [text for text in TEXTS.values() if text.strip() and "\r" not in text])
def test_no_character_of_a_captured_value_hides_or_reorders_the_telling(text):
    told, story = narrator(decisions=[RunDecision("token#1.request", "edit", {"form.code_verifier": text})])
    html = told.tell(row_at(story, "token#1.request"))
    hidden = [sign for sign in html if category(sign) in {"Cc", "Cf", "Zl", "Zp"} and sign != "\n"]
    assert hidden == []


def test_a_reordering_value_is_shown_as_what_it_is():
    turned = "\u202e<img src=x onerror=alert(1)>\x00"
    told, story = narrator(decisions=[RunDecision("token#1.request", "edit", {"form.code_verifier": turned})])
    html = told.tell(row_at(story, "token#1.request"))
    assert ">\\u{202e}&lt;img src=x o…" in html
    assert "\\u{0}</code>" in html


@pytest.mark.parametrize(
    "source",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![x](javascript:alert(1))",
        "[x](javascript:alert(1))",
    ],
)
def test_markdown_of_a_scenario_brings_no_html_of_its_own(source):
    told, _ = narrator()
    html = told.html(source, None)
    assert not re.search(r"<(script|img)|href=.javascript", html)


def test_a_link_of_a_scenario_leaves_the_stage_where_it_is_and_tells_nobody_of_it():
    told, _ = narrator()
    assert 'href="https://x.example/" target="_blank" rel="noreferrer"' in told.html("[x](https://x.example/)", None)


def test_a_stand_in_cannot_be_forged_by_a_scenario():
    told, story = narrator()
    html = told.html("\ue0000\ue001 {form.code}", row_at(story, "token#1.request"))
    assert html.count("<code") == 1


def test_a_refusal_names_the_check_that_stopped_it():
    told, story = narrator(decisions=[RunDecision("token#1.request", "edit", {"form.code_verifier": "B" * 43})])
    html = told.tell(row_at(story, "token#1.response"))
    assert "invalid_grant" in html
    assert (
        "The code_verifier does not fit the code_challenge (<strong>token.pkce.verify</strong>, RFC 7636 §4.6)." in html
    )


def test_a_message_that_nobody_planned_says_so():
    told, story = narrator(
        decisions=[RunDecision("open#1.response", "edit", {"status": "200"})], scenario="authorization-code"
    )
    assert told.tell(row_at(story, "open#1.request"))
    odd = played(
        "authorization-code", decisions=[RunDecision("open#1.response", "edit", {"location.url": "/elsewhere"})]
    )
    story = fold(odd)
    told = Narrator(library()["authorization-code"], odd.head.switches, story)
    row = next(row for row in story.rows if row.step.startswith("other:"))
    assert "did not plan" in told.tell(row)


def test_it_opens_with_the_owners_first_act():
    told, _ = narrator()
    assert "Ana taps" in told.opening()
    assert "<strong>code verifier</strong>" in without_links(introduction(told.scenario))


def test_what_was_abandoned_is_told_so_before_anything_else():
    told, _ = narrator("resource-owner-password")
    assert without_links(told.opening()).startswith("<p><strong>Legacy.</strong> OAuth 2.1 drops this grant")
    assert "Ana opens" in told.opening()
    assert introduction(told.scenario).startswith("<p><strong>Legacy.</strong>")


@pytest.mark.parametrize("id", sorted(FAILING))
def test_whatever_check_fails_every_pointer_of_the_telling_finds_something(id):
    trace = failing(FAILING[id])
    story = fold(trace)
    told = Narrator(library()[FAILING[id].scenario], trace.head.switches, story)
    for row in story.rows:
        if row.kind == "message" and not row.tampered:
            assert 'class="missing"' not in told.tell(row), row.text


def test_the_last_refusal_says_where_it_began():
    told, story = narrator(switches={"as.pkce": "required", "client.pkce": "none"})
    html = told.tell(story.rows[-1])
    assert "It began at message 1: this server demands a code_challenge, and none was sent" in html
    assert "<strong>authorize.pkce.required</strong>" in html


def test_a_refusal_that_was_mended_is_not_where_it_began():
    told, story = narrator("refresh-token", switches={"client.refresh_scope": "wider"})
    assert "It began" not in told.tell(row_at(story, "refresh#1.response"))
    page = told.tell(row_at(story, "prints_again#1.response"))
    assert "<strong>token.refresh_token.scope</strong>" in page
    assert "resource.token.unexpired" not in page


def test_an_act_that_is_a_step_of_its_own_is_told_after_the_message_before_it():
    told, story = narrator("refresh-token")
    html = told.tell(row_at(story, "prints#1.response"))
    assert re.search(r"<p>Ana sees .*</p>\s*<p>Ana goes away, and comes back", html, re.DOTALL)


def test_an_act_that_fills_in_a_form_is_told_with_its_request():
    told, story = narrator("refresh-token")
    assert "Ana types her password" not in told.tell(row_at(story, "login_page#1.response"))
    assert "Ana types her password" in told.tell(row_at(story, "login#1.request"))


def test_a_page_that_goes_nowhere_is_not_told_as_a_redirect():
    told, story = narrator(
        decisions=[RunDecision("authorize#1.request", "edit", {"query.redirect_uri": "https://evil.example"})]
    )
    html = told.tell(row_at(story, "authorize#1.response"))
    assert "sends <strong>nothing</strong> to the address" in html
    assert "carries the error" not in html


def test_a_server_that_ignores_pkce_is_not_told_to_compare_anything():
    told, story = narrator(switches={"as.pkce": "off"})
    html = without_links(told.tell(row_at(story, "token#1.response")))
    assert "PKCE protected nothing here" in html
    assert "fitted" not in html


def test_a_message_that_was_lost_is_told_so():
    told, story = narrator(decisions=[RunDecision("token#1.response", "drop")])
    assert "lost on the way" in told.tell(row_at(story, "token#1.response"))


def test_what_is_told_first_is_the_act_that_comes_first():
    trace = played("attack-server-as-redirector")
    told = Narrator(library()["attack-server-as-redirector"], trace.head.switches, fold(trace)).opening()
    assert "Somebody sent Ana a link" in told
    assert "Print my photos" not in told
