"""Attacks as somebody meets them: reached, then stopped by a defence, with the check to go to; and the matrix."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.stage import Stage
from tests.browser.test_accessibility import objections

STOLEN = "/s/attack-code-interception"
WORDY = ("code-replay", "open-redirector", "client-as-owner", "pkce-downgrade")  # long sentences, many defences
TITLE = "A thief on the same device"
BOTH_THEMES = pytest.mark.parametrize("theme", ["light", "dark"])
WIDTHS = pytest.mark.parametrize("width", [1440, 390])


class Attacked(Stage):
    """The stage of an attack, with its bar."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.bar = page.get_by_role("region", name="Attack")
        self.outcome = page.get_by_role("status", name="Outcome")
        self.inspector = page.get_by_role("complementary", name="Inspector")

    def defence(self, name: str) -> Locator:
        return self.bar.get_by_role("switch", name=name)

    def more(self) -> Locator:
        """What the inspector has on the attack, brought forward."""
        self.bar.get_by_role("button", name="About it").click()
        return self.inspector.get_by_role("tabpanel", name="Attack")

    def ask(self) -> None:
        """For the end, before it has come."""
        self.bar.get_by_role("button", name="Show how it ends").click()

    def diagram(self) -> dict[str, float]:
        """Where the diagram stands, and how large it is."""
        box = self.page.locator("#panels").bounding_box()
        assert box
        return dict(box)


def opened(page: Page, link: str = STOLEN) -> Attacked:
    stage = Attacked(page)
    stage.open(link)
    expect(stage.bar).to_be_visible()
    return stage


def overflows(page: Page) -> bool:
    wide: bool = page.evaluate("() => document.documentElement.scrollWidth > innerWidth")
    return wide


def test_an_attack_that_makes_no_sense_says_what_it_needs_and_is_given_it(page: Page) -> None:
    stage = opened(page, f"{STOLEN}?set=client.type:confidential")
    needs = "It needs client.type=public and client.auth=none to make sense"
    expect(stage.outcome).to_contain_text(f"Not applicable {needs}")
    expect(stage.outcome).to_contain_text("It fits Authorization code, as in attack-code-interception.")
    expect(stage.bar.get_by_role("link", name="Its lesson as it was written")).to_have_attribute("href", STOLEN)
    assert not objections(page)
    stage.bar.get_by_role("button", name="Give it what it needs").click()
    expect(stage.outcome).to_contain_text("Reached at message 14. The thief has Ana's photos")
    expect(stage.outcome).not_to_contain_text("It needs")


def test_an_attack_is_reached_until_a_defence_is_switched_on_which_says_who_stopped_it_where(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name=f"Watch it: {TITLE}").click()
    stage = Attacked(page).live()
    stage.ask()
    expect(stage.outcome).to_contain_text("Reached at message 14. The thief has Ana's photos")
    expect(stage.defence("PKCE: S256")).not_to_be_checked()

    stage.defence("PKCE: S256").click()
    expect(stage.outcome).to_contain_text("Stopped by Accounts at message 11: a code_challenge went ahead")
    expect(stage.defence("PKCE: S256")).to_be_checked()
    expect(stage.defence("PKCE: S256")).to_be_focused()
    expect(page).to_have_url(re.compile(r"set=client\.pkce:S256"))

    stage.outcome.get_by_role("link", name="message 11").click()
    stage.stands_at(11, 12)
    check = stage.inspector.get_by_role("article").filter(
        has=page.get_by_text("token.pkce.verifier_present", exact=True)
    )
    expect(check).to_be_in_viewport()
    expect(check).to_be_focused()

    more = stage.more()
    expect(more).to_contain_text("400 invalid_request")
    expect(more).to_contain_text("Enforced by Accounts, RFC 7636")
    more.get_by_role("link", name="Compare off and on").click()
    expect(page).to_have_url(re.compile("/compare"))
    expect(page.get_by_role("heading", name="Row by row")).to_be_visible()


def test_a_defence_that_is_switched_off_lets_the_attack_through_again(page: Page) -> None:
    stage = opened(page, f"{STOLEN}?set=client.redirect_uri:loopback")
    stage.ask()
    expect(stage.outcome).to_contain_text("Stopped. The answer goes to the port")
    stage.defence("loopback").press("Enter")
    expect(stage.outcome).to_contain_text("Reached")
    stage.outcome.get_by_role("link", name="message 14").click()
    stage.stands_at(14, 14)


def test_two_values_of_one_switch_are_never_on_together(page: Page) -> None:
    stage = opened(page, f"{STOLEN}?set=client.pkce:S256")
    stage.defence("PKCE: plain").click()
    expect(stage.defence("PKCE: plain")).to_be_checked()
    expect(stage.defence("PKCE: S256")).not_to_be_checked()


def test_both_sides_and_what_remains_are_told_when_asked_for(page: Page) -> None:
    stage = opened(page)
    more = stage.more()
    sides = more.get_by_role("group", name="Two sides")
    expect(sides.get_by_role("button", name="The victim")).to_have_attribute("aria-pressed", "true")
    expect(more).to_contain_text("Ana does everything right")
    sides.get_by_role("button", name="The attacker").click()
    expect(more).to_contain_text("It only has to be installed")
    expect(more).not_to_contain_text("Ana does everything right")
    expect(more.get_by_role("heading", name="What no check stops")).to_be_visible()
    expect(more.get_by_role("term")).to_have_text(
        ["PKCE: plain off", "PKCE: S256 off", "app's address: loopback off", "app's address: claimed_https off"]
    )
    stage.defence("PKCE: S256").click()
    expect(more.get_by_role("term").nth(1)).to_have_text("PKCE: S256 on")
    expect(more).to_contain_text("It only has to be installed")


@pytest.mark.parametrize(("width", "most"), [(1440, 80), (390, 145)])
def test_the_bar_leaves_the_room_to_the_diagram_and_switching_a_defence_does_not_move_it(
    page: Page, width: int, most: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    stage = opened(page, f"{STOLEN}?at=3&view=sequence")
    box = stage.bar.bounding_box()
    assert box
    assert box["height"] < most
    before = stage.diagram()
    for name in ("PKCE: plain", "PKCE: S256", "claimed_https"):
        stage.defence(name).click()
        expect(stage.defence(name)).to_be_checked()
        expect(page.get_by_role("button", name="Undo")).to_be_in_viewport(ratio=1)
        assert stage.diagram() == before, f"{name} moved the diagram"
        assert stage.outcome.evaluate("node => node.scrollHeight <= node.clientHeight"), "it is cut"
    if width > 820:
        stage.more()
        assert stage.diagram() == before


@pytest.mark.parametrize("attack", WORDY)
def test_what_becomes_of_an_attack_is_never_cut_and_the_bar_has_two_lines(page: Page, attack: str) -> None:
    stage = opened(page, f"/s/attack-{attack}")
    before = stage.diagram()
    for defence in stage.bar.get_by_role("switch").all():
        defence.click()
        expect(defence).to_be_checked()
        text = stage.outcome
        assert text.evaluate("node => node.scrollHeight <= node.clientHeight"), text.text_content()
        assert stage.diagram() == before
    box = stage.bar.bounding_box()
    assert box
    assert box["height"] < 80


def test_every_tab_of_the_inspector_is_whole_beside_an_attack(page: Page) -> None:
    opened(page, f"{STOLEN}?set=client.pkce:S256&at=11")
    tabs = page.get_by_role("tablist", name="Inspector")
    expect(tabs.get_by_role("tab")).to_have_text(
        ["Message", "Checks (18)", "Tokens (0)", "Who knows what", "Browser", "Attack"]
    )
    assert tabs.evaluate("node => node.scrollWidth <= node.clientWidth")


def test_the_end_is_not_told_before_it_comes_unless_it_is_asked_for(page: Page) -> None:
    stage = opened(page)
    expect(stage.bar).to_contain_text("A malicious app on Ana's device gets an access token for her photos.")
    expect(stage.outcome).to_be_empty()
    expect(stage.more()).not_to_contain_text("The thief has Ana's photos")
    stage.ask()
    expect(stage.outcome).to_contain_text("Reached at message 14")
    expect(stage.inspector).to_contain_text("The thief has Ana's photos")
    expect(stage.bar.get_by_role("button", name="Show how it ends")).to_have_count(0)


def test_the_end_is_told_when_the_cursor_comes_to_the_message_that_decides_it(page: Page) -> None:
    stage = opened(page, f"{STOLEN}?set=client.pkce:S256&at=10")
    expect(stage.outcome).to_be_empty()
    stage.press("Next")
    expect(stage.outcome).to_contain_text("Stopped by Accounts at message 11")
    stage.press("First")
    stage.stands_at(0, 12)
    expect(stage.outcome).to_contain_text("Stopped")


def test_a_defence_that_nothing_has_to_check_has_its_end_at_the_last_message(page: Page) -> None:
    stage = opened(page, f"{STOLEN}?set=client.redirect_uri:loopback")
    expect(stage.outcome).to_be_empty()
    stage.press("Last")
    expect(stage.outcome).to_contain_text("Stopped. The answer goes to the port")


def test_whoever_switches_a_defence_is_told_the_end_at_once(page: Page) -> None:
    stage = opened(page)
    expect(stage.outcome).to_be_empty()
    stage.defence("PKCE: S256").click()
    expect(stage.outcome).to_contain_text("Stopped by Accounts at message 11")
    page.reload()
    expect(stage.outcome).to_contain_text("Stopped by Accounts at message 11")


def test_in_hidden_mode_the_end_is_told_at_the_end(page: Page) -> None:
    stage = opened(page, f"{STOLEN}?mode=hidden&at=13")
    expect(stage.outcome).to_have_text("Go on, and see what comes of it.")
    stage.press("Next")
    expect(stage.outcome).to_contain_text("Reached")
    stage.press("First")
    stage.stands_at(0, 14)
    expect(stage.outcome).to_contain_text("Reached")


def test_from_any_scenario_the_menu_leads_to_the_attacks_that_fit_it(page: Page) -> None:
    stage = Attacked(page)
    stage.open("/s/pkce-s256?at=3")
    expect(stage.bar).to_be_hidden()
    stage.button("Attack").click()
    menu = page.get_by_role("dialog", name="Attacks")
    expect(menu).to_be_in_viewport(ratio=1)
    fitting = menu.get_by_role("list", name="On this flow")
    expect(menu.get_by_role("list", name="On other flows")).to_contain_text("fits Refresh token")
    fitting.get_by_role("link", name="Authorization code interception").click()
    expect(page).to_have_url(re.compile(STOLEN))
    expect(stage.bar).to_contain_text("A malicious app on Ana's device")


@WIDTHS
def test_what_an_attack_aims_at_is_whole_in_the_menu(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    stage = Stage(page).open("/s/pkce-s256")
    stage.button("Attack").click()
    menu = page.get_by_role("dialog", name="Attacks")
    cut = "nodes => nodes.filter((node) => node.scrollWidth > node.clientWidth + 1).map((node) => node.textContent)"
    assert menu.locator("li span").evaluate_all(cut) == []
    expect(menu.get_by_role("link", name="Every attack under every preset")).to_be_in_viewport(ratio=1)


def test_a_lesson_keeps_what_somebody_has_set_and_says_what_it_begins_with_instead(page: Page) -> None:
    stage = Attacked(page)
    stage.open("/s/pkce-s256")
    stage.button("Attack").click()
    menu = page.get_by_role("dialog", name="Attacks")
    menu.get_by_role("link", name="Authorization code interception").first.click()
    stage.live()
    expect(stage.notices).to_contain_text("this lesson begins with PKCE none instead of S256")
    expect(stage.defence("PKCE: S256")).not_to_be_checked()
    expect(page).to_have_url(re.compile(f"{STOLEN}$"))

    stage.defence("PKCE: S256").click()
    expect(page).to_have_url(re.compile(r"set=client\.pkce:S256$"))
    stage.button("Attack").click()
    menu.get_by_role("link", name="Code replay").click()
    stage.live()
    expect(stage.notices).to_contain_text("Kept from the run before: PKCE S256.")
    expect(stage.defence("PKCE: S256")).to_be_checked()


def test_the_run_without_the_attacker_has_no_bar(page: Page) -> None:
    stage = opened(page)
    stage.more().get_by_role("link", name="The run without the attacker").click()
    stage.live()
    expect(page).to_have_url(re.compile("attack=none"))
    expect(stage.sequence.locator("[data-seq]").first).to_be_attached()
    expect(stage.bar).to_be_hidden()


@BOTH_THEMES
@WIDTHS
@pytest.mark.parametrize("more", [True, False])
def test_the_bar_pleases_axe_and_leaves_the_current_message_in_sight(
    page: Page, theme: str, width: int, more: bool
) -> None:
    page.emulate_media(color_scheme="light" if theme == "light" else "dark", reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})
    stage = opened(page, f"{STOLEN}?set=client.pkce:S256&at=11&view=list")
    if more:
        expect(stage.more()).to_be_in_viewport()
    expect(stage.list.locator("[aria-current=step]")).to_be_in_viewport()
    assert not overflows(page)
    assert objections(page) == ""


@BOTH_THEMES
@WIDTHS
def test_the_menu_of_attacks_pleases_axe(page: Page, theme: str, width: int) -> None:
    page.emulate_media(color_scheme="light" if theme == "light" else "dark", reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})
    stage = Stage(page).open("/s/pkce-s256")
    stage.button("Attack").click()
    expect(page.get_by_role("dialog", name="Attacks")).to_be_in_viewport(ratio=1)
    assert objections(page) == ""


def test_a_cell_of_the_matrix_opens_its_run(page: Page) -> None:
    page.goto("/")
    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Attacks").click()
    table = page.get_by_role("table", name="What becomes of each attack under each preset")
    row = table.get_by_role("row").filter(has=page.get_by_role("heading", name="Authorization code injection"))
    expect(row).to_contain_text("token.pkce.verify at message 27")
    row.get_by_role("link", name="Stopped: Authorization code injection under RFC 9700 (2025)").click()
    stage = Attacked(page).live()
    expect(page).to_have_url(re.compile(r"/s/attack-code-injection\?set=.*client\.pkce:S256.*&at=27"))
    expect(stage.outcome).to_contain_text("Stopped by Accounts at message 27")


def test_a_column_of_ones_own_is_added_extended_and_taken_away(page: Page) -> None:
    page.goto("/attacks")
    page.get_by_role("combobox", name="Your own column").select_option("PKCE: S256")
    page.get_by_role("button", name="Add a column").click()
    expect(page).to_have_url(re.compile(r"/attacks\?set=client\.pkce(:|%3A)S256$"))
    own = page.get_by_role("columnheader").nth(4)
    expect(own).to_contain_text("PKCE: S256")
    page.get_by_role("combobox", name="Your own column").select_option("state: bound")
    page.get_by_role("button", name="Add to the last column").click()
    expect(own).to_contain_text("state: bound")
    own.get_by_role("link", name="Without PKCE: S256").click()
    expect(own).not_to_contain_text("PKCE: S256")
    expect(own).to_contain_text("state: bound")


def test_the_filter_leaves_what_fits(page: Page) -> None:
    page.goto("/attacks")
    status = page.get_by_role("search", name="Attacks").get_by_role("status")
    expect(status).to_have_text(re.compile(r"^(\d+) of \1 attacks$"))
    page.get_by_role("searchbox").fill("refresh token theft")
    expect(status).to_have_text(re.compile(r"^1 of \d+ attacks$"))
    expect(page.get_by_role("row").filter(has=page.get_by_role("heading", level=3))).to_have_count(1)
    page.get_by_role("combobox", name="Ending").select_option("Reached nowhere")
    expect(page.get_by_text("No attack is like that.")).to_be_visible()


@BOTH_THEMES
@pytest.mark.parametrize("width", [1440, 860, 390])
def test_the_matrix_pleases_axe_and_does_not_overflow(page: Page, theme: str, width: int) -> None:
    page.emulate_media(color_scheme="light" if theme == "light" else "dark", reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})
    page.goto("/attacks?set=client.pkce:S256&set=client.state:bound&set=as.code_replay:valid_revokes")
    assert not overflows(page)
    assert objections(page) == ""


def test_the_heads_of_the_matrix_stay_in_sight(page: Page) -> None:
    page.goto("/attacks")
    page.get_by_role("heading", name="Refresh token theft").scroll_into_view_if_needed()
    expect(page.get_by_role("columnheader", name="RFC 9700 (2025)")).to_be_in_viewport()
