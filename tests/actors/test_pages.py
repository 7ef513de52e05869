"""The pages of the mock servers: what is put into them stays text, and one script alone may run."""

from base64 import b64encode
from hashlib import sha256

from app.actors.pages import page, posting_page
from app.wire import Browser
from tests.wire.internet import SHOP, WEB, internet, requests, saying


def html(response) -> str:
    return response.get_data(as_text=True)


def test_a_posting_page_carries_its_fields_as_text():
    shown = html(posting_page("One moment", "https://a.example/?a=1&b=2", {"code": '"><script>alert(1)</script>'}))
    assert '<form method="post" action="https://a.example/?a=1&amp;b=2" data-submit>' in shown
    assert 'name="code" value="&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"' in shown


def test_its_policy_lets_the_script_run_that_is_in_it_and_no_other():
    response = posting_page("One moment", "/cb", {}, fragment=True)
    (script,) = [part.partition("</script>")[0] for part in html(response).split("<script>")[1:]]
    digest = b64encode(sha256(script.encode()).digest()).decode()
    assert response.headers["Content-Security-Policy"].endswith(f"; script-src 'sha256-{digest}'")
    assert "script-src" not in page("Hello", "").headers["Content-Security-Policy"]


def test_our_browser_does_what_its_script_would():
    shown = html(posting_page("One moment", f"{SHOP}/cb", {"from": "page"}, fragment=True))
    site = saying(shown, headers=[("Content-Type", "text/html")])
    world = internet({WEB: ("web", site), SHOP: ("shop", saying("got it"))})
    Browser(world).open(f"{WEB}/cb#code=1")
    assert requests(world)[-1].body.text == "from=page&code=1"
