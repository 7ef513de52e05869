"""Captured pages: shown as they are, with forms that lead to us and with nothing that runs, fetches or leads away."""

import pytest

from app.web.captured import forms_in, headers, plain, shown
from tests.playing import message, played

LOGIN = message(played("pkce-s256"), "login_page#1.response").body.text


def test_a_form_goes_where_we_say_and_as_a_post():
    for form in ("<form>", '<form action="/login" method="get" target="_top">', "<FORM ACTION=//evil.example>"):
        assert shown(f"{form}<input name=a></form>", "/stages/x") == (
            '<form action="/stages/x" method="post"><input name="a"></form>'
        )


def test_what_was_captured_is_otherwise_as_it_was():
    page = shown(LOGIN, "/login")
    assert page == LOGIN.replace('<meta charset="utf-8">', "").replace(
        '<form method="post" action="/login">', '<form action="/login" method="post">'
    )


def test_a_page_that_nobody_is_asked_about_can_be_looked_at_only():
    page = shown(LOGIN)
    assert "action=" not in page
    assert page.count(" disabled") == 4  # three fields and a button


@pytest.mark.parametrize(
    ("captured", "written"),
    [
        ("<script>alert(1)</script>a", "a"),
        ("<script>alert(1)</script", ""),
        ("<svg><script>x</script><p>b</svg>a", "a"),
        ("<iframe src=/x></iframe>a", "a"),
        ('<base href="https://evil.example/">a', "a"),
        ('<meta http-equiv="refresh" content="0;url=https://evil.example">a', "a"),
        ('<link rel=stylesheet href="https://evil.example/x.css">a', "a"),
        ('<a href="https://evil.example" target=_top ping=/x>a</a>', "<a>a</a>"),
        ('<p onclick="alert(1)" ONLOAD=x>a</p>', "<p>a</p>"),
        ('<img src=x onerror=alert(1) alt="&quot;>">', '<img alt="&quot;&gt;">'),
        (
            '<form><button formaction="/x" formmethod=get>a</button>',
            '<form action="/answer" method="post"><button>a</button>',
        ),
        ("<p a\"b='1' 'x=2>a</p>", "<p>a</p>"),
        ("&lt;script&gt;", "&lt;script&gt;"),
        ("<style>a>b{}</style>", "<style>a>b{}</style>"),
        ("<!-- <script> -->a", "a"),
        ("<![x[", ""),
        ("\u202e<b>a", "\u202e<b>a"),
    ],
)
def test_what_would_run_fetch_or_lead_away_is_not_there(captured, written):
    assert shown(captured, "/answer") == written


def test_the_forms_are_found_with_their_paths_and_fields():
    (login,) = forms_in(LOGIN)
    assert (login.path, login.fields) == ("/login", {"csrf_token", "username", "password"})
    page = (
        "<input name=z><form action='/a?x#y'><select name=a></select></form><form><textarea name=b></textarea></form>"
    )
    assert [(form.path, form.fields) for form in forms_in(page)] == [("/a", {"a"}), ("", {"b"})]


def test_only_the_form_that_is_asked_about_can_be_used():
    page = "<input name=z><form><button>a</button></form><form><button>b</button></form><button>c</button>"
    assert shown(page, "/x", 1) == (
        '<input name="z" disabled><form><button disabled>a</button></form>'
        '<form action="/x" method="post"><button>b</button></form><button disabled>c</button>'
    )


def test_the_policy_forbids_everything_but_looks_and_the_form():
    policy = headers(answers=True)["Content-Security-Policy"]
    for directive in (
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    ):
        assert directive in policy
    assert policy.endswith("sandbox allow-forms")
    assert headers(answers=False)["Content-Security-Policy"].endswith("sandbox")
    assert "form-action 'none'" in headers(answers=False)["Content-Security-Policy"]


def test_text_is_shown_as_text():
    assert "&lt;b&gt;" in plain("<b>")
