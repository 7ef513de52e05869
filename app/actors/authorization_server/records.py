"""What the authorization server remembers: clients, accounts, sessions, codes and tokens, all on the play's world."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import cast

from flask import Response, request

from app.checks import Params
from app.checks.clients import RegisteredClient, RegisteredServer
from app.checks.token import CodeGrant
from app.checks.tokens import IssuedToken, RefreshGrant
from app.wire import Actor, World, here

SESSION_COOKIE = "__Host-sid"
CODE_SECONDS = 60  # RFC 6749 section 4.1.2 recommends ten minutes at most, FAPI 2.0 one
TOKEN_SECONDS = 3600
REFRESH_SECONDS = 30 * 86_400  # without use: RFC 9700 section 4.14.2
SESSION_SECONDS = {"30d": 30 * 86_400, "8h": 8 * 3600, "1h": 3600}


@dataclass(frozen=True)
class PendingRequest:
    """What waits for the owner: an authorization request that passed its checks. `params` is all that was asked.

    The request of a device has no more than a client, a scope and the user code that the owner typed (RFC 8628), and
    somebody who only wants to see a page of this server has none of it. `page` is where she goes once she is signed in;
    with an `error` she goes back to the client by then.
    """

    response_type: str = ""
    response_mode: str = ""
    client_id: str = ""
    redirect_uri: str = ""
    redirect_uri_sent: bool = False
    scope: str = ""
    state: str | None = None
    challenge: str = ""
    method: str = ""
    params: Params = field(default_factory=lambda: Params(()))
    user_code: str = ""
    page: str = "/consent"
    error: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Session:
    """One browser's session: the request that waits, the token its forms must carry, and who signed in."""

    sid: str
    csrf_token: str
    pending: PendingRequest | None
    account: str = ""
    auth_time: int = 0  # when that was, in seconds since 1970
    leaving: str = ""  # where the browser goes after a logout that waits for her word


class Records:
    """The server's shelves, as the endpoints use them."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.actor: Actor = world.actor("as")

    def client(self, client_id: str) -> RegisteredClient | None:
        """The registered client of that id."""
        return cast(RegisteredClient | None, self.actor.look("clients", client_id))

    def register_client(self, client: RegisteredClient) -> None:
        """Keep a client that registered itself."""
        note = f"{client.name}, which may be called back at {' or '.join(client.redirect_uris) or 'no address'}"
        self.actor.put("clients", client.client_id, client, note)

    def server(self, server_id: str) -> RegisteredServer | None:
        """The registered API of that id."""
        return cast(RegisteredServer | None, self.actor.look("resource servers", server_id))

    def session(self) -> Session | None:
        """The session of the browser that asks; one in which somebody signed in ends after a while (`as.session`)."""
        session = cast(Session | None, self.actor.look("sessions", request.cookies.get(SESSION_COOKIE)))
        if session is None or not session.account:
            return session
        if self.world.clock.seconds - session.auth_time < SESSION_SECONDS[self.world.switches["as.session"]]:
            return session
        self.close_session(session, f"{session.account} signed in too long ago")
        return None

    def open_session(self, pending: PendingRequest | None, account: str = "") -> Session:
        """A fresh session under a fresh id: after signing in the old id must not go on (session fixation)."""
        chance = self.world.chance
        sid = self.actor.mint("sid", chance.token("as.sid", 16), "this browser at the authorization server")
        token = self.actor.mint("csrf_token", chance.token("as.csrf", 16), "the forms of this session")
        session = Session(sid, token, pending, account, self.world.clock.seconds if account else 0)
        who = f"{account} is signed in" if account else "nobody is signed in yet"
        self.actor.put("sessions", sid, session, f"the authorization request that waits; {who}")
        return session

    def ask(self, session: Session, pending: PendingRequest) -> Session:
        """Let another request wait in a session in which somebody is signed in."""
        asked = replace(session, pending=pending)
        note = f"the authorization request that waits; {session.account} is signed in"
        self.actor.put("sessions", session.sid, asked, note)
        return asked

    def leave(self, session: Session, where: str) -> None:
        """Let a logout wait in the session, and where it leads."""
        self.actor.put("sessions", session.sid, replace(session, leaving=where), "a logout waits for her word")

    def close_session(self, session: Session, why: str) -> None:
        """Forget a session."""
        self.actor.drop("sessions", session.sid, why)

    def answered(self, session: Session) -> None:
        """Take the request off the session: the owner decides it once."""
        self.actor.put("sessions", session.sid, replace(session, pending=None), "the request that waited is decided")

    def consented(self, account: str, client_id: str) -> frozenset[str]:
        """The scopes that an account allowed a client before."""
        return cast("frozenset[str]", self.actor.look("consents", f"{account} {client_id}") or frozenset())

    def remember_consent(self, account: str, client_id: str, scopes: frozenset[str]) -> None:
        """Keep what was allowed, besides what was before."""
        both = scopes | self.consented(account, client_id)
        self.actor.put("consents", f"{account} {client_id}", both, f"{account} allowed it {' '.join(sorted(both))}")

    def code(self, code: str) -> CodeGrant | None:
        """What was remembered with a code."""
        return cast(CodeGrant | None, self.actor.look("codes", code))

    def remember_code(self, grant: CodeGrant) -> None:
        """Keep what the code stands for."""
        bound = "client, redirect URI, scope and account" + (", and the code challenge" if grant.challenge else "")
        self.actor.put("codes", grant.code, grant, f"bound to {bound}")

    def use_up(self, grant: CodeGrant) -> None:
        """Mark the code as used: a second use is refused (RFC 6749 section 4.1.2)."""
        self.actor.put("codes", grant.code, replace(grant, used=True), "used up")

    def token(self, text: str) -> IssuedToken | None:
        """What was remembered with an access token: it has to be the very text that was issued."""
        issued: Iterable[IssuedToken] = self.actor.shelf("tokens").values()
        return next((token for token in issued if token.token == text), None)

    def remember_token(self, token: IssuedToken, note: str) -> None:
        """Keep what an access token stands for, under its `jti`."""
        self.actor.put("tokens", token.claims["jti"], token, note)

    def refresh(self, token: str) -> RefreshGrant | None:
        """What was remembered with a refresh token."""
        return cast(RefreshGrant | None, self.actor.look("refresh tokens", token))

    def remember_refresh(self, grant: RefreshGrant, note: str) -> None:
        """Keep what a refresh token stands for."""
        self.actor.put("refresh tokens", grant.token, grant, note)

    def use_up_refresh(self, grant: RefreshGrant) -> None:
        """Mark a rotated token as used; it is remembered, to be recognised when it comes again."""
        self.remember_refresh(replace(grant, used=True), "used up: the next one takes its place")

    def keep_refresh(self, grant: RefreshGrant) -> None:
        """Let a token that was used go on for as long again."""
        expires = self.world.clock.seconds + REFRESH_SECONDS
        self.remember_refresh(replace(grant, expires=expires), f"good for another {REFRESH_SECONDS // 86_400} days")

    def revoke(self, token: IssuedToken, why: str) -> None:
        """Revoke one access token. An API that reads tokens by itself never hears of it."""
        self.remember_token(replace(token, revoked=True), f"revoked: {why}")

    def revoke_family(self, family: str, why: str, access_tokens: bool = True) -> None:
        """Revoke every token that descends from one authorization, which the owner would have to give again."""
        refresh_tokens: Iterable[RefreshGrant] = self.actor.shelf("refresh tokens").values()
        for grant in refresh_tokens:
            if grant.family == family and not grant.revoked:
                self.remember_refresh(replace(grant, revoked=True), f"revoked: {why}")
        issued: Iterable[IssuedToken] = self.actor.shelf("tokens").values() if access_tokens else ()
        for token in issued:
            if token.family == family and not token.revoked:
                self.revoke(token, why)


def set_session_cookie(response: Response, session: Session) -> Response:
    """Let the browser keep the session id: for this host alone, over TLS, out of scripts' reach (RFC 6265bis)."""
    same_site = "None" if here().switches["as.session_cookie"] == "everywhere" else "Lax"
    response.set_cookie(SESSION_COOKIE, session.sid, secure=True, httponly=True, samesite=same_site, path="/")
    return response
