"""What a request says of where it comes from: every policy, to the same origin, to another, and out of TLS."""

import pytest

from app.trace import Response
from app.wire.referrer import POLICIES, policy_of, referrer, sender

PAGE = "https://web.example/cb?code=1#top"
SAME, OTHER, PLAIN, LOOPBACK = (
    *("https://web.example/next", "https://shop.example/pixel.png"),
    *("http://shop.example/pixel.png", "http://127.0.0.1:51004/cb"),
)
WHOLE, ORIGIN, NOTHING = "https://web.example/cb?code=1", "https://web.example/", ""


@pytest.mark.parametrize(
    ("policy", "same", "other", "plain"),
    [
        ("", WHOLE, ORIGIN, NOTHING),
        ("no-referrer", NOTHING, NOTHING, NOTHING),
        ("no-referrer-when-downgrade", WHOLE, WHOLE, NOTHING),
        ("origin", ORIGIN, ORIGIN, ORIGIN),
        ("origin-when-cross-origin", WHOLE, ORIGIN, ORIGIN),
        ("same-origin", WHOLE, NOTHING, NOTHING),
        ("strict-origin", ORIGIN, ORIGIN, NOTHING),
        ("strict-origin-when-cross-origin", WHOLE, ORIGIN, NOTHING),
        ("unsafe-url", WHOLE, WHOLE, WHOLE),
    ],
)
def test_a_policy_says_how_much_whom_is_told(policy: str, same: str, other: str, plain: str) -> None:
    assert [referrer(policy, PAGE, target) for target in (SAME, OTHER, PLAIN)] == [same, other, plain]


def test_every_policy_there_is_has_been_tried() -> None:
    assert len(POLICIES) == 8


def test_a_loopback_address_is_as_good_as_tls() -> None:
    assert referrer("", PAGE, LOOPBACK) == ORIGIN


def test_what_comes_from_nowhere_says_nothing() -> None:
    assert referrer("unsafe-url", "", SAME) == ""


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([], ""),
        (["unsafe-url"], "unsafe-url"),
        ([" No-Referrer "], "no-referrer"),
        (["no-referrer, unsafe-url"], "unsafe-url"),
        (["unsafe-url, of-tomorrow"], "unsafe-url"),
        (["origin", "no-referrer"], "no-referrer"),
        (["of-tomorrow"], ""),
    ],
)
def test_the_last_policy_that_is_known_counts(values: list[str], found: str) -> None:
    assert policy_of(Response(200, tuple(("Referrer-Policy", value) for value in values))) == found


@pytest.mark.parametrize(
    ("policy", "target", "found"),
    [
        ("", OTHER, "https://web.example"),
        ("no-referrer", SAME, "null"),
        ("same-origin", OTHER, "null"),
        ("same-origin", SAME, "https://web.example"),
        ("", PLAIN, "null"),
        ("unsafe-url", PLAIN, "https://web.example"),
    ],
)
def test_a_post_names_its_origin_unless_the_policy_forbids_it(policy: str, target: str, found: str) -> None:
    assert sender(policy, PAGE, target) == found
