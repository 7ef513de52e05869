"""Whatever is sent to the servers of the cast: an answer that harms nobody, and never a crash."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import count
from urllib.parse import urlsplit

from app.actors.client.protocol import Registration
from app.actors.places import ADVERTS, AUTHORIZATION_ENDPOINT, END_SESSION_ENDPOINT
from app.trace import Request, Response
from app.trace.messages import body_text, header
from app.trace.paths import form_of, json_of, location_of, query_of, split_url
from tests.actors.holding import Held
from tests.actors.spoiling import spoilt
from tests.playing import library

SCRIPT = re.compile(r"<script[^>]*>(.*?)</script>", re.DOTALL)


@dataclass(frozen=True)
class Target:
    """One request of a scenario, or one to an endpoint that no scenario asks, at the moment when it arrives."""

    scenario: str
    at: int
    origin: str
    app: str
    message: Request

    @property
    def names(self) -> dict[str, str]:
        """The parameters that it carries."""
        return dict([*query_of(self.message), *form_of(self.message)])

    @property
    def endpoint(self) -> tuple[str, ...]:
        """What makes it worth trying besides the others: app, method, path and what kind of grant it brings."""
        grant = self.names.get("grant_type", "")
        return (self.app, self.message.method, split_url(self.message.url).path, grant)


@dataclass(frozen=True)
class Tried:
    """A spoilt request, and what came of it. `redirect_uri` is where this run's client awaits answers."""

    name: str
    origin: str
    redirect_uri: str
    sent: Request
    answer: Response


def _asked_by_scenarios() -> Iterator[Target]:
    for scenario in library():
        for at in count(1):
            held = Held(scenario, at)
            if held.over:
                break
            yield Target(scenario, at, held.origin, held.hosts[held.origin][1].name, held.message)


def _asked_by_nobody() -> Iterator[Target]:
    """Every endpoint of every server: what is new is tried before a scenario comes by."""
    for scenario in library():
        for origin, (_, app) in Held(scenario, 1).hosts.items():
            for rule in app.url_map.iter_rules():
                path = "/".join("x" if piece.startswith("<") else piece for piece in rule.rule.split("/"))
                for method in sorted(rule.methods & {"GET", "POST"}):
                    message = Request(method, f"{origin}{path}", (("Host", urlsplit(origin).netloc),))
                    yield Target(scenario, 1, origin, app.name, message)


@lru_cache(maxsize=1)
def targets() -> tuple[Target, ...]:
    """One request to each endpoint: the one with the most parameters."""
    found = sorted([*_asked_by_nobody(), *_asked_by_scenarios()], key=lambda target: len(target.names))
    return tuple({target.endpoint: target for target in found}.values())


@lru_cache(maxsize=1)
def tried() -> tuple[Tried, ...]:
    """Every spoilt request with its answer."""
    found = []
    for target in targets():
        held = Held(target.scenario, target.at)
        name = f"{target.scenario}, {target.message.method} {split_url(target.message.url).path}"
        own: Registration = held.world.actor("client").look("registration", "own")
        for what, request in spoilt(target.message):
            answer = held.answer(target.origin, request)
            found.append(Tried(f"{name}: {what}", target.origin, own.redirect_uri, request, answer))
    return tuple(found)


def test_every_endpoint_of_every_server_is_tried():
    paths = {(target.origin, split_url(target.message.url).path) for target in targets()}
    for scenario in library():
        for origin, (_, app) in Held(scenario, 1).hosts.items():
            assert {(origin, rule.rule) for rule in app.url_map.iter_rules() if "<" not in rule.rule} <= paths
    assert len(tried()) > 3000


def test_no_server_crashes():
    # 502 is what the client's page says where the authorization server or the API gave it nothing to show.
    assert [each.name for each in tried() if not (200 <= each.answer.status < 500 or each.answer.status == 502)] == []


def test_a_method_that_an_endpoint_does_not_take_is_refused():
    takes: dict[tuple[str, str], set[str]] = {}
    for target in targets():
        place = (target.origin, split_url(target.message.url).path)
        takes.setdefault(place, {"HEAD", "OPTIONS"}).add(target.message.method)
    refused = [
        each
        for each in tried()
        if each.sent.method.upper() not in takes.get((each.origin, split_url(each.sent.url).path), set())
    ]
    assert {each.sent.method for each in refused} >= {"TRACE", "PUT", "DELETE", "PATCH", "CONNECT", "BREW"}
    assert [each.name for each in refused if not 400 <= each.answer.status < 500] == []


def test_whoever_refuses_a_method_or_is_asked_for_them_names_those_that_it_takes_in_one_order():
    """RFC 9110 sections 15.5.6 and 9.3.7; a trace must be the same in every process."""
    named = [header(each.answer, "allow") for each in tried() if each.answer.status == 405]
    named += [allow for each in tried() if (allow := header(each.answer, "allow")) is not None]
    assert len(named) > 100
    assert [each for each in named if not each or each.split(", ") != sorted(each.split(", "))] == []


def test_a_browser_is_sent_nowhere_but_where_it_belongs():
    """To another page of the same server, to a registered redirect URI, and by the client to its own server."""
    servers = {place(AUTHORIZATION_ENDPOINT), place(END_SESSION_ENDPOINT)}
    for each in tried():
        location = location_of(each.answer)
        if location.startswith("/"):
            assert not location.startswith("//"), each.name
        elif location:
            assert "@" not in urlsplit(location).netloc, each.name
            goodbye = urlsplit(each.redirect_uri)._replace(path="/goodbye").geturl()
            assert place(location) in {place(each.redirect_uri), place(goodbye), *servers}, each.name


def place(url: str) -> tuple[str, str | None, str]:
    """An address without port and query: the port of the app's loopback address is free (RFC 8252 section 7.3)."""
    split = urlsplit(url)
    return split.scheme, split.hostname, split.path


def test_no_header_carries_what_ends_a_header():
    for each in tried():
        for name, value in each.answer.headers:
            assert name.isascii(), each.name
            assert value.isascii(), each.name
            assert value.isprintable(), each.name
            assert (name, value) != ("Set-Cookie", "planted=1"), each.name


def test_hostile_text_comes_back_only_as_text():
    pages = [each for each in tried() if "html" in (header(each.answer, "content-type") or "")]
    assert any("&lt;script&gt;" in body_text(each.answer) for each in pages)
    for each in pages:
        page, allowed = body_text(each.answer), header(each.answer, "content-security-policy") or ""
        scripts = SCRIPT.findall(page)
        assert len(scripts) == page.count("<script"), each.name
        own = [script for script in scripts if script]  # what another site delivers is let in by its origin
        assert all(f"'sha256-{digest(script)}'" in allowed for script in own), each.name
        assert page.count("<script") - len(own) == page.count(f'src="{ADVERTS}/advert.js"'), each.name
        assert "'onload" not in page, each.name


def digest(script: str) -> str:
    """What a policy names a script by."""
    return b64encode(sha256(script.encode()).digest()).decode()


def test_an_answer_is_a_page_or_a_json_object_or_nothing():
    for each in tried():
        if each.answer.body:
            page = header(each.answer, "content-type") == "text/html; charset=utf-8"
            assert page or isinstance(json_of(each.answer), dict), each.name
