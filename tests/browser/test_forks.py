"""A message is changed and sent: the page goes over to the changed run, says who caught it, and leads back."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.forking import CAUGHT, LINK, VERIFIER, Forking, forked, opened, run_of
from tests.browser.stage import messages


def test_a_changed_field_makes_a_fork_and_the_page_says_which_check_caught_it(page: Page, server: str) -> None:
    stage = forked(page)
    expect(stage.bar).to_contain_text("form.code_verifier changed at token")
    expect(stage.bar).to_contain_text("3 messages differ, from 12 on.")
    expect(page).to_have_url(re.compile(r"/s/pkce-s256\?d=.+&at=12$"))
    stage.shows(12, messages(server, run_of(page, server)))
    expect(stage.editor).to_have_count(0)
    expect(stage.inspector.get_by_role("button", name="Edit", exact=True)).to_be_focused()
    expect(stage.inspector.locator(".edits")).to_contain_text(f"form.code_verifier{'U-fx'}")
    expect(stage.inspector.locator(".edits ins")).to_have_text(VERIFIER)


def test_the_link_in_that_sentence_leads_to_the_check(page: Page) -> None:
    stage = forked(page)
    stage.press("First")
    stage.stands_at(0, 14)
    stage.bar.get_by_role("link", name="token.pkce.verify at message 12").click()
    stage.stands_at(12, 14)
    expect(page.get_by_role("tab", name="Checks")).to_have_attribute("aria-selected", "true")
    check = stage.inspector.get_by_role("article").filter(has=page.get_by_text("token.pkce.verify", exact=True))
    expect(check).to_be_in_viewport()
    expect(check).to_be_focused()


def test_messages_that_were_edited_and_those_that_differ_are_marked_by_more_than_colour(page: Page) -> None:
    stage = forked(page)
    expect(stage.sequence.locator("[data-n='12'] .edited-glyph")).to_have_count(1)
    for n in (13, 14):
        expect(stage.sequence.locator(f"[data-n='{n}'] .differs-glyph")).to_have_count(1)
    expect(stage.sequence.locator(".edited-glyph, .differs-glyph")).to_have_count(3)
    stage.choose("List")
    expect(page.locator(".list-mark.edited")).to_have_text("✎ edited")
    expect(page.locator(".list-mark.differs")).to_have_text(["≠ differs", "≠ differs"])


def test_what_comes_before_the_fork_keeps_its_nodes(page: Page) -> None:
    stage = opened(page)
    page.evaluate("() => { window.before = [...document.querySelectorAll('#panel-sequence [data-seq]')] }")
    stage.edit().set("code_verifier", VERIFIER)
    stage.apply()
    expect(stage.bar).to_contain_text(CAUGHT)
    assert page.evaluate("() => before.filter((node) => node.isConnected).length") == 11


def test_nobody_notices_what_no_check_looks_at(page: Page) -> None:
    stage = opened(page, at=15).edit().set("owner", "eve")
    stage.apply()
    expect(stage.bar).to_contain_text("Nobody noticed: the run ends as before, with 200 3 photos to print")
    expect(stage.bar.get_by_role("link")).to_have_count(0)


def test_undo_goes_back_to_the_run_before(page: Page, server: str) -> None:
    stage = forked(page)
    stage.press("Undo")
    stage.shows(12, messages(server, LINK))
    expect(page).to_have_url(f"{server}{LINK}?at=12")


def test_undo_from_a_longer_run_ends_where_the_shorter_ends(page: Page, server: str) -> None:
    stage = opened(page)
    stage.inspector.get_by_role("button", name="Repeat").click()
    expect(stage.bar).to_contain_text("the code was used before")
    stage.press("Last")
    stage.stands_at(18, 18)
    stage.press("Undo")
    stage.shows(16, messages(server, LINK))


def test_a_link_to_a_fork_says_what_came_of_it_and_can_be_undone(page: Page, server: str) -> None:
    forked(page)
    link = page.url
    page.evaluate("() => sessionStorage.clear()")
    page.goto("about:blank")
    stage = Forking(page)
    stage.open(link)
    expect(stage.bar).to_contain_text(CAUGHT)
    stage.press("Undo")
    stage.shows(12, messages(server, LINK))


def test_in_hidden_mode_the_bar_tells_nothing_before_it_can_be_seen(page: Page) -> None:
    stage = opened(page, at=1, link=f"{LINK}?mode=hidden").edit().set("state", "x")
    stage.apply()
    expect(stage.bar).to_contain_text("Go on, and see what comes of it.")
    assert "callback.state" not in page.content()
    for at in range(2, 12):
        stage.press("Next")
        stage.stands_at(at, 12)
    expect(stage.bar).to_contain_text("Photo printer caught it: state is not the one bound to this session.")


def open_editor(stage: Forking) -> None:
    stage.edit()
    stage.editor.get_by_text("Raw body").click()
    stage.editor.get_by_text("In the headers").click()
    stage.add("form", "a", "b")


def open_wrong(stage: Forking) -> None:
    stage.edit().set("method", "x")
    stage.apply()
    expect(stage.field("method")).to_have_attribute("aria-invalid", "true")


def open_delay(stage: Forking) -> None:
    stage.inspector.get_by_role("button", name="Delay").click()
    stage.page.get_by_role("form", name="Delay this message").get_by_role("textbox").fill("x")
    stage.press("Delay it")
    expect(stage.inspector.get_by_role("alert")).to_be_visible()


def open_tree(stage: Forking) -> None:
    stage.edit().set("code_verifier", VERIFIER)
    stage.apply()
    expect(stage.bar).to_contain_text(CAUGHT)
    stage.runs()
    stage.tree.get_by_role("button", name="Rename As it was opened").click()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("scene", [open_editor, open_wrong, open_delay, open_tree])
def test_whatever_opens_pleases_axe(page: Page, theme: str, scene: Callable[[Forking], None]) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce")
    scene(opened(page))
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_on_a_phone_the_sheet_makes_room_for_what_came_of_it(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    stage = opened(page)
    page.get_by_role("button", name="Inspect").click()
    stage.edit().set("code_verifier", VERIFIER)
    stage.apply()
    expect(stage.bar).to_contain_text(CAUGHT)
    expect(stage.inspector).not_to_be_in_viewport()
    stage.bar.get_by_role("link").click()
    expect(stage.inspector).to_be_in_viewport()
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
