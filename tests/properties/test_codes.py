"""A code gives a token exactly when it should: once, in its minute, to its client, for its redirect URI and proof."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from app.actors import authorization_server
from app.actors.owner import PASSWORDS
from app.actors.places import ACCOUNT, AUTHORIZATION_ENDPOINT, ISSUER
from app.actors.redirects import with_query
from app.trace.paths import json_of, pairs, split_url
from app.wire import Browser, World
from app.wire.network import call
from tests.oracle.drafts import Draft
from tests.oracle.known import APP_CB, CLIENTS, PLAIN, S256, VERIFIER, WEB_CB, prepared
from tests.oracle.proofs import authenticated

SERVER = authorization_server.build()
REDIRECT_URIS = {"web": WEB_CB, "post": WEB_CB, "app": APP_CB, "two": APP_CB}
PROOFS = {"none": {}, "plain": PLAIN, "S256": S256}
MINUTE = 60_000

CLIENT = st.sampled_from(sorted(REDIRECT_URIS))
VALUES = ("right", "wrong", "none")
# An empty name is the client that asked for the code; the last code is the likeliest to be still good.
WHO, WHICH = st.just("") | CLIENT, st.sampled_from([-1, -1, -2, 0, 1])
ALMOST = [(uri, proof) for uri in VALUES for proof in VALUES if "right" in (uri, proof)]
ASK = st.tuples(st.just("ask"), CLIENT, st.sampled_from(sorted(PROOFS)))
REDEEM = st.tuples(st.just("redeem"), WHICH, st.just(""), st.just(("right", "right")))
STEAL = st.tuples(st.just("redeem"), WHICH, WHO, st.sampled_from(ALMOST))
WAIT = st.tuples(st.just("wait"), st.sampled_from([25_000, 70_000]))


@dataclass
class Code:
    """A code and all that it should depend on."""

    code: str
    client_id: str
    method: str
    made: int
    used: bool = False

    def gives(self, by: str, redirect_uri: str, verifier: str, now: int) -> bool:
        """Whether these give a token for it now."""
        proof = "none" if self.method == "none" else "right"
        fresh = now - self.made < MINUTE and not self.used
        return fresh and by == self.client_id and redirect_uri == "right" and verifier == proof


@dataclass
class Model:
    """The authorization server beside what is known of its codes."""

    world: World = field(default_factory=lambda: prepared({ISSUER: ("as", SERVER)}))
    codes: list[Code] = field(default_factory=list)

    def ask(self, client_id: str, method: str) -> None:
        """The owner logs in and allows it; the code stands in the address at which the browser ends."""
        parameters = {"response_type": "code", "client_id": client_id, "redirect_uri": REDIRECT_URIS[client_id]}
        browser = Browser(self.world)
        browser.open(with_query(AUTHORIZATION_ENDPOINT, {**parameters, **PROOFS[method]}))
        browser.submit(browser.page.form("/login"), {"username": ACCOUNT, "password": PASSWORDS["right"]})
        browser.submit(browser.page.form("/consent"), {"decision": "allow"})
        code = dict(pairs(split_url(browser.page.url).query))["code"]
        self.codes.append(Code(code, client_id, method, self.world.clock.ms))

    def redeem(self, which: int, by: str, shown: tuple[str, str]) -> tuple[bool, bool]:
        """Whether it gave a token, and whether it should have."""
        code = self.codes[which % len(self.codes)]
        redirect_uri, verifier = shown
        client = CLIENTS[by or code.client_id]
        if verifier == "right" and not by and code.method == "none":
            verifier = "none"
        values = {
            "redirect_uri": {"right": REDIRECT_URIS[code.client_id], "wrong": f"{WEB_CB}x", "none": ""}[redirect_uri],
            "code_verifier": {"right": VERIFIER, "wrong": "w" * 43, "none": ""}[verifier],
        }
        form = {"grant_type": "authorization_code", "code": code.code, **values}
        draft = Draft("POST", "/token", form=tuple(form.items()))
        sent = authenticated(draft, client.client_id, client.secret, client.auth_method)
        answer = call(SERVER, sent.request(), self.world)
        expected = code.gives(client.client_id, redirect_uri, verifier, self.world.clock.ms)
        code.used = code.used or expected
        return "access_token" in json_of(answer), expected


def test_a_code_gives_a_token_exactly_when_it_should() -> None:
    seen: Counter[bool] = Counter()

    @settings(max_examples=100)
    @given(first=ASK, then=st.lists(ASK | REDEEM | STEAL | WAIT, min_size=6, max_size=20))
    def look(first: tuple, then: list[tuple]) -> None:
        model = Model()
        for what, *how in [first, *then]:
            if what == "ask":
                model.ask(*how)
            elif what == "wait":
                model.world.clock.advance(*how)
            else:
                gave, should = model.redeem(*how)
                assert gave == should
                seen[gave] += 1

    look()
    assert min(seen[True], seen[False]) > 50
