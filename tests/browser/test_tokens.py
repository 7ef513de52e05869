"""The tab Tokens: what a token says, whether its signature holds, who checked what of it; and PKCE, to be tried."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from app.explain.pkce import EXAMPLE
from app.web.opening import open_link
from app.web.showing import Showing
from tests.browser.stage import Stage
from tests.playing import library

TAB = "Tokens"
FIELD = "code_verifier"


def showing(link: str) -> Showing:
    """What the run behind a link is."""
    return open_link(library(), link)[0]


@pytest.fixture
def inspector(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Inspector")


def opened(page: Page, inspector: Locator, link: str) -> Stage:
    stage = Stage(page).open(link)
    inspector.get_by_role("tab", name=TAB).click()
    expect(inspector.get_by_role("heading", name=TAB, exact=True)).to_be_visible()
    return stage


def titles(inspector: Locator) -> list[str]:
    """The tokens from top to bottom."""
    return [text.strip() for text in inspector.locator(".token-title").all_text_contents()]


def test_an_id_token_is_taken_apart_and_verified_and_its_checks_lead_to_their_message(
    page: Page, inspector: Locator
) -> None:
    run = showing("/s/openid-connect")
    stage = opened(page, inspector, f"/s/openid-connect?at={run.total}")
    assert titles(inspector) == ["ID token", "access token"]  # the newest first
    token = inspector.get_by_role("group").filter(has=page.get_by_role("heading", name="ID token")).first
    expect(token.get_by_text("The signature matches").first).to_be_visible()
    expect(token).to_contain_text("key accounts-2 from GET /jwks, message ")
    for claim in ("iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "at_hash"):
        expect(token.get_by_role("term").filter(has_text=re.compile(f"^{claim}$"))).to_be_visible()
    expect(token).to_contain_text("in 10 min 2026-01-01 00:10:00 UTC")
    at_hash = token.get_by_text("at_hash ✓ matches")
    at_hash.click()
    expect(token.get_by_text("It is the at_hash of the token")).to_be_visible()
    checked = next(each for each in run.opened["validations"] if each.id == "id_token.nonce")
    expect(token.get_by_role("heading", name=f"Photo printer at message {checked.n}")).to_be_visible()
    expect(token.get_by_role("link", name="id_token.nonce")).to_have_attribute("href", "/checks#id_token.nonce")
    token.get_by_role("button", name=f"message {checked.n}", exact=True).first.click()
    stage.stands_at(checked.n, run.total)


def test_the_time_by_which_a_token_is_bad_stands_out(page: Page, inspector: Locator) -> None:
    run = showing("/s/refresh-token")
    opened(page, inspector, f"/s/refresh-token?at={run.total}")
    expect(inspector.locator(".begun .past")).to_have_count(1)  # those that came with the refresh are good
    first = inspector.locator(".token").last
    expect(first.locator(".begun .past")).to_have_text(re.compile("^expired 1 h"))
    first.locator(".token-title").click()
    expect(first.locator(".moment b")).to_have_count(2)
    expect(first.locator(".moment .past")).to_have_count(1)  # it was made long ago too, which is not bad


def test_a_token_can_be_folded_and_stays_so_while_the_run_goes_on(page: Page, inspector: Locator) -> None:
    stage = opened(page, inspector, "/s/openid-connect?at=21")
    heading = inspector.get_by_role("heading", name="ID token")
    claims = inspector.get_by_text("8 claims").first
    expect(claims).to_be_visible()
    heading.click()
    expect(claims).to_be_hidden()
    stage.press("Next")
    stage.stands_at(22, 24)
    expect(claims).to_be_hidden()
    inspector.get_by_role("heading", name="access token").click()
    expect(inspector.get_by_text("8 claims").last).to_be_visible()
    expect(claims).to_be_hidden()


def test_a_claim_that_is_followed_elsewhere_is_followed_from_here(page: Page, inspector: Locator) -> None:
    opened(page, inspector, "/s/openid-connect?at=24")
    nonce = showing("/s/openid-connect").story.values.by_id("nonce-1").text
    inspector.get_by_role("button", name=nonce).click()
    expect(page.get_by_role("region", name="Followed value")).to_contain_text("nonce")
    expect(inspector.get_by_role("button", name=nonce)).to_have_attribute("aria-pressed", "true")


def test_in_the_hybrid_flow_the_code_is_hashed_into_the_first_id_token(page: Page, inspector: Locator) -> None:
    run = showing("/s/openid-connect-hybrid")
    opened(page, inspector, f"/s/openid-connect-hybrid?at={run.total}")
    assert titles(inspector) == ["ID token", "access token", "ID token"]
    inspector.get_by_role("heading", name="ID token").last.click()
    inspector.get_by_text("c_hash ✓ matches").click()
    hashed = next(each for state in run.opened["token_states"] for each in state.hashes if each.claim == "c_hash")
    workings = inspector.get_by_role("list").filter(has_text="its left half").last
    for step in (hashed.value, hashed.digest, hashed.half, hashed.computed):
        expect(workings).to_contain_text(step)


def test_what_nobody_has_checked_is_said_until_somebody_does(page: Page, inspector: Locator) -> None:
    stage = opened(page, inspector, "/s/pkce-s256?at=13")
    expect(inspector.get_by_role("listitem").filter(has_text="aud: nobody has checked it so far.")).to_be_visible()
    expect(inspector).to_contain_text("nobody has fetched it in this run so far")
    stage.press("Next")
    stage.stands_at(14, 16)
    expect(inspector.get_by_text("nobody has checked it so far")).to_have_count(0)
    expect(inspector.get_by_role("listitem").filter(has_text="The token is meant for this API")).to_be_visible()
    stage.press("Back")
    expect(inspector.get_by_role("listitem").filter(has_text="aud: nobody has checked it so far.")).to_be_visible()


def test_an_opaque_token_says_who_could_be_asked_about_it(page: Page, inspector: Locator) -> None:
    run = showing("/s/token-introspection")
    opened(page, inspector, f"/s/token-introspection?at={run.total}")
    expect(inspector.get_by_text("opaque")).to_be_visible()
    expect(inspector).to_contain_text("Nothing can be decoded")
    expect(inspector.get_by_role("link", name="RFC 7662 §2", exact=True).first).to_be_visible()
    expect(inspector.get_by_role("link", name="introspection_response.active").first).to_be_visible()


def test_before_any_token_the_tab_says_so_and_in_hidden_mode_it_grows(page: Page, inspector: Locator) -> None:
    stage = opened(page, inspector, "/s/pkce-s256?mode=hidden")
    expect(inspector).to_contain_text("No token has come up yet.")
    for at in range(1, 13):
        stage.press("Next")
        stage.stands_at(at, 16)
    stage.inspects(12)
    assert titles(inspector) == ["access token"]
    expect(inspector.get_by_role("tab", name="Tokens (1)")).to_be_visible()


def pkce(inspector: Locator) -> Locator:
    return inspector.get_by_role("region", name="PKCE")


def test_the_proof_of_the_run_is_worked_out_step_by_step(page: Page, inspector: Locator) -> None:
    (proof,) = showing("/s/pkce-s256").opened["proofs"]
    stage = opened(page, inspector, "/s/pkce-s256?at=16")
    for step in proof.steps:
        expect(pkce(inspector).get_by_text(step.value).first).to_be_visible()
    pkce(inspector).get_by_role("button", name="matches the code_challenge in message 1").click()
    stage.stands_at(1, 16)
    expect(pkce(inspector).get_by_role("button", name="token.pkce.verify")).to_have_count(0)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("a" * 40, "3 more characters are missing"),
        ("a" * 129, "1 character too many"),
        ("a" * 42 + "+/", "“+” at place 43 is not allowed"),
    ],
)
def test_a_verifier_outside_of_the_limits_says_which(page: Page, inspector: Locator, typed: str, said: str) -> None:
    opened(page, inspector, "/s/pkce-s256?at=16")
    field = pkce(inspector).get_by_role("textbox", name=FIELD)
    field.fill(typed)
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(re.compile(re.escape(said)))
    expect(pkce(inspector).get_by_text("This is not the challenge of this run.")).to_have_count(0)


def test_the_example_of_the_rfc_gives_the_challenge_that_it_prints(page: Page, inspector: Locator) -> None:
    opened(page, inspector, "/s/pkce-s256?at=16")
    pkce(inspector).get_by_role("button", name="Use RFC 7636 Appendix B’s example").click()
    expect(pkce(inspector).get_by_role("textbox", name=FIELD)).to_have_value(EXAMPLE[0])
    expect(pkce(inspector).get_by_text(EXAMPLE[1], exact=True)).to_be_visible()
    expect(pkce(inspector).get_by_text("that RFC 7636 prints in its appendix B")).to_be_visible()
    expect(pkce(inspector).get_by_text("This is not the challenge of this run.")).to_be_visible()


def test_the_verifier_of_the_run_gives_its_challenge(page: Page, inspector: Locator) -> None:
    opened(page, inspector, "/s/pkce-s256?at=16")
    pkce(inspector).get_by_role("button", name="Use the one of this run").click()
    expect(pkce(inspector).get_by_text("This is the challenge of this run.")).to_be_visible()


def test_what_is_typed_stays_in_the_page(page: Page, inspector: Locator) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url + (request.post_data or "")))
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(str(frame))))
    stage = opened(page, inspector, "/s/pkce-s256?at=15")
    mine = "my-own-verifier-" * 4
    pkce(inspector).get_by_role("textbox", name=FIELD).fill(mine)
    expect(pkce(inspector).get_by_text("This is not the challenge of this run.")).to_be_visible()
    stage.press("Next")
    stage.stands_at(16, 16)
    expect(pkce(inspector).get_by_role("textbox", name=FIELD)).to_have_value(mine)
    assert sent
    assert not any("my-own" in each for each in sent)
    assert "my-own" not in page.url
    assert page.evaluate("() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])").count("my-own") == 0


def test_with_plain_the_challenge_is_said_to_be_the_verifier(page: Page, inspector: Locator) -> None:
    opened(page, inspector, "/s/pkce-plain?at=1")
    expect(pkce(inspector)).to_contain_text("the challenge is the verifier itself")


def test_where_no_flow_knows_pkce_there_is_no_field(page: Page, inspector: Locator) -> None:
    opened(page, inspector, "/s/client-credentials?at=4")
    expect(pkce(inspector)).to_have_count(0)


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_every_tab_can_be_reached_and_none_runs_out_of_the_inspector(
    page: Page, inspector: Locator, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    Stage(page).open("/s/openid-connect?at=24")
    if width == 390:
        page.get_by_role("button", name="Inspect").click()
    tabs = inspector.get_by_role("tab")
    tabs.first.click()
    for tab in tabs.all():
        expect(tab).to_have_attribute("aria-selected", "true")
        place, box = tab.bounding_box(), inspector.get_by_role("tablist").bounding_box()
        assert place
        assert box
        assert box["x"] <= place["x"]
        assert place["x"] + place["width"] <= box["x"] + box["width"]
        page.keyboard.press("ArrowRight")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_the_tab_pleases_axe_and_fits(page: Page, inspector: Locator, theme: str, width: int) -> None:
    page.emulate_media(color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 844})
    Stage(page).open("/s/openid-connect-hybrid?at=21")
    if width == 390:
        page.get_by_role("button", name="Inspect").click()
    inspector.get_by_role("tab", name=TAB).click()
    pkce(inspector).get_by_role("textbox", name=FIELD).fill("too short")
    while (folded := inspector.locator("details:not([open]) > summary:visible")).count():
        folded.first.click()
    found = Axe().run(page)
    assert not found.violations_count, found.generate_report()
    wide = inspector.get_by_role("tabpanel").evaluate("node => node.scrollWidth - node.clientWidth")
    assert wide == 0
