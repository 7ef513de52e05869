"""The tab Who knows what says at every message who knows which secret, and marks who should not."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from app.web.opening import open_link
from app.web.showing import Showing
from tests.browser.stage import Stage
from tests.playing import library

IMPLICIT = "/s/implicit"
PLAIN = "/s/pkce-plain"
TAB = "Who knows what"


def showing(link: str) -> Showing:
    """What the run behind a link is."""
    return open_link(library(), link)[0]


@pytest.fixture
def inspector(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Inspector")


def opened(page: Page, inspector: Locator, link: str) -> Stage:
    stage = Stage(page).open(link)
    inspector.get_by_role("tab", name=TAB).click()
    expect(inspector.get_by_role("heading", name=TAB)).to_be_visible()
    return stage


def table(inspector: Locator) -> list[dict[str, Any]]:
    """Each secret with its cells, as they are read out."""
    found: list[dict[str, Any]] = inspector.locator(
        "table.knows tbody"
    ).evaluate_all("""bodies => bodies.map((body) => ({
      id: body.querySelector("[data-follow]").dataset.follow,
      cells: [...body.querySelectorAll("td")].map(({ textContent }) => textContent.split(/\\s+/).join(" ").trim()),
    }))""")
    return found


def expected(run: Showing, at: int) -> list[dict[str, Any]]:
    """The same, from what the server knows of the run."""
    known = {(each.value, each.lane): each for each in run.known if each.stop <= at}
    listed = [value for value in run.values if value.rank is not None and any(id == value.id for id, _ in known)]
    rows = []
    for value in sorted(listed, key=lambda value: value.rank or 0):
        cells = []
        for lane in run.trace.head.cast:
            fact = known.get((value.id, lane.lane))
            if fact is None:
                cells.append(f"–{lane.name} does not know it")
                continue
            when = f"at message {fact.stop}" if fact.stop else "before message 1"
            cells.append(f"{lane.name} {fact.way} the {value.title} {when}" + ("✗ should not" if fact.wrong else ""))
        rows.append({"id": value.id, "cells": cells})
    return rows


@pytest.mark.parametrize("link", ["/s/pkce-s256", IMPLICIT])
def test_at_every_message_the_table_says_who_knows_what_on_and_back(page: Page, inspector: Locator, link: str) -> None:
    run = showing(link)
    stage = opened(page, inspector, link)
    for at in [*range(run.total + 1), *range(run.total - 1, -1, -1)]:
        step = at - int((stage.position.text_content() or "").split(" of ")[0])
        if step:
            stage.press("Next" if step > 0 else "Back")
        stage.stands_at(at, run.total)
        expect(inspector.locator(".route")).to_have_text(
            f"at message {at} of {run.total}" if at else "before the first message"
        )
        assert table(inspector) == expected(run, at)


def test_before_anything_is_made_nobody_holds_a_secret(page: Page, inspector: Locator) -> None:
    opened(page, inspector, "/s/authorization-code")
    expect(inspector).to_contain_text("Nobody holds a secret of this run yet.")
    expect(inspector.get_by_role("table")).to_have_count(0)


def test_a_cell_leads_to_the_message_by_which_it_was_learned(page: Page, inspector: Locator) -> None:
    stage = opened(page, inspector, "/s/pkce-s256?at=16")
    inspector.get_by_role("button", name="Photo printer got the authorization code at message 11").click()
    stage.stands_at(11, 16)
    now = inspector.get_by_role("button", name="Photo printer got the authorization code at message 11")
    expect(now).to_have_attribute("aria-current", "step")
    inspector.get_by_role("button", name="Photo printer made the code verifier before message 1").press("Enter")
    stage.stands_at(0, 16)


@pytest.mark.parametrize(
    ("link", "who", "why"),
    [
        (PLAIN, "Her browser got the code verifier before message 1", "the challenge is the verifier"),
        (IMPLICIT, "Her browser got the access token at message 12", "come through the browser"),
        ("/s/resource-owner-password", "Photo printer got the password at message 3", "whatever the owner can"),
    ],
)
def test_who_should_not_know_is_marked_in_words(page: Page, inspector: Locator, link: str, who: str, why: str) -> None:
    run = showing(link)
    opened(page, inspector, f"{link}?at={run.total}")
    expect(inspector.get_by_role("heading", name="Known where it should not be")).to_be_visible()
    marked = inspector.get_by_role("article")
    expect(marked).to_have_count(1)
    expect(marked).to_contain_text(who)
    expect(marked).to_contain_text(why)
    expect(marked.get_by_role("link")).to_have_attribute("href", next(each.href for each in run.known if each.wrong))
    expect(inspector.get_by_role("table").get_by_text("should not")).to_have_count(1)


def test_before_it_was_learned_nothing_is_marked(page: Page, inspector: Locator) -> None:
    opened(page, inspector, f"{IMPLICIT}?at=11")
    expect(inspector.get_by_role("article")).to_have_count(0)


def test_a_run_as_it_should_be_has_no_marks(page: Page, inspector: Locator) -> None:
    opened(page, inspector, "/s/pkce-s256?at=16")
    expect(inspector.get_by_role("article")).to_have_count(0)


def test_the_password_is_not_shown(page: Page, inspector: Locator) -> None:
    opened(page, inspector, "/s/pkce-s256?at=16")
    expect(inspector.get_by_role("table")).to_contain_text("password")
    expect(inspector.get_by_role("table")).not_to_contain_text("horse")


def test_each_secret_is_explained(page: Page, inspector: Locator) -> None:
    opened(page, inspector, "/s/pkce-s256?at=16")
    inspector.get_by_text("What each of them is").click()
    meanings = {value.title: value for value in showing("/s/pkce-s256").values if value.meaning}
    expect(inspector.locator("dl.meanings dt")).to_have_count(len(meanings))
    for value in meanings.values():
        expect(inspector.locator("dl.meanings")).to_contain_text(value.meaning)


def test_in_hidden_mode_the_table_grows_with_what_is_revealed(page: Page, inspector: Locator) -> None:
    run = showing("/s/pkce-s256")
    stage = opened(page, inspector, "/s/pkce-s256?mode=hidden")
    for at in range(1, 13):
        stage.press("Next")
        stage.stands_at(at, run.total)
    stage.inspects(12)
    assert table(inspector) == expected(run, 12)


def test_the_tab_stays_open_and_where_it_was_scrolled_to_when_the_step_changes(page: Page, inspector: Locator) -> None:
    stage = opened(page, inspector, "/s/pkce-s256?at=14")
    body = inspector.get_by_role("tabpanel")
    body.evaluate("node => node.scrollTo({ top: 200 })")
    stage.press("Next")
    stage.inspects(15)
    assert body.evaluate("node => node.scrollTop") == 200


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_the_tab_pleases_axe_and_fits(page: Page, inspector: Locator, theme: str, width: int) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})
    Stage(page).open(f"{PLAIN}?at=12")
    if width == 390:
        page.get_by_role("button", name="Inspect").click()
    inspector.get_by_role("tab", name=TAB).click()
    inspector.get_by_text("What each of them is").click()
    found = Axe().run(page)
    assert not found.violations_count, found.generate_report()
    wide = inspector.get_by_role("tabpanel").evaluate("node => node.scrollWidth - node.clientWidth")
    assert wide == 0
