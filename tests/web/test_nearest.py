"""A link that cannot be played is answered with the nearest one that can."""

import pytest

from app.web.nearest import TRIES, nearest
from app.web.opening import LinkQuery, open_link, open_query
from tests.playing import library
from tests.web.asking import text_of

S256 = "/s/pkce-s256"


@pytest.mark.parametrize(
    ("query", "link", "without"),
    [
        ({"at": ["99999"]}, S256, ("at",)),
        ({"set": ["client.pkce:S257"]}, S256, ("set",)),
        ({"set": ["nonsense"], "at": ["3"]}, f"{S256}?at=3", ("set",)),
        ({"set": ["client.pkce:plain", "client.pkec:none"]}, f"{S256}?set=client.pkce:plain", ("set",)),
        ({"d": ["abc"], "seed": ["7"]}, f"{S256}?seed=7", ("d",)),
        ({"v": ["99"], "seed": ["7"]}, f"{S256}?seed=7", ("v",)),
        ({"attack": ["no-such"], "mode": ["odd"], "at": ["2"]}, f"{S256}?at=2", ("attack", "mode")),
        ({"people": ["client"]}, S256, ("people",)),
    ],
)
def test_what_is_wrong_is_left_out_and_the_rest_is_kept(query, link, without):
    found = nearest(library(), "pkce-s256", query)
    assert found == (link, library()["pkce-s256"].title, without)


def test_a_name_with_a_slip_leads_to_the_scenario_and_one_like_no_other_to_none():
    assert nearest(library(), "pkce-s257", {})[0] == S256
    assert nearest(library(), "zzzzzz", {}) is None


def test_more_mistakes_than_are_tried_are_all_left_out():
    wrong = [f"switch{n}.x:y" for n in range(TRIES + 1)]
    assert nearest(library(), "pkce-s256", {"set": wrong})[0] == S256


@pytest.mark.parametrize("name", library())
def test_what_is_offered_can_be_played(name):
    offered = nearest(library(), name, {"at": ["99999"], "set": ["client.pkce:S257"], "attack": ["odd"]})
    open_query(library(), offered[0].removeprefix("/s/"), LinkQuery())


def test_the_page_offers_it(client):
    text = text_of(client, "/s/pkce-s256?at=99999&seed=7", 400)
    assert f'href="{S256}?seed=7"' in text
    assert "without the message" in text


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ("preset=oauth-2.1", "preset is no part of a link and was passed over"),
        ("sed=3", "sed is no part of a link and was passed over; did you mean"),
        ("at=1&at=2", "at stands in the link more than once; the first one counts."),
        ("view=foo", "view is 'foo'; it is one of sequence, lanes, split, list."),
        ("set=client.pkce:S256&set=client.pkce:none", "client.pkce is set more than once; the last one counts."),
    ],
)
def test_what_has_no_effect_is_said(query, notice):
    *_, notices = open_link(library(), f"/s/pkce-s256?{query}")
    assert [said for said in notices if said.startswith(notice)]


def test_a_link_that_is_all_understood_says_nothing():
    *_, notices = open_link(library(), "/s/pkce-s256?at=3&view=lanes&follow=code-1&mode=hidden")
    assert notices == []
