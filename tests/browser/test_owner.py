"""Somebody is Ana: the browser shows her page, in a frame that nothing gets out of, and the run goes on from there."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import FrameLocator, Locator, Page, expect

from app.runs import link_of
from app.trace import Run, RunDecision
from tests.browser.stage import Stage, messages

LINK = "/s/pkce-s256"
PASSWORD = "correct horse battery staple"


class Playing(Stage):
    """The stage with the person's browser."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.inspector = page.get_by_role("complementary", name="Inspector")
        self.browser = page.get_by_role("tab", name="Browser")
        self.switch = page.get_by_role("switch", name="You are Ana")
        self.frame: FrameLocator = page.frame_locator("iframe[title^='The page in']")
        self.asked = self.inspector.get_by_role("status").first
        self.address = self.inspector.locator(".address-bar code")

    def log_in(self, password: str = PASSWORD) -> None:
        self.frame.get_by_role("textbox", name="Account").fill("ana")
        self.frame.get_by_role("textbox", name="Password").fill(password)
        self.frame.get_by_role("button", name="Log in").click()

    def comes_forward(self, said: str) -> None:
        expect(self.browser).to_have_attribute("aria-selected", "true")
        expect(self.asked).to_contain_text(said)
        expect(self.asked).to_contain_text("The run waits for the answer.")


def opened(page: Page, at: int = 4, link: str = LINK) -> Playing:
    stage = Playing(page)
    stage.open(f"{link}{'&' if '?' in link else '?'}at={at}")
    return stage


def as_ana(page: Page, at: int = 4) -> Playing:
    """A stage at which Ana is played, from message `at` on."""
    stage = opened(page, at)
    stage.browser.click()
    stage.switch.click()
    expect(stage.switch).to_be_checked()
    return stage


def field(inspector: Locator, name: str) -> Locator:
    return inspector.locator("dl.parameters > div").filter(has=inspector.page.get_by_text(name, exact=True))


def test_the_browser_tab_shows_the_page_at_this_step_with_its_address(page: Page) -> None:
    stage = opened(page, at=0)
    stage.browser.click()
    expect(stage.address).to_have_text("about:blank")
    expect(page.locator("iframe")).to_have_count(0)
    for at in range(1, 5):
        stage.press("Next")
        stage.stands_at(at, 16)
    expect(stage.frame.get_by_role("heading", name="Log in to Accounts")).to_be_visible()
    expect(stage.address).to_have_text("https://accounts.example/login")
    stage.press("Last")
    expect(stage.frame.get_by_role("heading", name="3 photos to print")).to_be_visible()
    expect(stage.address).to_have_text(re.compile("^http://127.0.0.1:51004/cb"))


def test_whoever_is_ana_logs_in_and_allows_and_the_run_goes_on_from_that(page: Page) -> None:
    stage = as_ana(page, at=2)
    stage.stands_at(2, 4)
    page.get_by_role("tab", name="Message").click()
    stage.press("Last")
    stage.comes_forward("Ana is asked to log in.")
    expect(stage.inspector).to_contain_text(f"Password here: {PASSWORD}")
    stage.log_in()
    stage.stands_at(5, 8)
    expect(page.get_by_role("tab", name="Message")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("region", name="Narration")).to_contain_text("Ana types her password")
    stage.press("Last")
    stage.comes_forward("Ana is asked to allow or deny.")
    stage.frame.get_by_role("button", name="Allow").click()
    stage.stands_at(9, 16)
    stage.press("Last")
    expect(page.get_by_role("tab", name="Message")).to_have_attribute("aria-selected", "true")
    expect(stage.current(stage.sequence)).to_have_accessible_name(re.compile("200 3 photos to print"))


def test_whoever_denies_sees_what_denying_does(page: Page) -> None:
    stage = as_ana(page, at=8)
    stage.comes_forward("Ana is asked to allow or deny.")
    stage.frame.get_by_role("button", name="Deny").click()
    stage.stands_at(9, 12)
    expect(stage.sequence).to_contain_text("clicks Deny")
    stage.press("Last")
    expect(page.get_by_role("region", name="Narration")).to_contain_text("the resource owner denied the request")


def test_a_scope_that_is_unticked_is_not_allowed(page: Page) -> None:
    stage = as_ana(page, at=8)
    stage.frame.get_by_role("checkbox").uncheck()
    stage.frame.get_by_role("button", name="Allow").click()
    stage.stands_at(9, 12)
    expect(stage.sequence.locator("[data-n='9']")).to_contain_text("✗ scope")


def test_a_wrong_password_can_be_tried_again_and_is_kept_nowhere(page: Page, server: str) -> None:
    typed = "a secret of mine 4711"
    frames: list[str] = []
    page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(str(frame))))
    stage = as_ana(page)
    stage.log_in(typed)
    stage.stands_at(5, 6)
    page.get_by_role("tab", name="Message").click()
    expect(field(stage.inspector, "password")).to_contain_text("12345678")
    assert typed not in page.url
    stage.press("Last")
    stage.browser.click()
    expect(stage.frame.get_by_text("Account or password is wrong.")).to_be_visible()
    stage.log_in()
    expect(stage.position).to_have_text("5 of 8")
    assert not [frame for frame in frames if typed in frame]
    assert typed not in page.content()
    assert page.url.startswith(f"{server}{LINK}?people=owner&d=")


def test_the_script_answers_by_itself_while_nobody_is_ana(page: Page) -> None:
    stage = as_ana(page)
    stage.stands_at(4, 4)
    stage.switch.click()
    expect(stage.switch).not_to_be_checked()
    stage.stands_at(4, 16)
    expect(page).to_have_url(re.compile(r"/s/pkce-s256\?d="))


def test_also_a_run_in_which_nobody_is_ana_can_be_answered_otherwise(page: Page) -> None:
    stage = opened(page, at=8)
    stage.browser.click()
    expect(stage.asked).to_contain_text("another answer makes another run")
    stage.frame.get_by_role("button", name="Deny").click()
    stage.stands_at(9, 12)
    expect(page.get_by_role("status", name="Fork")).to_contain_text("Ana clicks Deny")


def test_the_script_can_be_let_go_on_for_her(page: Page) -> None:
    stage = as_ana(page)
    stage.press("Go on: Ana types account and password")
    stage.stands_at(5, 8)


def test_a_run_that_waits_for_her_to_begin_says_so_and_begins(page: Page) -> None:
    stage = opened(page, at=0, link=f"{LINK}?people=owner")
    stage.comes_forward("Ana has not begun yet.")
    stage.stands_at(0, 0)
    stage.press("Go on: Ana wants prints")
    stage.stands_at(1, 4)


def test_the_code_of_a_device_is_read_off_and_typed(page: Page) -> None:
    stage = opened(page, at=0, link="/s/device-authorization?people=owner")
    for act in ("Ana taps Connect my photos", "Ana opens the address"):
        page.get_by_role("button", name=re.compile(f"Go on: {act}")).click()
        stage.press("Last")
    stage.comes_forward("Ana is asked to log in.")
    stage.log_in()
    stage.press("Last")
    stage.comes_forward("Ana is asked for the code that the device shows.")
    code = re.search(r"The device shows (\S+)", stage.inspector.inner_text())
    assert code
    stage.frame.get_by_role("textbox", name="The code that your device shows").fill(code.group(1))
    stage.frame.get_by_role("button", name="Go on").click()
    stage.press("Last")
    stage.comes_forward("Ana is asked to allow or deny.")
    expect(stage.frame.get_by_role("button", name="Allow")).to_be_enabled()


def test_a_page_with_a_button_alone_is_answered_by_pressing_it(page: Page, server: str) -> None:
    at = next(n for n, message in enumerate(messages(server, "/s/logout"), 1) if "200 Hello Ana" in message.name)
    stage = opened(page, at=at, link="/s/logout")
    stage.browser.click()
    stage.switch.click()
    stage.comes_forward("Ana may sign out.")
    stage.frame.get_by_role("button", name="Sign out").click()
    stage.press("Last")
    stage.comes_forward("Ana is asked whether to log out.")
    stage.frame.get_by_role("button", name="Stay").click()
    expect(stage.sequence).to_contain_text("clicks Stay")


def test_who_plays_nobody_has_no_browser_tab(page: Page) -> None:
    stage = opened(page, at=1, link="/s/client-credentials")
    expect(page.get_by_role("tab", name="Message")).to_be_visible()
    expect(stage.browser).to_have_count(0)


def test_back_of_the_browser_leads_from_answer_to_answer(page: Page) -> None:
    stage = as_ana(page)
    stage.log_in()
    stage.stands_at(5, 8)
    page.go_back()
    stage.stands_at(4, 4)
    expect(stage.frame.get_by_role("button", name="Log in")).to_be_visible()
    page.go_back()
    stage.stands_at(4, 16)
    page.go_forward()
    stage.stands_at(4, 4)
    stage.log_in()
    stage.stands_at(5, 8)


def test_a_page_that_asks_nothing_can_be_looked_at_only(page: Page) -> None:
    stage = opened(page, at=5)
    stage.browser.click()
    expect(stage.frame.get_by_role("button", name="Log in")).to_be_disabled()
    expect(stage.frame.get_by_role("textbox", name="Account")).to_be_disabled()
    expect(stage.asked).to_be_empty()


@pytest.mark.expects_console("status of 410")  # where the second one is sent before the frame is another
def test_the_same_answer_sent_twice_does_it_once(page: Page) -> None:
    stage = as_ana(page)
    stage.frame.get_by_role("textbox", name="Account").fill("ana")
    stage.frame.get_by_role("textbox", name="Password").fill(PASSWORD)
    stage.frame.get_by_role("button", name="Log in").dblclick()
    stage.stands_at(5, 8)


def test_the_frame_is_sandboxed_and_has_a_policy_of_its_own(page: Page) -> None:
    stage = opened(page)
    stage.browser.click()
    frame = page.locator("iframe")
    expect(frame).to_have_attribute("sandbox", "allow-forms")
    answer = page.request.get(frame.get_attribute("src") or "")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith(
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'self'"
    )
    assert "script-src" not in policy


HOSTILE = (
    "<title>x</title><script>parent.ran = true; document.title = 'ran'</script>"
    "<img src=x onerror='parent.ran=true'><svg onload='parent.ran=true'></svg>"
    "<base href='https://evil.example/'><meta http-equiv=refresh content='0;url=https://evil.example'>"
    "<a href='https://evil.example' target=_top>away</a>"
    "<form action='/login' target=_top><input name=username aria-label=Account>"
    "<input name=password aria-label=Password><button>Log in</button></form>"
    "<h1 style='position:fixed;inset:0'>\u202eover\u200b all</h1>"
)


def test_a_hostile_page_stays_in_its_frame_and_its_form_comes_to_us(page: Page, server: str) -> None:
    """Whatever the page that was edited on its way holds: nothing of it runs, leads away or reaches the page around."""
    edit = RunDecision("login_page#1.response", "edit", {"body": HOSTILE})
    start = RunDecision("start#1.answer", "answer", {"wants": "prints"})
    stage = opened(page, at=4, link=link_of(Run(scenario="pkce-s256", people=("owner",), decisions=(start, edit))))
    stage.comes_forward("Ana is asked to log in.")
    expect(stage.frame.get_by_role("heading")).to_be_visible()
    expect(stage.frame.locator("script, svg, base, meta, [src], [href], [target], [onerror]")).to_have_count(0)
    assert page.evaluate("() => window.ran") is None
    stage.frame.get_by_role("textbox", name="Account").fill("ana", force=True)
    stage.frame.get_by_role("textbox", name="Password").fill(PASSWORD, force=True)
    stage.frame.get_by_role("textbox", name="Password").press("Enter")
    stage.stands_at(5, 6)  # without the token of its own page the server lets nobody in
    assert page.url.startswith(f"{server}{LINK}")


def test_a_page_that_never_came_says_so(page: Page) -> None:
    lost = RunDecision("login_page#1.response", "drop")
    stage = opened(page, at=4, link=link_of(Run(scenario="pkce-s256", decisions=(lost,))))
    stage.browser.click()
    expect(stage.frame.get_by_text("the response was lost on the way")).to_be_visible()


def test_the_address_shows_what_would_hide_in_it(page: Page) -> None:
    evil = RunDecision("consent#1.response", "edit", {"location.url": "https://nobody.example/<b>\u202ex"})
    stage = opened(page, at=10, link=link_of(Run(scenario="pkce-s256", decisions=(evil,))))
    stage.browser.click()
    expect(stage.address).to_contain_text("https://nobody.example/<b>\\u{202e}x")


def test_the_frame_comes_back_with_the_connection(page: Page, server: str) -> None:
    stage = as_ana(page)
    page.reload()
    stage.live()
    stage.comes_forward("Ana is asked to log in.")
    stage.log_in()
    stage.stands_at(5, 8)
    stage.shows(5, messages(server, re.sub(r"&at=.*", "", page.url.removeprefix(server))))


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("at", [0, 4, 5])
def test_the_browser_tab_pleases_axe(page: Page, theme: str, at: int) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce")
    stage = as_ana(page, at=at)
    if at == 4:
        expect(stage.frame.get_by_role("button", name="Log in")).to_be_visible()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_on_a_phone_the_sheet_comes_up_where_she_is_asked_and_goes_when_she_answered(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    stage = opened(page, at=0, link=f"{LINK}?people=owner")
    expect(stage.inspector).to_be_in_viewport()
    stage.press("Go on: Ana wants prints")
    stage.stands_at(1, 4)
    expect(stage.inspector).not_to_be_in_viewport()
    stage.press("Last")
    expect(stage.inspector).to_be_in_viewport()
    stage.log_in()
    stage.stands_at(5, 8)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
