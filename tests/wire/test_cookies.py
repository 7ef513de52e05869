"""The cookie jar, held to RFC 6265bis where a flow depends on it."""

import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.wire.cookies import CookieJar, site

NOW = 1_767_225_600  # 2026-01-01T00:00:00Z
BANK = "https://bank.example/login"


def jar(*headers: str, url: str = BANK) -> CookieJar:
    """A jar in which these Set-Cookie headers of `url` were kept."""
    filled = CookieJar()
    for header in headers:
        filled.store(header, url, NOW)
    return filled


def sent(filled: CookieJar, url: str = BANK, now: int = NOW, method: str = "GET", cross_site: bool = False) -> str:
    """The Cookie header, empty for none."""
    return filled.header_for(url, now, method, cross_site) or ""


@pytest.mark.parametrize(
    ("same_site", "method", "cross_site", "goes_along"),
    [
        ("Lax", "GET", False, True),
        ("Lax", "POST", False, True),
        ("Lax", "GET", True, True),
        ("Lax", "HEAD", True, True),
        ("Lax", "POST", True, False),
        ("Strict", "GET", False, True),
        ("Strict", "POST", False, True),
        ("Strict", "GET", True, False),
        ("Strict", "POST", True, False),
        ("None", "GET", True, True),
        ("None", "POST", True, True),
    ],
)
def test_samesite_decides_which_navigations_take_a_cookie_along(
    same_site: str, method: str, cross_site: bool, goes_along: bool
) -> None:
    filled = jar(f"sid=1; Secure; SameSite={same_site}")
    assert bool(sent(filled, method=method, cross_site=cross_site)) == goes_along


@pytest.mark.parametrize("attribute", ["", "; SameSite", "; SameSite=", "; SameSite=Sometimes"])
def test_a_cookie_without_a_known_samesite_counts_as_lax(attribute: str) -> None:
    filled = jar(f"sid=1{attribute}")
    assert sent(filled, cross_site=True) == "sid=1"
    assert sent(filled, method="POST", cross_site=True) == ""


@pytest.mark.parametrize("written", ["samesite=strict", "SAMESITE=STRICT", " SameSite = Strict "])
def test_attributes_are_read_without_case_and_without_spaces(written: str) -> None:
    assert sent(jar(f"sid=1;{written}"), cross_site=True) == ""


def test_samesite_none_needs_secure() -> None:
    assert sent(jar("sid=1; SameSite=None")) == ""


@pytest.mark.parametrize(
    ("header", "kept"),
    [
        ("__Host-sid=1; Secure; Path=/", True),
        ("__Host-sid=1; Path=/", False),
        ("__Host-sid=1; Secure", False),
        ("__Host-sid=1; Secure; Path=/login", False),
        ("__Host-sid=1; Secure; Path=/; Domain=bank.example", False),
        ("__HOST-sid=1; Path=/", False),
        ("__Secure-sid=1; Secure", True),
        ("__Secure-sid=1; Secure; Domain=bank.example", True),
        ("__Secure-sid=1", False),
        ("__secure-sid=1", False),
    ],
)
def test_a_prefix_keeps_its_promise(header: str, kept: bool) -> None:
    assert bool(sent(jar(header))) == kept


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://bank.example/", True),
        ("http://bank.example/", False),
        ("http://localhost:8020/", True),
        ("http://127.0.0.1:51004/", True),
        ("http://[::1]:8020/", True),
        ("http://127.0.0.2/", False),
    ],
)
def test_a_secure_cookie_is_kept_over_https_and_on_loopback(url: str, kept: bool) -> None:
    assert bool(sent(jar("sid=1; Secure", url=url), url)) == kept


def test_a_secure_cookie_does_not_go_over_plain_http() -> None:
    assert sent(jar("sid=1; Secure"), "http://bank.example/login") == ""


@pytest.mark.parametrize(
    ("attribute", "host", "goes_along"),
    [
        ("", "bank.example", True),
        ("", "pay.bank.example", False),
        ("; Domain=bank.example", "bank.example", True),
        ("; Domain=bank.example", "pay.bank.example", True),
        ("; Domain=.bank.example", "pay.bank.example", True),
        ("; Domain=BANK.example", "pay.bank.example", True),
        ("; Domain=bank.example", "evilbank.example", False),
        ("; Domain=", "pay.bank.example", False),
    ],
)
def test_a_cookie_stays_with_its_host_unless_it_names_a_domain(attribute: str, host: str, goes_along: bool) -> None:
    assert bool(sent(jar(f"sid=1{attribute}"), f"https://{host}/login")) == goes_along


@pytest.mark.parametrize("domain", ["example", "shop.example", "pay.bank.example", "ank.example"])
def test_a_host_may_only_speak_for_itself(domain: str) -> None:
    assert jar(f"sid=1; Domain={domain}").cookies == {}


def test_an_address_is_no_domain_of_others() -> None:
    filled = jar("sid=1; Domain=0.0.1", url="http://127.0.0.1/")
    assert filled.cookies == {}


@pytest.mark.parametrize(
    ("path", "asked", "goes_along"),
    [
        ("/", "/anything", True),
        ("/docs", "/docs", True),
        ("/docs", "/docs/", True),
        ("/docs", "/docs/web", True),
        ("/docs", "/docsets", False),
        ("/docs/", "/docs/web", True),
        ("/docs/", "/docs", False),
        ("/docs", "/", False),
        ("docs", "/elsewhere", True),  # not absolute, so the folder of /login counts: /
    ],
)
def test_a_path_covers_itself_and_what_lies_below(path: str, asked: str, goes_along: bool) -> None:
    assert bool(sent(jar(f"sid=1; Path={path}"), f"https://bank.example{asked}")) == goes_along


@pytest.mark.parametrize(("set_at", "path"), [("/a/b/c", "/a/b"), ("/a/", "/a"), ("/a", "/"), ("/", "/"), ("", "/")])
def test_without_a_path_the_folder_of_the_address_counts(set_at: str, path: str) -> None:
    (cookie,) = jar("sid=1", url=f"https://bank.example{set_at}").cookies.values()
    assert cookie.path == path


def test_longer_paths_come_first_and_then_those_that_were_set_first() -> None:
    filled = jar("a=1; Path=/", "b=2; Path=/", "c=3; Path=/login", "a=4; Path=/")
    assert sent(filled) == "c=3; a=4; b=2"


def test_cookies_of_the_same_name_and_another_path_are_two() -> None:
    assert sent(jar("a=1; Path=/", "a=2; Path=/login")) == "a=2; a=1"


@pytest.mark.parametrize(
    ("attributes", "seconds", "goes_along"),
    [
        ("Max-Age=60", 59, True),
        ("Max-Age=60", 60, False),
        ("Max-Age=60; Expires=Thu, 01 Jan 2099 00:00:00 GMT", 60, False),
        ("Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60", 59, True),
        ("Expires=Thu, 01 Jan 2026 00:01:00 GMT", 59, True),
        ("Expires=Thu, 01 Jan 2026 00:01:00 GMT", 60, False),
        ("Expires=Thursday, 01-Jan-26 00:01:00 GMT", 60, False),
        ("Max-Age=99999999999999999999999", 399 * 86_400, True),
        ("Max-Age=99999999999999999999999", 401 * 86_400, False),
        *[(f"Max-Age={garbage}", 10**9, True) for garbage in ("", "soon", "1h", "-", "--5", "²", "1.5")],
        *[(f"Expires={garbage}", 10**9, True) for garbage in ("", "soon", "99", "Thu, 45 Foo 2026 99:00:00 GMT")],
    ],
)
def test_a_cookie_ends_on_the_clock_of_the_run(attributes: str, seconds: int, goes_along: bool) -> None:
    assert bool(sent(jar(f"sid=1; {attributes}"), now=NOW + seconds)) == goes_along


@pytest.fixture
def far_from_greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("far_from_greenwich")
@pytest.mark.parametrize("zone", ["GMT", "-0000", ""])
def test_the_zone_of_the_machine_does_not_decide_when_a_cookie_ends(zone: str) -> None:
    filled = jar(f"sid=1; Expires=Thu, 01 Jan 2026 00:01:00 {zone}")
    assert sent(filled, now=NOW + 59) == "sid=1"
    assert sent(filled, now=NOW + 60) == ""


@pytest.mark.parametrize("ending", ["Max-Age=0", "Max-Age=-1", "Expires=Thu, 01 Jan 1970 00:00:00 GMT"])
def test_a_cookie_that_ends_at_once_deletes_the_one_before(ending: str) -> None:
    assert jar("sid=1", f"sid=; {ending}").cookies == {}


def test_a_cookie_is_only_deleted_under_its_own_path() -> None:
    assert sent(jar("sid=1; Path=/", "sid=; Path=/other; Max-Age=0")) == "sid=1"


@pytest.mark.parametrize("header", ["", ";", "=", "=value", "novalue", " ; Secure", "; sid=1"])
def test_garbage_is_ignored(header: str) -> None:
    assert jar(header).cookies == {}


@pytest.mark.parametrize(
    ("header", "cookie"), [("sid=", "sid="), ("sid==a=b", "sid==a=b"), (' sid = "a b" ;x', 'sid="a b"')]
)
def test_a_value_is_kept_as_it_stands(header: str, cookie: str) -> None:
    assert sent(jar(header)) == cookie


def test_the_last_of_two_attributes_counts() -> None:
    assert sent(jar("sid=1; SameSite=Strict; SameSite=Lax"), cross_site=True) == "sid=1"


@given(st.text(), st.booleans())
def test_no_set_cookie_header_ends_in_an_exception(header: str, cross_site: bool) -> None:
    filled = jar(header)
    assert len(filled.cookies) <= 1
    sent(filled, cross_site=cross_site)


@pytest.mark.parametrize(
    ("url", "of"),
    [
        ("https://accounts.example/a", "https://accounts.example"),
        ("https://pay.bank.example:8443", "https://bank.example"),
        ("http://bank.example", "http://bank.example"),
        ("http://127.0.0.1:51004/cb", "http://127.0.0.1"),
        ("http://localhost:1", "http://localhost"),
    ],
)
def test_a_site_is_scheme_and_registrable_domain(url: str, of: str) -> None:
    assert site(url) == of
