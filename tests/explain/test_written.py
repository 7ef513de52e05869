"""How values are written in a message: as they are, escaped, or inside Basic credentials."""

from app.explain.written import written
from app.trace import RunDecision
from app.trace.story import fold
from tests.playing import message, played


def test_a_value_is_found_as_a_form_writes_it():
    story = fold(played("pkce-s256"))
    ids = dict(written(5, story))
    assert ids["correct+horse+battery+staple"] == "password-1"
    assert ids["correct horse battery staple"] == "password-1"


def test_basic_credentials_stand_for_the_secret_in_them():
    trace = played("authorization-code")
    story = fold(trace)
    credentials = dict(message(trace, "token#1.request").headers)["Authorization"].removeprefix("Basic ")
    stop = next(row.stop for row in story.rows if row.step == "token#1")
    assert dict(written(stop, story))[credentials] == "client_secret-1"


def test_what_is_longer_stands_first_so_that_no_part_of_it_is_taken_for_another():
    story = fold(played("pkce-s256"))
    texts = [text for text, _ in written(12, story)]
    assert texts == sorted(texts, key=len, reverse=True)
    assert len(texts) == len(set(texts)) > 3


def test_before_the_first_message_what_was_made_is_found():
    assert "code_verifier-1" in dict(written(0, fold(played("pkce-s256")))).values()


def test_a_value_that_a_form_escapes_is_found_in_each_way():
    edit = RunDecision(at="authorize#1.request", do="edit", set={"query.state": 'a "b" ä/c'})
    ids = dict(written(1, fold(played("pkce-s256", decisions=[edit]))))
    assert {'a "b" ä/c', "a+%22b%22+%C3%A4%2Fc", "a%20%22b%22%20%C3%A4%2Fc", 'a \\"b\\" ä/c'} <= ids.keys()
