"""What a client does to learn who signed in: OpenID Connect, on top of the authorization code grant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx2

from app.actors.client.discovery import discover
from app.actors.client.protocol import Asked, Client
from app.actors.client.server import own_server
from app.actors.client.token_endpoint import Tokens, json_object
from app.actors.redirects import with_query
from app.actors.tokens import is_signed_with
from app.checks import Rule, examine, userinfo_response
from app.checks import id_token as rules
from app.trace.paths import jwt_parts
from app.wire import Moment


@dataclass(frozen=True)
class Person:
    """Somebody who signed in: by `iss` and `sub` the client recognises her, the rest may change."""

    issuer: str
    subject: str
    name: str
    tokens: Tokens


class RelyingParty(Client):
    """A client that wants to know who is there (OIDC Core §3)."""

    def sign_in_url(self, session: str, bound_to: str, *, returning: bool) -> tuple[str, Rule[Any] | None]:
        """The authentication request (section 3.1.2.1), or the rule that stops while the provider is looked up.

        Of somebody who signed in here before it says how much she is to be asked: `client.prompt`, `client.max_age`.
        """
        failed = discover(self.actor)
        if failed:
            return "", failed
        switches, besides = self.world.switches, dict[str, str]()
        if switches["client.nonce"] != "none" and (self.asks_for("code") or self.asks_for("id_token")):
            besides["nonce"] = self.actor.mint("nonce", self.world.chance.token("client.nonce", 16), bound_to)
        if self.posted_by_the_server:
            besides["response_mode"] = "form_post"
        for name in ("prompt", "max_age") if returning else ():
            if switches[f"client.{name}"] != "unset":
                besides[name] = switches[f"client.{name}"]
        return self.authorization_url(session, bound_to, besides), None

    @property
    def kept_from_queries(self) -> bool:
        """Whether a token comes through the browser, which must not stand in a query."""
        return self.registration.response_type != "code"

    @property
    def posted_by_the_server(self) -> bool:
        """Whether the answer comes as a form from a page of the authorization server."""
        return self.kept_from_queries and self.world.switches["client.response_mode"] == "form_post"

    def identify(self, asked: Asked | None, answer: Mapping[str, str]) -> tuple[Person | None, Rule[Any] | None]:
        """From an answer that passed its checks to the person, or the rule that stops."""
        shown: rules.IdToken | None = None
        if self.asks_for("id_token"):
            beside = {name: answer.get(name, "") for name in ("code", "access_token")}
            shown = self._id_token("form.id_token", answer.get("id_token", ""), asked, **beside)
            failed = examine(self.world, rules.FRONT, shown)
            if failed:
                return None, failed
        if not self.asks_for("code"):
            return self._ask_about(shown, Tokens(answer.get("access_token", "")))
        first = shown.claims if shown else None
        tokens, failed = self.swap(answer.get("code", ""), asked)
        if failed or tokens is None:
            return None, failed
        shown = self._id_token("json.id_token", tokens.id_token, asked, access_token=tokens.access, first=first)
        table = rules.VALIDATION + (rules.BOTH if first is not None else ())
        failed = examine(self.world, table, shown, about=tokens.moment)
        return (None, failed) if failed else self._ask_about(shown, tokens)

    def _id_token(self, place: str, token: str, asked: Asked | None, **beside: Any) -> rules.IdToken:
        """An ID token as the rules look at it, with what this client expects of it."""
        header, claims = jwt_parts(token) or (None, {})
        server, besides = own_server(self.actor), asked.besides if asked else {}
        return rules.IdToken(
            place=place,
            token=token,
            header=header,
            claims=claims,
            issuer=server.issuer,
            client_id=self.registration.client_id,
            keys=server.keys,
            verifies=lambda key: is_signed_with(key, token),
            nonce=besides.get("nonce"),
            max_age=int(besides["max_age"]) if "max_age" in besides else None,
            now=self.world.clock.seconds,
            **beside,
        )

    def _ask_about(self, shown: rules.IdToken | None, tokens: Tokens) -> tuple[Person | None, Rule[Any] | None]:
        """Ask the userinfo endpoint for her name (section 5.3), and without an ID token for all that is to be known."""
        status, document, moment = self._userinfo(tokens)
        answer = userinfo_response.UserInfo(status, document, shown.claim("sub") if shown else None)
        failed = examine(self.world, userinfo_response.TABLE, answer, about=moment)
        if failed:
            return None, failed
        issuer = shown.claim("iss") if shown else own_server(self.actor).issuer
        subject, name = (value if isinstance(value, str) else "" for value in map(document.get, ("sub", "name")))
        return Person(issuer, shown.claim("sub") if shown else subject, name, tokens), None

    def _userinfo(self, tokens: Tokens) -> tuple[int, dict[str, Any], Moment | None]:
        headers = {"Authorization": f"Bearer {tokens.access}"}
        try:
            response = self.actor.http.get(own_server(self.actor).userinfo_endpoint, headers=headers)
        except (httpx2.TransportError, httpx2.InvalidURL, ValueError):
            return 0, {}, None
        return response.status_code, json_object(response), response.extensions["moment"]

    def logout_url(self, session: str, bound_to: str, person: Person, back_to: str) -> str:
        """Where the browser is sent to end the session at the provider (RP-Initiated Logout §2)."""
        state = self.actor.mint("state", self.world.chance.token("client.logout_state", 16), bound_to)
        self.actor.put("farewells", session, state, f"the state of the logout, for {bound_to}")
        parameters = {
            "id_token_hint": person.tokens.id_token,
            "client_id": self.registration.client_id,
            "post_logout_redirect_uri": back_to,
            "state": state,
        }
        return with_query(own_server(self.actor).end_session_endpoint, parameters)
