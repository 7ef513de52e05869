"""The browser: follows redirects hop by hop, keeps cookies, fragments, history and the page that the person sees.

It behaves as browsers do where a flow depends on it: SameSite (RFC 6265bis), the fragment that a redirect inherits
(RFC 9110 section 10.2.2), the Referer by the policy of the page, which is only the origin where nothing else is said,
the pictures and scripts that a page has it fetch, 303 turning a POST into a GET.

It runs no scripts. What scripts do in a flow, a page says in attributes: a form with `data-submit` is submitted as soon
as the page is there, and one with `data-fragment` has the parameters of the page's fragment in its fields by then. A
script with an `id` is its author's to act for: `assign` and `fetch` are what it can make a browser do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from string import punctuation
from typing import TYPE_CHECKING
from urllib.parse import quote, urldefrag, urlencode, urljoin, urlsplit

from app.trace import Body, Request, Response
from app.trace.messages import REDIRECTS, body_text, header
from app.trace.paths import pairs, split_url
from app.wire.cookies import CookieJar, site
from app.wire.fetch import USER_AGENT, fetch
from app.wire.markup import Form, read_page
from app.wire.moment import Moment
from app.wire.network import WireFault
from app.wire.referrer import policy_of, referrer, sender
from app.wire.schemes import METHOD
from app.wire.subresources import load

if TYPE_CHECKING:
    from app.wire.world import World

MAX_REDIRECTS = 20  # what browsers allow
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Page:
    """What the window shows: its address with the fragment, status, title and forms.

    `referrer_policy` says how much it tells of itself, empty where it does not say, and `policy` where its parts may
    come from. `scripts` are the ids of its scripts, and `moment` is when it came: what they do follows from that.
    `frames` are the addresses of other pages inside it, which `Frame` opens.
    """

    url: str = "about:blank"
    status: int = 0
    title: str = ""
    forms: tuple[Form, ...] = ()
    fault: str = ""
    referrer_policy: str = ""
    policy: str = ""
    scripts: tuple[str, ...] = ()
    moment: Moment = field(default_factory=Moment)
    frames: tuple[str, ...] = ()

    def form(self, path: str) -> Form | None:
        """The form that goes to `path`, if the page has one."""
        return next((form for form in self.forms if split_url(form.action).path == path), None)


@dataclass(slots=True)
class Visit:
    """One navigation in progress. `referrer` is what is left of where it comes from, which every hop can shorten."""

    method: str
    url: str
    body: bytes
    initiator: str
    cause: int | None
    fragment: str = ""
    referrer: str = ""
    referrer_policy: str = ""
    moment: Moment = field(default_factory=Moment)


@dataclass(slots=True)
class Browser:
    """One person's browser in one play."""

    world: World
    lane: str = "browser"
    jar: CookieJar = field(default_factory=CookieJar)
    history: list[str] = field(default_factory=list)
    page: Page = field(default_factory=Page)

    def open(self, url: str, cause: int | None = None) -> Page:
        """Go to an address that was typed, bookmarked or handed over by the system: nobody initiated it."""
        address, _, fragment = url.partition("#")
        return self._go(Visit("GET", address, b"", "", cause, fragment))

    def assign(self, url: str) -> Page:
        """Go where a script of the current page sends the window."""
        address, fragment = urldefrag(urljoin(self.page.url, url))
        initiator = urldefrag(self.page.url).url
        cause = self.page.moment.cause
        return self._go(Visit("GET", address, b"", initiator, cause, fragment, initiator, self.page.referrer_policy))

    def fetch(self, url: str, headers: Mapping[str, str]) -> Response | None:
        """What a script of the current page gets to read when it asks for `url`, None for nothing."""
        return fetch(self, url, headers)

    def load(self, url: str) -> None:
        """Fetch a picture that a script of the current page puts into it."""
        load(self, "img", url)

    def submit(self, form: Form, values: Mapping[str, str | Sequence[str]], cause: int | None = None) -> Page:
        """Send a form of the current page with `values` filled in."""
        return self._go(self._sending(form, values, cause))

    def _sending(self, form: Form, values: Mapping[str, str | Sequence[str]], cause: int | None) -> Visit:
        content = urlencode({**form.fields, **values}, doseq=True)
        address, fragment = urldefrag(urljoin(self.page.url, form.action))
        initiator = urldefrag(self.page.url).url
        policy = self.page.referrer_policy
        visit = Visit("POST", address, content.encode(), initiator, cause, fragment, initiator, policy)
        if form.method != "POST":
            visit.method, visit.body = "GET", b""
            visit.url = urlsplit(address)._replace(query=content).geturl()
        return visit

    def _go(self, visit: Visit) -> Page:
        """Follow `visit` until a page is reached that waits for the person."""
        for _ in range(MAX_REDIRECTS):
            try:
                response = self._request(visit)
                location = header(response, "location")
                if response.status in REDIRECTS and location is not None:
                    self._redirect(visit, response, location)
                    if self._handed_over(visit):
                        return self.page
                    continue
                page = self._show(visit, response)
                form = next((form for form in page.forms if form.submits_itself), None)
                if form is None:
                    return page
                visit = self._sending(form, {}, visit.cause)
            except WireFault as fault:
                self.page = Page(url=visit.url, fault=str(fault))
                return self.page
        self.page = Page(url=visit.url, fault="too many redirects")
        return self.page

    def _request(self, visit: Visit) -> Response:
        """One hop, with the cookies, Origin and Referer that a browser would add."""
        world = self.world
        if not split_url(visit.url).netloc:
            raise WireFault(f"{visit.url or 'nothing'} is no address on this network")
        headers = self._headers(visit, self._cookies(visit))
        sent = Request(visit.method, visit.url, headers, Body.of(visit.body))
        response, moment = world.network.carry(self.lane, "front", sent, visit.cause)
        visit.cause, visit.moment = moment.cause, moment
        for name, value in response.headers:
            if name.lower() == "set-cookie":
                self._keep(value, visit.url)
        return response

    def _cookies(self, visit: Visit) -> str | None:
        """What the jar has for the next hop."""
        cross_site = bool(visit.initiator) and site(visit.initiator) != site(visit.url)
        return self.jar.header_for(visit.url, self.world.clock.seconds, visit.method, cross_site)

    def _keep(self, cookie: str, url: str) -> None:
        """Put what a Set-Cookie header says into the jar."""
        self.jar.store(cookie, url, self.world.clock.seconds)

    def _headers(self, visit: Visit, cookies: str | None) -> tuple[tuple[str, str], ...]:
        found = [("Host", urlsplit(visit.url).netloc), ("User-Agent", USER_AGENT), ("Accept", "text/html")]
        if visit.body:
            found += [("Content-Type", FORM), ("Content-Length", str(len(visit.body)))]
        if visit.initiator:
            visit.referrer = referrer(visit.referrer_policy, visit.referrer, visit.url)
            if visit.referrer:
                found.append(("Referer", visit.referrer))
            if visit.method == "POST":
                found.append(("Origin", sender(visit.referrer_policy, visit.initiator, visit.url)))
        if cookies:
            found.append(("Cookie", cookies))
        return tuple(found)

    def _redirect(self, visit: Visit, response: Response, location: str) -> None:
        """Turn `visit` into the next hop. The fragment stays in this lane: it is kept here and never sent."""
        try:
            address, fragment = urldefrag(urljoin(visit.url, quote(location, safe=punctuation)))
        except ValueError as error:
            raise WireFault(f"{location} is no address") from error
        status = response.status
        if "#" in location:  # an empty fragment takes the place of the old one, too
            visit.fragment = fragment
        visit.url = address
        visit.referrer_policy = policy_of(response) or visit.referrer_policy
        if status == 303 or (status in {301, 302} and visit.method == "POST"):
            visit.method, visit.body = "GET", b""

    def _handed_over(self, visit: Visit) -> bool:
        """Give an address that a program claimed to that program; the window stays as it is (RFC 8252 section 7.1)."""
        claim = self.world.schemes.of(visit.url)
        if claim is None:
            return False
        step = self.world.script.name_exchange(self.lane, claim.lane, Request(METHOD, visit.url))
        with self.world.during(Moment(step=step, cause=visit.cause)):
            launched = self.world.actor(self.lane).launch(claim.lane, visit.url)
        with self.world.during(Moment(step=step, cause=launched)):
            claim.receive(self.world, visit.url)
        return True

    def _show(self, visit: Visit, response: Response) -> Page:
        url = f"{visit.url}#{visit.fragment}" if visit.fragment else visit.url
        shown = read_page(body_text(response) if "html" in (header(response, "content-type") or "") else "")
        forms = tuple(_with_fragment(form, visit.fragment) for form in shown.forms)
        self.page = Page(
            url,
            response.status,
            shown.title,
            forms,
            referrer_policy=policy_of(response),
            policy=header(response, "content-security-policy") or "",
            scripts=shown.scripts,
            moment=visit.moment,
            frames=shown.frames,
        )
        self.history.append(url)
        for kind, source in shown.parts:
            load(self, kind, source)
        return self.page


def _with_fragment(form: Form, fragment: str) -> Form:
    """The form as the page's script leaves it: a fragment never travels, but scripts of the page can read it."""
    fields = {name: list(values) for name, values in form.fields.items()}
    for name, value in pairs(fragment) if form.takes_fragment else ():
        fields.setdefault(name, []).append(value)
    return replace(form, fields=fields)
