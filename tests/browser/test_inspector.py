"""The inspector shows the whole of every message: what was sent, what it means, and what was checked."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from app.explain import TEXTS, Detail
from app.web.opening import open_link
from tests.browser.stage import FEW, Stage, downloaded
from tests.playing import library

REFUSED = "/s/pkce-s256?set=client.pkce:none&set=as.pkce:required"


def details(link: str) -> tuple[Detail, ...]:
    """What there is to tell at each stop."""
    return open_link(library(), link)[0].details


@pytest.fixture
def inspector(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Inspector")


def unfold(inspector: Locator) -> None:
    """Open all that is folded, and show long values whole."""
    folded = inspector.locator(
        "details:not([open]) > summary, button.more:text('Show all'), dt > button[aria-expanded=false]"
    )
    while folded.count():
        folded.first.click()


def words(text: str | None) -> str:
    return " ".join((text or "").split())


@pytest.mark.parametrize("link", [*(f"/s/{scenario}" for scenario in FEW), REFUSED])
def test_every_message_is_shown_whole_with_its_meaning(page: Page, inspector: Locator, link: str) -> None:
    told = details(link)
    stage = Stage(page).open(link)
    for detail in told[1:]:
        stage.press("Next")
        stage.inspects(detail.n)
        expect(inspector.get_by_role("heading", level=2)).to_have_text(detail.title)
        unfold(inspector)
        expect(inspector.locator(".block.start")).to_contain_text(detail.start or "")
        parameters_are_shown(inspector, detail)
        headers_are_shown(inspector, detail)
        blocks = [words(text) for text in inspector.locator("pre.block").all_text_contents()]
        for block in filter(None, (detail.body, detail.raw, detail.curl)):
            assert words(block) in blocks


def parameters_are_shown(inspector: Locator, detail: Detail) -> None:
    focus = {each.where for each in detail.parameters if each.focus}
    wheres = sorted(dict.fromkeys(each.where for each in detail.parameters), key=lambda where: where not in focus)
    grouped = [each for where in wheres for each in detail.parameters if each.where == where]
    ordered = sorted(grouped, key=lambda each: (wheres.index(each.where), not each.focus))
    shown = inspector.locator("dl.parameters > div")
    expect(shown).to_have_count(len(ordered))
    for line, parameter in zip(lines(shown), ordered, strict=True):
        text = TEXTS[parameter.about]
        assert (line["name"], line["value"], line["href"]) == (parameter.name, parameter.value, text.href)
        for said in (text.meaning, text.gain, text.level, text.spec):
            assert words(said) in words(line["text"])


def headers_are_shown(inspector: Locator, detail: Detail) -> None:
    shown = inspector.locator("dl.headers > div")
    expect(shown).to_have_count(len(detail.headers))
    for line, header in zip(lines(shown), detail.headers, strict=True):
        text = TEXTS[header.about]
        assert (line["name"], line["value"], line["href"]) == (header.name, header.value, text.href)
        for said in (text.meaning, text.gain):
            assert words(said) in words(line["text"])


def lines(shown: Locator) -> list[dict[str, str]]:
    """Name, value, link and whole text of each entry, read in one go."""
    found: list[dict[str, str]] = shown.evaluate_all("""nodes => nodes.map((node) => ({
      name: node.querySelector("dt > button, dt > .name").textContent,
      value: node.querySelector("code").textContent,
      href: node.querySelector("a")?.getAttribute("href") ?? null,
      text: node.textContent,
    }))""")
    return found


@pytest.mark.parametrize("link", [*(f"/s/{scenario}" for scenario in FEW), REFUSED])
def test_the_checks_tab_has_every_check_with_both_sides(page: Page, inspector: Locator, link: str) -> None:
    told = details(link)
    stage = Stage(page).open(link)
    inspector.get_by_role("tab", name="Checks").click()
    for detail in told[1:]:
        stage.press("Next")
        stage.inspects(detail.n)
        expect(inspector.get_by_role("tab", name=f"Checks ({len(detail.checks)})")).to_be_visible()
        expect(inspector.get_by_role("article")).to_have_count(len(detail.checks))
        unfold(inspector)
        for card, check in zip(cards(inspector), detail.checks, strict=True):
            for said in (check.title, check.id, check.level, check.spec, check.why, check.looked_at, *check.causes):
                assert words(said) in words(card["text"])
            if check.verdict != "not-applicable":
                sides = [side for side in (check.left, check.right) if side]
                assert card["labels"] == [side.label for side in sides]
                assert card["values"] == [side.value for side in sides]


def cards(inspector: Locator) -> list[dict[str, Any]]:
    """What each check's card says: all of it, and the two sides."""
    found: list[dict[str, Any]] = inspector.get_by_role("article").evaluate_all("""nodes => nodes.map((node) => ({
      text: node.textContent,
      labels: [...node.querySelectorAll("dt")].map((side) => side.textContent),
      values: [...node.querySelectorAll("dd")].map((side) => side.querySelector("code")?.textContent ?? ""),
    }))""")
    return found


def test_a_check_that_failed_is_shown_beside_the_message_too(page: Page, inspector: Locator) -> None:
    told = details(REFUSED)
    failing = next(detail for detail in told if any(check.verdict == "failed" for check in detail.checks))
    Stage(page).open(f"{REFUSED}&at={failing.n}")
    failed = next(check for check in failing.checks if check.verdict == "failed")
    expect(inspector.get_by_role("article").filter(has_text=failed.id)).to_contain_text(failed.title)
    expect(inspector).to_contain_text("1 failed")


def test_a_side_that_was_not_sent_is_said_to_be_nothing(page: Page, inspector: Locator) -> None:
    Stage(page).open(f"{REFUSED}&at=1")
    card = inspector.get_by_role("article").filter(has_text="authorize.pkce.required")
    expect(card.locator("dd")).to_have_text(["nothing", "a value"])


def test_a_check_that_failed_is_found_from_the_head_of_the_checks(page: Page, inspector: Locator) -> None:
    Stage(page).open(f"{REFUSED}&at=1")
    inspector.get_by_role("tab", name="Checks").click()
    card = inspector.get_by_role("article").filter(has_text="authorize.pkce.required")
    expect(card).not_to_be_in_viewport()
    inspector.get_by_role("button", name="What failed: A code challenge is there").click()
    expect(card).to_be_in_viewport()
    expect(card).to_be_focused()


def test_copy_as_curl_puts_the_command_on_the_clipboard(
    page: Page, context: BrowserContext, inspector: Locator, server: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    told = details("/s/pkce-s256")
    requests = [detail for detail in told if detail.curl]
    stage = Stage(page).open("/s/pkce-s256")
    for detail in requests:
        stage.scrubber.focus()
        page.keyboard.press("Home")
        stage.sequence.locator(f"[data-n='{detail.n}']").click()
        stage.stands_at(detail.n, len(told) - 1)
        inspector.get_by_role("button", name="Copy as cURL").click()
        expect(inspector.get_by_text("Copied.")).to_be_visible()
        assert page.evaluate("() => navigator.clipboard.readText()") == detail.curl


def test_copy_link_gives_an_address_that_opens_this_run_at_this_message(
    page: Page, context: BrowserContext, server: str
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    Stage(page).open("/s/pkce-s256?set=client.pkce:plain&at=5&view=lanes")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status", name="Notices")).to_contain_text("Link copied")
    assert page.evaluate("() => navigator.clipboard.readText()") == f"{server}/s/pkce-s256?set=client.pkce:plain&at=5"


def test_where_the_clipboard_is_closed_the_command_is_shown_selected(page: Page, inspector: Locator) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('closed'))")
    Stage(page).open("/s/pkce-s256?at=1")
    inspector.get_by_role("button", name="Copy as cURL").click()
    expect(inspector.get_by_text("Selected below")).to_be_visible()
    selected = page.evaluate("() => getSelection().toString()")
    assert words(selected) == words(details("/s/pkce-s256")[1].curl)


def test_a_response_offers_no_curl(page: Page, inspector: Locator) -> None:
    Stage(page).open("/s/pkce-s256?at=2")
    expect(inspector.locator(".block.start")).to_contain_text("303")
    expect(inspector.get_by_role("button", name="Copy as cURL")).to_have_count(0)


def test_what_was_unfolded_stays_so_at_the_next_message(page: Page, inspector: Locator) -> None:
    stage = Stage(page).open("/s/pkce-s256?at=1")
    inspector.locator("summary", has_text="Headers").click()
    stage.press("Next")
    stage.stands_at(2, 16)
    expect(inspector.locator("details", has_text="Headers")).to_have_attribute("open", "")


def test_the_trace_can_be_downloaded_as_it_is(page: Page, server: str) -> None:
    Stage(page).open("/s/pkce-s256?seed=9&at=2")
    with page.expect_download() as started:
        page.get_by_role("link", name="Trace JSON").click()
    assert started.value.suggested_filename == "pkce-s256.json"
    assert started.value.path().read_bytes() == downloaded(server, "/s/pkce-s256?seed=9")
