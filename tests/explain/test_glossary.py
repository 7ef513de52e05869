"""The glossary: every term is explained once and linked wherever a text uses it, but never where a value stands."""

import re
from functools import lru_cache
from html import unescape

import pytest

from app.explain import href, introduction
from app.explain.glossary import TERMS, TOPICS, linked
from app.explain.narrate import Narrator
from app.rehearse import variants
from app.runs import play
from app.trace import Run, RunDecision
from app.trace.story import fold
from tests.playing import library, played

LINK = re.compile(r'<a class="term" href="/glossary#([^"]+)">(.*?)</a>', re.DOTALL)
TAKEN = re.compile(r"<code.*?</code>|<h\d>.*?</h\d>|<a .*?</a>", re.DOTALL)


def told_by(scenario, trace):
    story = fold(trace)
    narrator = Narrator(scenario, trace.head.switches, story)
    return [narrator.opening(), *(narrator.tell(row) for row in story.rows if row.kind == "message")]


@lru_cache(maxsize=1)
def all_texts():
    """Whatever is told in any shipped run."""
    found = {introduction(scenario) for scenario in library().values()}
    for scenario in library().values():
        for switches in variants(scenario):
            found |= set(told_by(scenario, play(Run(scenario=scenario.name, switches=switches), scenario)))
    return found


def narrated(source):
    trace = played("pkce-s256")
    return Narrator(library()["pkce-s256"], trace.head.switches, fold(trace)).html(source, None)


@pytest.mark.parametrize("term", TERMS.values(), ids=lambda term: term.id)
def test_a_term_is_explained_and_leads_on(term):
    assert len(term.meaning.split()) >= 8
    assert term.meaning[0].isupper()
    assert term.meaning.endswith(".")
    assert set(term.see) <= TERMS.keys() - {term.id}
    assert term.see


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.id)
def test_a_term_names_its_section_unless_it_is_a_word_of_this_house(topic):
    for term in topic.terms:
        assert bool(href(term.spec)) == (topic.id != "grantscope"), term.name


def test_no_two_terms_are_explained_alike():
    meanings = [term.meaning for term in TERMS.values()]
    assert len(set(meanings)) == len(meanings)


def test_every_term_that_a_text_uses_is_linked_in_it():
    words = {
        name.lower(): term.id
        for term in TERMS.values()
        if not term.everyday
        for each in (term.name, *term.also)
        for name in (each, f"{each}s")
    }
    longest_first = "|".join(re.escape(name) for name in sorted(words, key=len, reverse=True))
    used = re.compile(rf"(?<![\w./-])(?:{longest_first})(?![\w-]|\.\w)", re.IGNORECASE)
    for text in all_texts():
        ids = {id for id, _ in LINK.findall(text)}
        plain = " ".join(unescape(re.sub(r"<[^>]+>", "", TAKEN.sub("\0", text))).split())
        assert {words[name.lower()] for name in used.findall(plain)} <= ids, plain


def test_a_text_links_a_term_once():
    for text in all_texts():
        ids = [id for id, _ in LINK.findall(text)]
        assert len(set(ids)) == len(ids)


def test_no_link_stands_in_code_or_in_another_link():
    for text in all_texts():
        for taken in re.findall(r"<code.*?</code>", text, re.DOTALL):
            assert "<a " not in taken
        assert not re.search(r"<a (?:(?!</a>).)*<a ", text, re.DOTALL)


def test_links_lead_to_terms():
    ids = {id for text in all_texts() for id, _ in LINK.findall(text)}
    assert ids <= TERMS.keys()
    assert len(ids) > 30


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("a client and a client", '<p>a <a class="term" href="/glossary#client">client</a> and a client</p>'),
        ("Clients", '<p><a class="term" href="/glossary#client">Clients</a></p>'),
        ("**scope**", '<p><strong><a class="term" href="/glossary#scope">scope</a></strong></p>'),
        ("`client`", "<p><code>client</code></p>"),
        (
            "[a client](https://a.example)",
            '<p><a href="https://a.example" target="_blank" rel="noreferrer">a client</a></p>',
        ),
        ("# a client", "<h1>a client</h1>"),
        ("**token.client.known**", "<p><strong>token.client.known</strong></p>"),
        ("https://client.example", "<p>https://client.example</p>"),
        ("client.auth=none", "<p>client.auth=none</p>"),
        ("a redirect_uri", "<p>a redirect_uri</p>"),
        ("one step, one message", "<p>one step, one message</p>"),
    ],
)
def test_only_words_become_links(source, html):
    assert narrated(source) == html


def test_the_longest_term_counts_also_over_the_end_of_a_line():
    assert LINK.findall(narrated("the code challenge, then the redirect\nURI")) == [
        ("code-challenge", "code challenge"),
        ("redirect-uri", "redirect\nURI"),
    ]


def test_a_captured_value_is_never_linked():
    state = '<b>client</b> access token "scope"'
    trace = played("pkce-s256", decisions=[RunDecision("authorize#1.request", "edit", {"query.state": state})])
    story = fold(trace)
    row = next(row for row in story.rows if row.kind == "message")
    html = Narrator(library()["pkce-s256"], trace.head.switches, story).html("{query.state}", row)
    assert "&lt;b&gt;client" in html
    assert "<a " not in html


def test_plain_text_is_escaped_and_linked():
    assert linked("<b> & the client") == '&lt;b&gt; &amp; the <a class="term" href="/glossary#client">client</a>'
    assert linked("the client's scope", without="client") == (
        'the client&#39;s <a class="term" href="/glossary#scope">scope</a>'
    )
