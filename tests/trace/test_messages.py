"""Messages as values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.trace.messages import Body, Request, Response, body_text, header, with_header

ASKED = Request("GET", "https://a.example/", (("Host", "a.example"), ("X", "1"), ("A", "2"), ("x", "3")))


@given(st.binary(min_size=1))
def test_a_body_gives_back_the_bytes_it_was_made_of(content: bytes) -> None:
    body = Body.of(content)
    assert body is not None
    assert body.content == content
    assert (body.text is None) != (body.base64 is None)


def test_no_bytes_are_no_body() -> None:
    assert Body.of(b"") is None


def test_text_is_kept_as_text_and_anything_else_as_base64() -> None:
    assert Body.of("ü".encode()) == Body(text="ü")
    assert Body.of(b"\xff") == Body(base64="/w==")
    assert body_text(Response(200, (), Body(base64="/w=="))) == ""


def test_a_header_is_found_without_case_and_the_first_one_counts() -> None:
    assert header(ASKED, "X") == header(ASKED, "x") == "1"
    assert header(ASKED, "none") is None


@pytest.mark.parametrize(
    ("name", "value", "headers"),
    [
        ("x", "9", (("Host", "a.example"), ("x", "9"), ("A", "2"))),
        ("HOST", "b", (("HOST", "b"), ("X", "1"), ("A", "2"), ("x", "3"))),
        ("New", "9", (*ASKED.headers, ("New", "9"))),
        ("x", None, (("Host", "a.example"), ("A", "2"))),
        ("New", None, ASKED.headers),
    ],
)
def test_a_header_is_replaced_in_its_place_added_at_the_end_or_taken_out(
    name: str, value: str | None, headers: tuple[tuple[str, str], ...]
) -> None:
    assert with_header(ASKED, name, value) == headers
