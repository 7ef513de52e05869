"""The editor of a message: what can be typed, added, removed and sent, and what is said where that cannot be."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.forking import CAUGHT, VERIFIER, opened
from tests.browser.hostile import BREAKING, IMAGE, SCRIPT

TURNED = "a\u202ec\u200bd"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("method", "FETCH", "one of GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS"),
        ("url", "https://nobody.example/token", "nobody answers at https://nobody.example"),
        ("url", "javascript:alert(1)", "an absolute http or https address"),
        ("Raw body", "x" * 70_000, "this is too long"),
    ],
)
def test_an_edit_that_cannot_be_sent_says_so_at_its_field_and_keeps_what_was_typed(
    page: Page, name: str, value: str, said: str
) -> None:
    stage = opened(page).edit()
    if name == "Raw body":
        stage.editor.get_by_text("Raw body").click()
    stage.set("code", "another").set(name, value)
    stage.apply()
    expect(stage.field(name)).to_have_accessible_description(re.compile(re.escape(said)))
    expect(stage.field(name)).to_be_focused()
    expect(stage.field(name)).to_have_value(value)
    expect(stage.field("code")).to_have_value("another")
    stage.stands_at(12, 16)
    expect(page.get_by_role("status", name="Notices")).to_be_empty()


@pytest.mark.parametrize(
    ("where", "name", "said"),
    [
        ("header", "a b", "no header is called that"),
        ("form", "", "it is written form.NAME"),
        ("cookie", "a=b", "no spaces or ="),
    ],
)
def test_a_part_that_cannot_be_added_says_so_at_its_field(page: Page, where: str, name: str, said: str) -> None:
    stage = opened(page).edit()
    stage.add(where, name, "x")
    stage.apply()
    value = stage.editor.get_by_role("textbox", name="Value")
    expect(value).to_have_accessible_description(re.compile(re.escape(said)))
    expect(value).to_have_value("x")


def test_bad_json_says_where_and_good_json_is_sent(page: Page) -> None:
    stage = opened(page, at=13).edit()
    stage.editor.get_by_text("Raw body").click()
    stage.set("Raw body", '{"access_token": }')
    stage.apply()
    expect(stage.field("Raw body")).to_have_accessible_description(re.compile("this is no JSON .+ line 1, column 18"))
    expect(stage.field("Raw body")).to_have_value('{"access_token": }')
    stage.set("Raw body", '{"token_type":"Bearer"}')
    stage.apply()
    expect(stage.bar).to_contain_text("Photo printer caught it")


def test_a_parameter_is_left_out_at_one_click_and_undo_brings_it_back(page: Page) -> None:
    stage = opened(page)
    stage.inspector.get_by_role("button", name="Send without code_verifier").click()
    expect(stage.bar).to_contain_text("Accounts caught it: a code_challenge went ahead, and no code_verifier was sent.")
    expect(stage.inspector.get_by_role("tabpanel")).to_be_focused()
    stage.stands_at(12, 14)
    stage.button("Undo").click()
    stage.stands_at(12, 16)


def test_what_nobody_looks_for_can_be_left_out_unnoticed(page: Page) -> None:
    stage = opened(page, at=13)
    stage.inspector.get_by_role("button", name="Explain the other").click()
    stage.inspector.get_by_role("button", name="Answer without expires_in").click()
    expect(stage.bar).to_contain_text("Nobody")


def test_an_edit_that_changes_nothing_says_so(page: Page) -> None:
    stage = opened(page).edit()
    stage.apply()
    expect(stage.editor.get_by_role("alert")).to_contain_text("this changes nothing")


def test_a_part_can_be_added_and_another_removed_and_put_back(page: Page) -> None:
    stage = opened(page).edit()
    stage.add("form", "resource", "https://photos.example")
    remove = stage.editor.get_by_role("button", name="Remove code_verifier")
    remove.click()
    expect(stage.field("code_verifier")).to_be_disabled()
    stage.editor.get_by_role("button", name="Put back code_verifier").click()
    expect(stage.field("code_verifier")).to_be_enabled()
    remove.click()
    stage.apply()
    expect(stage.bar).to_contain_text("form.code_verifier and 1 more changed at token")
    expect(stage.bar).to_contain_text("Accounts caught it")
    parameters = stage.inspector.locator("dl.parameters dt")
    expect(parameters.filter(has_text="resource")).to_have_count(1)
    expect(parameters.filter(has_text="code_verifier")).to_have_count(0)


def test_enter_sends_escape_closes_and_what_was_typed_is_there_again(page: Page) -> None:
    stage = opened(page).edit().set("code_verifier", VERIFIER)
    page.keyboard.press("Escape")
    expect(stage.editor).to_have_count(0)
    stage.edit()
    expect(stage.field("code_verifier")).to_have_value(VERIFIER)
    stage.field("code_verifier").press("Enter")
    expect(stage.bar).to_contain_text(CAUGHT)


def test_what_was_typed_waits_while_one_goes_to_other_messages(page: Page) -> None:
    stage = opened(page).edit().set("code_verifier", VERIFIER)
    stage.press("Next")
    stage.inspects(13)
    expect(stage.inspector.get_by_text("waits in the editor")).to_have_count(0)
    stage.press("Back")
    stage.inspects(12)
    expect(stage.inspector.get_by_text("What was typed here and not sent waits in the editor.")).to_be_visible()
    expect(stage.edit().field("code_verifier")).to_have_value(VERIFIER)


def test_cancel_forgets_what_was_typed(page: Page) -> None:
    stage = opened(page).edit().set("code_verifier", VERIFIER)
    stage.editor.get_by_role("button", name="Cancel").click()
    stage.edit()
    expect(stage.field("code_verifier")).not_to_have_value(VERIFIER)


def test_f_opens_the_editor_and_is_a_letter_in_it(page: Page) -> None:
    stage = opened(page)
    page.get_by_role("tab", name="Checks").click()
    page.locator("#next").focus()
    page.keyboard.press("f")
    expect(stage.field("grant_type")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type("ff")
    expect(stage.field("grant_type")).to_have_value("authorization_codeff")
    stage.stands_at(12, 16)


def test_f_before_the_first_message_does_nothing(page: Page) -> None:
    stage = opened(page, at=0)
    page.keyboard.press("f")
    stage.press("Next")
    stage.stands_at(1, 16)
    expect(stage.editor).to_have_count(0)


def test_stepping_away_closes_the_editor(page: Page) -> None:
    stage = opened(page).edit()
    stage.press("Next")
    stage.stands_at(13, 16)
    expect(stage.editor).to_have_count(0)
    expect(stage.inspector.get_by_role("heading", level=2)).to_be_visible()


@pytest.mark.parametrize("value", [SCRIPT, IMAGE, BREAKING, TURNED, "a;b&c=d#e%f", "'\"`${x}", "ä" * 300])
def test_hostile_text_in_an_edit_is_text_everywhere(page: Page, value: str) -> None:
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    stage = opened(page, at=1).edit().set("state", value).set("scope", value)
    stage.apply()
    expect(stage.bar).to_contain_text("and 1 more changed at authorize")
    for at in range(2, int((stage.position.text_content() or "").split(" ")[2]) + 1):
        stage.press("Next")
        expect(stage.position).to_contain_text(f"{at} of")
        assert page.locator("img, svg[onload], body script:not([type])").count() == 0
    stage.press("First")
    stage.press("Next")
    stage.edit()
    expect(stage.field("state")).to_have_value(value)
    assert dialogs == []
    wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0


def test_what_hides_or_turns_text_is_shown_as_what_it_is(page: Page) -> None:
    stage = opened(page, at=1).edit().set("state", TURNED)
    stage.apply()
    expect(stage.inspector.locator(".edits ins")).to_have_text("a\\u{202e}c\\u{200b}d")
