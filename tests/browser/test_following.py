"""Following a value: a click lights every place of it, the bar leads from one to the next, Escape ends it."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from app.explain import PlaceLine
from app.web.opening import open_link
from app.web.showing import Showing
from tests.browser.stage import Stage
from tests.playing import library

LINK = "/s/pkce-s256"
VERIFIER, CHALLENGE, CODE, TOKEN = "code_verifier-1", "code_challenge-1", "code-1", "access_token-1"
ON_ROW = {"carried", "planted", "handed", "entered"}


def showing(link: str = LINK) -> Showing:
    """What the run behind a link is."""
    return open_link(library(), link)[0]


def places(value: str, link: str = LINK) -> list[PlaceLine]:
    return [place for place in showing(link).places if place.value == value]


class Following:
    """The bar as a person sees it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.bar = page.get_by_role("region", name="Followed value")
        self.inspector = page.get_by_role("complementary", name="Inspector")

    def follows(self, name: str, count: int) -> None:
        expect(self.bar).to_contain_text(f"Following {name}")
        expect(self.bar).to_contain_text(f"{count} place{'s' if count > 1 else ''}")

    def stands_at(self, number: int, place: PlaceLine, of: int) -> None:
        expect(self.bar).to_contain_text(f"{number} of {of} {place.where}: {place.said}")

    def nothing(self) -> None:
        expect(self.bar).to_be_hidden()
        expect(self.page.locator(".is-followed, .is-derived, .is-here, .bead, .list-followed")).to_have_count(0)

    def press(self, name: str) -> None:
        self.bar.get_by_role("button", name=name).click()


def opened(page: Page, link: str) -> tuple[Stage, Following]:
    stage = Stage(page).open(link)
    expect(page.get_by_role("tab", name="Message")).to_be_visible()
    return stage, Following(page)


def in_the_narration(page: Page) -> Locator:
    return page.get_by_role("region", name="Narration").locator(f"[data-follow={VERIFIER}]")


def among_the_parameters(page: Page) -> Locator:
    return page.locator("dl.parameters").locator(f"[data-follow={VERIFIER}]")


def among_the_checks(page: Page) -> Locator:
    page.get_by_role("tab", name="Checks").click()
    return page.get_by_role("article").locator(f"[data-follow={VERIFIER}]").first


def in_who_knows_what(page: Page) -> Locator:
    page.get_by_role("tab", name="Who knows what").click()
    return page.get_by_role("table").locator(f"[data-follow={VERIFIER}]")


def in_the_raw_message(page: Page) -> Locator:
    raw = page.locator("details", has=page.locator("summary", has_text="Raw"))
    raw.locator("summary").click()
    return raw.locator(f"[data-follow={VERIFIER}]")


@pytest.mark.parametrize(
    "where", [in_the_narration, among_the_parameters, among_the_checks, in_who_knows_what, in_the_raw_message]
)
def test_a_click_on_a_value_anywhere_follows_it_and_another_one_ends_it(
    page: Page, where: Callable[[Page], Locator]
) -> None:
    _, following = opened(page, f"{LINK}?at=12")
    value = where(page)
    value.click()
    following.follows("code_verifier", len(places(VERIFIER)))
    value.click()
    following.nothing()


def test_a_value_in_a_label_of_the_diagram_is_followed_and_its_message_chosen(page: Page) -> None:
    stage, following = opened(page, f"{LINK}?at=16")
    stage.sequence.locator(f"[data-n='10'] [data-follow={CODE}]").click()
    following.follows("code", len(places(CODE)))
    stage.stands_at(10, 16)
    following.stands_at(3, places(CODE)[2], len(places(CODE)))


def test_enter_and_space_on_a_value_follow_it(page: Page) -> None:
    stage, following = opened(page, f"{LINK}?at=12")
    value = in_the_narration(page)
    value.focus()
    page.keyboard.press("Enter")
    following.follows("code_verifier", len(places(VERIFIER)))
    expect(value).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Space")
    following.nothing()
    expect(stage.button("Play")).to_be_visible()


def test_selecting_a_value_to_copy_it_follows_nothing(page: Page) -> None:
    _, following = opened(page, f"{LINK}?at=12")
    box = among_the_parameters(page).bounding_box()
    assert box
    page.mouse.move(box["x"] + 10, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 120, box["y"] + 8, steps=4)
    page.mouse.up()
    selected = page.evaluate("() => getSelection().toString()")
    assert len(selected) > 8
    assert selected in next(value.text for value in showing().story.values if value.id == VERIFIER)
    following.nothing()


def lit_rows(stage: Stage, name: str) -> list[int]:
    """The rows of the sequence diagram that are lit so."""
    found: list[int] = stage.page.locator("#panel-sequence .row").evaluate_all(
        "(nodes, name) => nodes.flatMap((node, i) => node.classList.contains(name) ? [i] : [])", name
    )
    return found


@pytest.mark.parametrize("value", [VERIFIER, CHALLENGE, CODE, TOKEN, "state-1", "password-1"])
def test_every_place_is_lit_in_the_sequence_diagram(page: Page, value: str) -> None:
    stage, following = opened(page, f"{LINK}?at=16&follow={value}")
    following.follows(value.rpartition("-")[0], len(places(value)))
    assert lit_rows(stage, "is-followed") == sorted({place.row for place in places(value) if place.how in ON_ROW})
    marks = {(place.row, place.lane) for place in places(value) if place.how == "checked"}
    assert page.locator("#panel-sequence .mark.is-followed").count() == len(marks)
    beside = {(place.row, place.lane) for place in places(value) if place.how not in {*ON_ROW, "checked"}}
    assert page.locator("#panel-sequence .bead.is-followed").count() == len(beside)


@pytest.mark.parametrize("value", [VERIFIER, CODE])
def test_every_place_is_lit_in_the_swim_lanes(page: Page, value: str) -> None:
    stage, _ = opened(page, f"{LINK}?at=16&follow={value}&view=lanes")
    boxes = {place.activity for place in places(value) if place.activity is not None}
    expect(stage.lanes.locator(".activity.is-followed")).to_have_count(len(boxes))
    wires = {place.row for place in places(value) if place.how in {"carried", "planted"}}
    expect(stage.lanes.locator(".wire.is-followed")).to_have_count(len(wires))


def test_the_list_says_in_words_what_happens_to_the_value_where(page: Page) -> None:
    stage, _ = opened(page, f"{LINK}?at=16&follow={VERIFIER}&view=list")
    said = stage.list.locator(".trail.own .trail-line").all_text_contents()
    assert said == [place.said for place in places(VERIFIER)]
    derived = stage.list.locator(".trail.derived .trail-line").all_text_contents()
    assert derived == [place.said for place in places(CHALLENGE)]


def test_what_was_made_from_the_value_is_named_and_lit_more_faintly(page: Page) -> None:
    stage, following = opened(page, f"{LINK}?at=16&follow={VERIFIER}")
    expect(following.bar).to_contain_text("made by Photo printer before message 1 · hashed into code_challenge")
    only = {place.row for place in places(CHALLENGE) if place.how in ON_ROW}
    only -= {place.row for place in places(VERIFIER) if place.how in ON_ROW}
    assert lit_rows(stage, "is-derived") == sorted(row for row in only if row is not None)
    following.bar.get_by_role("button", name="code_challenge").click()
    following.follows("code_challenge", len(places(CHALLENGE)))
    expect(following.bar).to_contain_text("the hash of code_verifier")


def test_values_that_have_the_same_to_do_with_it_are_named_together(page: Page) -> None:
    _, following = opened(page, "/s/refresh-token?at=20&follow=refresh_token-1")
    expect(following.bar).to_contain_text("issued for code · swapped for access_token and refresh_token")


def test_a_code_names_the_token_that_it_was_swapped_for_and_the_token_the_code(page: Page) -> None:
    _, following = opened(page, f"{LINK}?at=16&follow={CODE}")
    following.bar.get_by_role("button", name="access_token").click()
    following.follows("access_token", len(places(TOKEN)))
    expect(following.bar).to_contain_text("issued for code")


@pytest.mark.parametrize("how", ["keys", "buttons"])
def test_the_places_are_gone_through_forwards_and_back(page: Page, how: str) -> None:
    stage, following = opened(page, f"{LINK}?follow={CODE}")
    told = places(CODE)
    expect(following.bar).to_contain_text("Not at this message.")

    def go(name: str, key: str) -> None:
        if how == "keys":
            page.keyboard.press(key)
        else:
            following.press(name)

    for number, place in enumerate(told, 1):
        go("Next place", "n")
        following.stands_at(number, place, len(told))
        stage.stands_at(place.stop, 16)
    expect(following.bar.get_by_role("button", name="Next place")).to_have_attribute("aria-disabled", "true")
    for number, place in reversed(list(enumerate(told[:-1], 1))):
        go("Previous place", "p")
        following.stands_at(number, place, len(told))
        stage.stands_at(place.stop, 16)
    expect(following.bar.get_by_role("button", name="Previous place")).to_have_attribute("aria-disabled", "true")


def test_quick_fingers_arrive_where_they_meant_to(page: Page) -> None:
    stage, following = opened(page, f"{LINK}?follow={CODE}")
    told = places(CODE)
    for _ in told:
        page.keyboard.press("n")
    following.stands_at(len(told), told[-1], len(told))
    stage.stands_at(told[-1].stop, 16)


def test_stepping_with_the_transport_tells_where_the_value_is(page: Page) -> None:
    stage, following = opened(page, f"{LINK}?at=9&follow={CODE}")
    told = places(CODE)
    following.stands_at(1, told[0], len(told))
    page.keyboard.press("ArrowLeft")
    stage.stands_at(8, 16)
    expect(following.bar).to_contain_text("Not at this message.")
    page.keyboard.press("n")
    following.stands_at(1, told[0], len(told))


def test_keys_work_while_a_tab_has_the_focus(page: Page) -> None:
    _, following = opened(page, f"{LINK}?at=12&follow={VERIFIER}")
    page.get_by_role("tab", name="Who knows what").focus()
    page.keyboard.press("p")
    following.stands_at(3, places(VERIFIER)[2], len(places(VERIFIER)))
    page.keyboard.press("Escape")
    following.nothing()


def test_escape_ends_it_and_the_focus_goes_back_to_where_it_began(page: Page) -> None:
    _, following = opened(page, f"{LINK}?at=12")
    among_the_parameters(page).click()
    following.bar.get_by_role("button", name="Next place").focus()
    page.keyboard.press("Escape")
    following.nothing()
    expect(among_the_parameters(page)).to_be_focused()


def test_the_bar_has_a_button_that_ends_it(page: Page) -> None:
    _, following = opened(page, f"{LINK}?follow={VERIFIER}")
    following.press("Stop following")
    following.nothing()


def test_escape_closes_what_is_open_before_it_ends_the_following(page: Page) -> None:
    _, following = opened(page, f"{LINK}?follow={VERIFIER}")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_contain_text("place of the value that is followed")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    expect(following.bar).to_be_visible()


def test_the_address_keeps_what_is_followed_and_forgets_it(page: Page, server: str) -> None:
    _, following = opened(page, f"{LINK}?at=12")
    among_the_parameters(page).click()
    expect(page).to_have_url(f"{server}{LINK}?at=12&follow={VERIFIER}")
    page.reload()
    following.follows("code_verifier", len(places(VERIFIER)))
    page.keyboard.press("Escape")
    expect(page).to_have_url(f"{server}{LINK}?at=12")


def test_a_value_that_the_run_does_not_have_is_not_followed(page: Page, server: str) -> None:
    _, following = opened(page, f"{LINK}?at=1&follow=nonsense")
    following.nothing()
    expect(page).to_have_url(f"{server}{LINK}?at=1")


def test_a_switch_that_takes_the_value_away_ends_it_and_says_so(page: Page) -> None:
    stage, following = opened(page, f"{LINK}?at=12&follow={CHALLENGE}")
    page.get_by_role("button", name="PKCE: S256").click()
    page.get_by_role("listbox", name="PKCE").locator("[data-value=none]").click()
    expect(stage.notices).to_contain_text("no code_challenge to follow")
    following.nothing()


def test_in_hidden_mode_only_what_is_revealed_is_followed_and_the_rest_comes_with_it(page: Page) -> None:
    stage, following = opened(page, f"{LINK}?mode=hidden&at=9&follow={CODE}")
    shown = [place for place in places(CODE) if place.stop <= 9]
    following.follows("code", len(shown))
    stage.press("Next")
    stage.stands_at(10, 16)
    shown = [place for place in places(CODE) if place.stop <= 10]
    following.follows("code", len(shown))
    assert lit_rows(stage, "is-followed") == [place.row for place in shown if place.how in ON_ROW]


def test_a_value_is_lit_in_a_view_that_is_opened_later_and_after_the_window_changes(page: Page) -> None:
    stage, _ = opened(page, f"{LINK}?at=12&follow={VERIFIER}&view=list")
    stage.choose("Split")
    expect(page.locator("#panel-sequence .row.is-followed")).to_have_count(1)
    expect(stage.lanes.locator(".activity.is-followed")).not_to_have_count(0)
    page.set_viewport_size({"width": 1200, "height": 700})
    expect(page.locator("#panel-sequence .row.is-followed")).to_have_count(1)
    expect(stage.lanes.locator(".activity.is-followed")).not_to_have_count(0)


def test_nothing_that_is_drawn_moves_when_a_value_is_followed(page: Page) -> None:
    _, following = opened(page, f"{LINK}?at=12")
    where = """nodes => nodes.map((node) => {
      const box = node.getBoundingClientRect(), origin = node.closest(".sequence").getBoundingClientRect();
      return [box.x - origin.x, box.y - origin.y, box.width, box.height];
    })"""
    drawn = page.locator("#panel-sequence .row > .hit, #panel-sequence .label, #panel-sequence .mark > rect")
    before = drawn.evaluate_all(where)
    among_the_parameters(page).click()
    following.follows("code_verifier", len(places(VERIFIER)))
    assert drawn.evaluate_all(where) == before


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(("view", "width"), [("sequence", 1440), ("lanes", 1024), ("list", 390), ("split", 1440)])
def test_what_is_lit_pleases_axe(page: Page, view: str, width: int, theme: str) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})
    _, following = opened(page, f"{LINK}?at=5&follow={VERIFIER}&view={view}") if width > 400 else phone(page, view)
    expect(following.bar).to_be_visible()
    found = Axe().run(page)
    assert not found.violations_count, found.generate_report()


def phone(page: Page, view: str) -> tuple[Stage, Following]:
    """On a phone the inspector is out of sight."""
    return Stage(page).open(f"{LINK}?at=12&follow={VERIFIER}&view={view}"), Following(page)
