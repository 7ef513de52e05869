"""The runs of a visit: back and forward, a tree to go back in, names, and nothing left with the browser."""

import json
import re

from playwright.sync_api import Page, expect

from tests.browser.forking import CAUGHT, LINK, forked, opened, run_of
from tests.browser.hostile import SCRIPT
from tests.browser.stage import messages


def test_back_and_forward_of_the_browser_go_from_run_to_run(page: Page, server: str) -> None:
    stage = forked(page)
    fork = run_of(page, server)
    page.get_by_role("button", name="PKCE: S256").click()
    page.get_by_role("listbox", name="PKCE", exact=True).locator("[data-value=plain]").click()
    expect(page.get_by_role("button", name="PKCE: plain")).to_be_visible()
    both = run_of(page, server)
    stage.press("Back")
    stage.stands_at(11, len(messages(server, both)))
    page.go_back()
    stage.shows(12, messages(server, fork))
    expect(page.get_by_role("button", name="PKCE: S256")).to_be_visible()
    page.go_back()
    stage.shows(12, messages(server, LINK))
    page.go_forward()
    stage.shows(12, messages(server, fork))
    page.go_forward()
    stage.shows(11, messages(server, both))
    assert run_of(page, server) == both


def test_forward_is_there_still_when_a_value_was_followed_in_both_runs(page: Page, server: str) -> None:
    stage = opened(page)
    stage.inspector.get_by_role("button", name=re.compile("^U-f")).first.click()
    expect(page.get_by_role("group", name="Places")).to_be_visible()
    page.get_by_role("button", name="PKCE: S256").click()
    page.get_by_role("listbox", name="PKCE", exact=True).locator("[data-value=plain]").click()
    expect(page.get_by_role("button", name="PKCE: plain")).to_be_visible()
    expect(page).to_have_url(re.compile("plain.*follow="))
    changed = run_of(page, server)
    page.go_back()
    expect(page.get_by_role("button", name="PKCE: S256")).to_be_visible()
    stage.shows(12, messages(server, LINK))
    page.go_forward()
    expect(page.get_by_role("button", name="PKCE: plain")).to_be_visible()
    stage.shows(12, messages(server, changed))
    expect(page).to_have_url(re.compile("follow="))


def test_a_browser_that_stores_nothing_has_its_runs_as_long_as_the_page(page: Page) -> None:
    closed = "{get() { throw new DOMException('closed', 'SecurityError'); }}"
    page.add_init_script(f"Object.defineProperty(window, 'sessionStorage', {closed})")
    stage = forked(page)
    expect(stage.runs()).to_have_count(2)


def test_steps_alone_are_no_entries_of_the_history(page: Page, server: str) -> None:
    page.goto("/")
    stage = forked(page)
    for _ in range(3):
        stage.press("Back")
    stage.stands_at(9, 14)
    page.go_back()
    stage.shows(12, messages(server, LINK))
    page.go_back()
    expect(page).to_have_url(f"{server}/")


def test_the_runs_of_a_visit_are_a_tree_and_each_can_be_gone_back_to(page: Page, server: str) -> None:
    stage = forked(page)
    stage.press("Undo")
    stage.stands_at(12, 16)
    stage.inspector.get_by_role("button", name="Repeat").click()
    expect(stage.bar).to_contain_text("token repeated")
    runs = stage.runs()
    expect(runs).to_have_text(["As it was opened", "form.code_verifier changed at token", "token repeated"])
    expect(stage.tree.locator("[aria-current=true]")).to_have_text("token repeated")
    expect(stage.tree.locator(".branch .branch > li")).to_have_count(2)
    runs.nth(1).click()
    expect(stage.tree).to_be_hidden()
    expect(stage.bar).to_contain_text(CAUGHT)
    stage.stands_at(12, 14)
    runs = stage.runs()
    expect(stage.tree.locator("[aria-current=true]")).to_have_text("form.code_verifier changed at token")
    runs.first.click()
    stage.shows(12, messages(server, LINK))


def test_a_run_can_be_named_and_keeps_its_name_over_a_reload(page: Page) -> None:
    stage = forked(page)
    stage.runs()
    stage.tree.get_by_role("button", name="Rename form.code_verifier changed at token").click()
    stage.tree.get_by_role("textbox", name="Name of this run").fill(f"My thief {SCRIPT}")
    page.keyboard.press("Enter")
    expect(stage.tree.locator("[aria-current=true]")).to_have_text(f"My thief {SCRIPT}")
    page.keyboard.press("Escape")
    expect(stage.bar).to_contain_text(f"My thief {SCRIPT}")
    expect(stage.bar).to_contain_text("with form.code_verifier changed at token")
    page.reload()
    stage.live()
    expect(stage.bar).to_contain_text(f"My thief {SCRIPT}")
    expect(stage.runs()).to_have_text(["As it was opened", f"My thief {SCRIPT}"])


def test_another_run_that_was_typed_into_the_address_begins_another_visit(page: Page) -> None:
    forked(page)
    stage = opened(page, at=2, link=f"{LINK}?seed=7")
    expect(stage.bar).to_be_hidden()


def test_nothing_is_left_with_the_browser_but_the_tree_of_this_visit(page: Page) -> None:
    forked(page)
    assert page.evaluate("() => Object.keys(localStorage)") == []
    kept = page.evaluate("() => Object.fromEntries(Object.entries(sessionStorage))")
    assert list(kept) == ["grantscope.forks"]
    assert [node["name"] for node in json.loads(kept["grantscope.forks"])] == [
        "As it was opened",
        "form.code_verifier changed at token",
    ]
