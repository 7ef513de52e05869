"""A message is held, changed and sent: the page goes over to the changed run, says who caught it, and leads back."""

import json
import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.hostile import BREAKING, IMAGE, SCRIPT
from tests.browser.stage import Stage, messages

LINK = "/s/pkce-s256"
VERIFIER = "x" * 43
CAUGHT = "Accounts caught it: the code_verifier does not fit the code_challenge."
TURNED = "a\u202ec\u200bd"


class Forking(Stage):
    """The stage, and what is there to change a message with."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.inspector = page.get_by_role("complementary", name="Inspector")
        self.editor = page.get_by_role("form", name="Edit this message")
        self.bar = page.get_by_role("status", name="Fork")
        self.tree = page.get_by_role("dialog", name="Runs of this visit")

    def edit(self) -> "Forking":
        self.inspector.get_by_role("button", name="Edit", exact=True).click()
        expect(self.editor).to_be_visible()
        return self

    def field(self, name: str) -> Locator:
        return self.editor.get_by_role("textbox", name=name, exact=True)

    def set(self, name: str, value: str) -> "Forking":
        self.field(name).fill(value)
        return self

    def apply(self) -> None:
        self.editor.get_by_role("button", name="Apply").click()

    def add(self, where: str, name: str, value: str) -> None:
        """Add a part to the message that is being edited."""
        self.editor.get_by_role("button", name="Add a part").click()
        part = self.editor.locator(".edit-field.added").last
        part.get_by_role("combobox", name="Where").select_option(where)
        part.get_by_role("textbox", name="Name").fill(name)
        part.get_by_role("textbox", name="Value").fill(value)

    def runs(self) -> Locator:
        """The runs of the visit, in the open tree."""
        self.page.get_by_role("button", name=re.compile("Runs of this visit")).click()
        return self.tree.locator(".leaf-go")


def opened(page: Page, at: int = 12, link: str = LINK) -> Forking:
    sign = "&" if "?" in link else "?"
    stage = Forking(page)
    stage.open(f"{link}{sign}at={at}")
    return stage


def forked(page: Page) -> Forking:
    """A stage on which the verifier has been changed."""
    stage = opened(page).edit().set("code_verifier", VERIFIER)
    stage.apply()
    expect(stage.bar).to_contain_text(CAUGHT)
    return stage


def run_of(page: Page, server: str) -> str:
    return re.sub(r"[?&](at|view|mode)=[^&]*", "", page.url.removeprefix(server))


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


@pytest.mark.parametrize(
    ("button", "said"),
    [("Drop", "the run ends otherwise"), ("Repeat", "Accounts caught it: the code was used before.")],
)
def test_a_message_can_be_dropped_and_repeated(page: Page, server: str, button: str, said: str) -> None:
    stage = opened(page)
    stage.inspector.get_by_role("button", name=button).click()
    expect(stage.bar).to_contain_text(said)
    told = messages(server, run_of(page, server))
    stage.shows(12, told)


def test_only_a_request_can_be_repeated(page: Page) -> None:
    stage = opened(page, at=13)
    expect(stage.inspector.get_by_role("button", name="Drop")).to_be_visible()
    expect(stage.inspector.get_by_role("button", name="Repeat")).to_have_count(0)


def test_a_message_can_be_delayed_by_a_common_choice_or_by_seconds(page: Page) -> None:
    stage = opened(page)
    stage.inspector.get_by_role("button", name="Delay").click()
    delay = page.get_by_role("form", name="Delay this message")
    expect(delay.get_by_role("textbox", name="Seconds")).to_be_focused()
    for words, seconds in (("1 minute", "60"), ("1 hour", "3600")):
        delay.get_by_role("button", name=words).click()
        expect(delay.get_by_role("textbox")).to_have_value(seconds)
    delay.get_by_role("button", name="Delay it").click()
    expect(stage.bar).to_contain_text("token delayed by 1 hour")
    expect(stage.bar).to_contain_text("Accounts caught it: the code has expired.")
    expect(delay).to_have_count(0)


@pytest.mark.parametrize("typed", ["", "soon", "1.5", "-3", "0", "99999999999999999999"])
def test_a_delay_that_cannot_be_says_so_at_its_field_and_keeps_what_was_typed(page: Page, typed: str) -> None:
    stage = opened(page)
    stage.inspector.get_by_role("button", name="Delay").click()
    delay = page.get_by_role("form", name="Delay this message")
    delay.get_by_role("textbox").fill(typed)
    delay.get_by_role("button", name="Delay it").click()
    field = delay.get_by_role("textbox")
    expect(field).to_have_accessible_description(
        "a delay is a whole number of seconds, from 1 " + ("up" if typed == "0" else "to 10^9")
    )
    expect(field).to_have_value(typed)
    stage.stands_at(12, 16)


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


def test_in_hidden_mode_the_bar_tells_nothing_before_it_can_be_seen(page: Page) -> None:
    stage = opened(page, at=1, link=f"{LINK}?mode=hidden").edit().set("state", "x")
    stage.apply()
    expect(stage.bar).to_contain_text("Go on, and see what comes of it.")
    assert "callback.state" not in page.content()
    for at in range(2, 12):
        stage.press("Next")
        stage.stands_at(at, 12)
    expect(stage.bar).to_contain_text("Photo printer caught it: state is not the one bound to this session.")


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


def test_nothing_is_left_with_the_browser_but_the_tree_of_this_visit(page: Page) -> None:
    forked(page)
    assert page.evaluate("() => Object.keys(localStorage)") == []
    kept = page.evaluate("() => Object.fromEntries(Object.entries(sessionStorage))")
    assert list(kept) == ["grantscope.forks"]
    assert [node["name"] for node in json.loads(kept["grantscope.forks"])] == [
        "As it was opened",
        "form.code_verifier changed at token",
    ]
