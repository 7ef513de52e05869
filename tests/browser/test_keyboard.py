"""Everything can be done with the keyboard, and the keys keep out of the way of what is focused."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.stage import Stage, messages

LINK = "/s/pkce-s256"


@pytest.fixture
def total(server: str) -> int:
    return len(messages(server, LINK))


def test_arrows_home_and_end_step(page: Page, total: int) -> None:
    stage = Stage(page).open(LINK)
    for key, at in (("ArrowRight", 1), ("ArrowRight", 2), ("ArrowLeft", 1), ("End", total), ("Home", 0)):
        page.keyboard.press(key)
        stage.stands_at(at, total)


def test_space_plays_and_pauses(page: Page, total: int) -> None:
    stage = Stage(page).open(LINK)
    page.keyboard.press("Space")
    expect(stage.button("Pause")).to_be_visible()
    page.keyboard.press("Space")
    expect(stage.button("Play")).to_be_visible()
    stage.stands_at(1, total)


def test_space_on_a_button_presses_the_button_alone(page: Page, total: int) -> None:
    stage = Stage(page).open(LINK)
    stage.button("Next").focus()
    page.keyboard.press("Space")
    stage.stands_at(1, total)
    expect(stage.button("Play")).to_be_visible()


def test_keys_are_left_to_a_select(page: Page, total: int) -> None:
    stage = Stage(page).open(f"{LINK}?at=3")
    page.get_by_label("Speed").focus()
    for key in ("End", "Home", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
    unmoved(stage, 3, total)


def test_keys_are_left_to_a_tab_list(page: Page, total: int) -> None:
    stage = Stage(page).open(f"{LINK}?at=3")
    stage.tab("Sequence").focus()
    page.keyboard.press("ArrowRight")
    expect(stage.tab("Swim lanes")).to_be_focused()
    expect(stage.tab("Swim lanes")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Home")
    expect(stage.tab("Sequence")).to_have_attribute("aria-selected", "true")
    unmoved(stage, 3, total)


def test_keys_are_left_to_an_open_list_of_values(page: Page, total: int) -> None:
    stage = Stage(page).open(f"{LINK}?at=3")
    page.get_by_role("group", name="Switches").get_by_role("button").first.click()
    for key in ("End", "Home", "ArrowRight"):
        page.keyboard.press(key)
    page.keyboard.press("Escape")
    unmoved(stage, 3, total)


def test_keys_with_a_modifier_are_left_to_the_browser(page: Page, total: int) -> None:
    stage = Stage(page).open(f"{LINK}?at=3")
    for key in ("Control+ArrowRight", "Control+End", "Meta+ArrowRight"):
        page.keyboard.press(key)
    unmoved(stage, 3, total)


def unmoved(stage: Stage, at: int, total: int) -> None:
    """A Back that the server answers comes after whatever the keys had asked for."""
    stage.press("Back")
    stage.stands_at(at - 1, total)


def test_the_scrubber_moves_by_its_own_keys(page: Page, server: str, total: int) -> None:
    told = messages(server, LINK)
    stage = Stage(page).open(LINK)
    stage.scrubber.focus()
    moves = (
        ("ArrowRight", 1),
        ("ArrowUp", 2),
        ("ArrowLeft", 1),
        ("PageUp", 6),
        ("PageDown", 1),
        ("End", total),
        ("Home", 0),
    )
    for key, at in moves:
        page.keyboard.press(key)
        stage.stands_at(at, total)
        expect(stage.scrubber).to_have_attribute("aria-valuenow", str(at))
        if at:
            expect(stage.scrubber).to_have_attribute("aria-valuetext", told[at - 1].name)


def test_the_scrubber_held_down_arrives_where_it_was_let_go(page: Page, total: int) -> None:
    stage = Stage(page).open(LINK)
    stage.scrubber.focus()
    for _ in range(9):
        page.keyboard.press("ArrowRight")
    stage.stands_at(9, total)


def test_the_scrubber_can_be_dragged(page: Page, total: int) -> None:
    stage = Stage(page).open(LINK)
    box = stage.scrubber.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 1, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2, middle, steps=4)
    page.mouse.up()
    stage.stands_at(total // 2, total)


@pytest.mark.parametrize(("tab", "view"), [("Sequence", "sequence"), ("Swim lanes", "lanes")])
def test_messages_are_one_tab_stop_and_arrows_move_among_them(page: Page, server: str, tab: str, view: str) -> None:
    told = messages(server, LINK)
    stage = Stage(page).open(f"{LINK}?at=3&view={view}")
    diagram = stage.sequence if tab == "Sequence" else stage.lanes
    expect(diagram.locator("[data-seq][tabindex='0']")).to_have_count(1)
    diagram.locator("[data-seq][tabindex='0']").focus()
    expect(page.locator(":focus")).to_have_accessible_name(told[2].name)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(":focus")).to_have_accessible_name(told[4].name)
    expect(diagram.locator("[data-seq][tabindex='0']")).to_have_count(1)
    stage.stands_at(3, len(told))
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    stage.stands_at(4, len(told))
    expect(stage.current(diagram)).to_be_focused()


def test_stepping_takes_the_focus_along_that_is_among_the_messages(page: Page, server: str) -> None:
    told = messages(server, LINK)
    stage = Stage(page).open(f"{LINK}?at=3")
    stage.current(stage.sequence).focus()
    page.keyboard.press("ArrowRight")
    stage.stands_at(4, len(told))
    expect(page.locator(":focus")).to_have_accessible_name(told[3].name)


def test_the_list_of_keys_opens_with_a_question_mark_and_gives_the_focus_back(page: Page, total: int) -> None:
    stage = Stage(page).open(LINK)
    stage.button("Next").focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    expect(stage.button("Next")).to_be_focused()
    stage.stands_at(0, total)


def test_a_switch_is_chosen_with_the_keyboard_alone(page: Page) -> None:
    stage = Stage(page).open(LINK)
    chip = page.get_by_role("button", name="PKCE: S256")
    chip.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("listbox", name="PKCE").get_by_role("option", selected=True)).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="PKCE: none")).to_be_focused()
    expect(stage.position).to_contain_text("0 of")


# What Tab reaches, in the order of the page; the panels of messages stand between the tabs and the inspector.
ORDER = ["skip", "header", "views", "messages", "inspector", "steps", "play", "scrubber", "narration"]
PLACE = """() => {
  const at = document.activeElement;
  const places = {
    skip: ".skip", header: "header.top", views: "#views", messages: ".panel", inspector: "#inspector",
    steps: ".buttons", play: ".play", scrubber: "#scrubber", narration: "#narration",
  };
  return Object.keys(places).find((name) => at.closest(places[name])) ?? "";
}"""


def test_tab_reaches_every_part_in_the_order_of_the_page(page: Page) -> None:
    Stage(page).open(f"{LINK}?at=3")
    reached = list(dict.fromkeys(place for _ in range(80) if (place := tab(page))))
    assert reached == ORDER


def test_tab_reaches_every_control_that_can_be_clicked(page: Page) -> None:
    Stage(page).open(f"{LINK}?at=3")
    page.evaluate("() => { window.reached = new Set() }")
    for _ in range(80):
        page.keyboard.press("Tab")
        page.evaluate("() => { reached.add(document.activeElement) }")
    missed = page.evaluate("""() => {
      const seen = (node) => node.checkVisibility({ visibilityProperty: true }) && node.offsetWidth > 1;
      const roving = (node) => node.closest('[role=tablist], [data-seq], ol');
      const controls = [...document.querySelectorAll("button, a[href], select, summary, [role=slider]")];
      const missed = controls.filter((node) => seen(node) && !roving(node) && !reached.has(node));
      return missed.map((node) => node.outerHTML.slice(0, 120));
    }""")
    assert missed == []


def test_whatever_is_focused_looks_different_from_when_it_is_not(page: Page) -> None:
    stage = Stage(page).open(f"{LINK}?at=3")
    page.emulate_media(reduced_motion="reduce")
    unseen = []
    for _ in range(45):
        if not tab(page):
            break
        with_focus = looks(page)
        name = page.evaluate("() => document.activeElement.outerHTML.slice(0, 120)")
        page.evaluate("() => { window.before = document.activeElement; before.blur() }")
        if looks(page) == with_focus:
            unseen.append(name)
        page.evaluate("() => before.focus({ preventScroll: true, focusVisible: true })")
    assert unseen == []
    stage.stands_at(3, stage.page.evaluate("() => Number(position.textContent.split(' of ')[1])"))


def tab(page: Page) -> str:
    """Press Tab; where the focus went."""
    page.keyboard.press("Tab")
    place: str = page.evaluate(PLACE)
    return place


def looks(page: Page) -> bytes:
    return page.screenshot(animations="disabled", caret="hide")


def test_each_step_is_read_out_by_the_name_of_its_message_and_its_telling(page: Page, total: int) -> None:
    stage = Stage(page).open(LINK)
    stage.press("Next")
    said = page.get_by_role("region", name="Narration").locator("[aria-live=polite]")
    expect(said.first).to_have_text(f"Message 1 of {total}: GET /authorize, Her browser to Accounts")
    expect(said.last).to_contain_text("The browser brings the request")
