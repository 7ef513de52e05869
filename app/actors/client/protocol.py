"""What every client does in the authorization code grant (RFC 6749 section 4.1, RFC 7636)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self, cast

from app.actors.client.api import call
from app.actors.client.enrolment import register
from app.actors.client.lookup import look_up
from app.actors.client.registration import Registration
from app.actors.client.server import CONFIGURED, Server, own_server
from app.actors.client.token_endpoint import Tokens, ask_for_tokens
from app.actors.places import API, PHOTOS, PRINTS
from app.actors.redirects import with_query
from app.checks import Params, Rule, examine
from app.checks import callback as rules
from app.checks.token import s256
from app.wire import Actor, World

QUEUE = "print queue"
TARGETS = {"photos": API, "prints": PRINTS}


@dataclass(frozen=True)
class Asked:
    """What the client keeps until the answer comes: bound to one session of one browser, or to one running app.

    `besides` are the parameters of extensions that it sent, such as `nonce`.
    """

    redirect_uri: str
    state: str | None
    verifier: str | None
    besides: Mapping[str, str] = field(default_factory=dict)
    server: Server = CONFIGURED


class Client:
    """The protocol behaviour of one client in one play. `session` names the shelf entry that an attempt is bound to."""

    def __init__(self, world: World, registration: Registration) -> None:
        self.world = world
        self.actor: Actor = world.actor("client")
        self.registration = registration

    @classmethod
    def of(cls, world: World) -> Self:
        """The one client of a play."""
        return cls(world, cast(Registration, world.actor("client").look("registration", "own")))

    def get_ready(self) -> Rule[Any] | None:
        """Look the server up and register, where that is still to be done; returns the rule that stops, if any."""
        issuer = self.actor.look("servers", "to look up")
        failed = look_up(self.actor, issuer) if issuer else None
        if failed is None and not self.registration.client_id:
            failed = register(self.actor, self.registration)
        self.registration = self.actor.look("registration", "own")
        return failed

    def asks_for(self, what: str) -> bool:
        """Whether this is among the words of its response type."""
        return what in self.registration.response_type.split(" ")

    def authorization_url(self, session: str, bound_to: str, besides: Mapping[str, str] | None = None) -> str:
        """Make state and verifier, keep them for `session`, and build the authorization request (section 4.1.1).

        `besides` are parameters of extensions, which are sent and kept as well.
        """
        parameters = {
            "response_type": self.registration.response_type,
            "client_id": self.registration.client_id,
            "redirect_uri": self.registration.redirect_uri,
            "scope": self.registration.scope,
        }
        parameters.update(self._target())
        state = self._make_state(bound_to)
        if state:
            parameters["state"] = state
        verifier, challenge = self._make_verifier(bound_to)
        parameters.update(challenge)
        sent = dict(besides or {})
        kept = [name for name, value in (("state", state), ("code_verifier", verifier)) if value] + list(sent)
        note = f"{' and '.join(kept) or 'that an answer is awaited'}, for {bound_to}"
        server = own_server(self.actor)
        asked = Asked(self.registration.redirect_uri, state, verifier, sent, server)
        self.actor.put("attempts", session, asked, note)
        return with_query(server.authorization_endpoint, {**parameters, **sent})

    def _target(self) -> dict[str, str]:
        """The API that the token is to be for (RFC 8707 section 2)."""
        named = TARGETS.get(self.world.switches["client.resource"])
        return {"resource": named} if named else {}

    def _make_state(self, bound_to: str) -> str | None:
        if self.world.switches["client.state"] == "none":
            return None
        return self.actor.mint("state", self.world.chance.token("client.state", 16), bound_to)

    def _make_verifier(self, bound_to: str) -> tuple[str | None, dict[str, str]]:
        """The verifier, and the parameters that go ahead of it (RFC 7636 sections 4.1 to 4.3)."""
        method = self.world.switches["client.pkce"]
        if method == "none" or not self.asks_for("code"):
            return None, {}
        verifier = self.actor.mint("code_verifier", self.world.chance.token("client.code_verifier"), bound_to)
        challenge = verifier
        if method == "S256":
            inputs = {"code_verifier": verifier}
            challenge = self.actor.work("BASE64URL(SHA256(code_verifier))", inputs, s256(verifier))
        return verifier, {"code_challenge": challenge, "code_challenge_method": method}

    def session_of(self, state: str) -> str | None:
        """The session that waits for an answer with this state, None for none; whose browser brings it is not asked."""
        attempts: Mapping[str, Asked] = self.actor.shelf("attempts")
        return next((session for session, asked in attempts.items() if state and asked.state == state), None)

    def examine_answer(
        self, session: str | None, url: str, found: list[tuple[str, str]], place: str = "query"
    ) -> tuple[Asked | None, Any]:
        """Check what came back; returns what was kept for this session, and the rule that stops, if any.

        What was kept is taken off the shelf: an answer is accepted once. `place` is where its parameters stood.
        """
        asked = self.actor.take("attempts", session, "the answer came: it counts once") if session else None
        answer = rules.Answer(
            params=Params(tuple(found)),
            arrived_at=url,
            session_known=asked is not None,
            redirect_uri=asked.redirect_uri if asked else "",
            bound_state=asked.state if asked else None,
            issuer=asked.server.issuer if asked else "",
            iss_announced=asked is not None and asked.server.iss_announced,
            switches=self.world.switches,
            place=place,
            code_asked_for=self.asks_for("code"),
        )
        return asked, examine(self.world, rules.TABLE, answer)

    def swap(self, code: str, asked: Asked | None) -> tuple[Tokens | None, Rule[Any] | None]:
        """Swap the code for tokens (section 4.1.3); returns them, or the rule that stops."""
        form = {"grant_type": "authorization_code", "code": code}
        if self.world.switches["client.redirect_uri_at_token"] == "sent":
            form["redirect_uri"] = self.registration.redirect_uri
        if asked and asked.verifier:
            form["code_verifier"] = asked.verifier
        return ask_for_tokens(self.actor, self.registration, {**form, **self._target()})

    def keep(self, session: str, tokens: Tokens, note: str) -> None:
        """Keep the tokens of a session, and a copy of them with the job that was ordered, if this client queues."""
        self.actor.put("tokens", session, tokens, note)
        if self.registration.queues:
            self.actor.put(QUEUE, f"a job of {session}", tokens, "a print job for later, with a copy of the tokens")

    def fetch_photos(self, tokens: Tokens) -> tuple[int, dict[str, Any]]:
        """Ask the API for the photos: the status, 0 for none, and what it answered."""
        return call(self.actor, self.actor.look("apis", "photos") or PHOTOS, tokens)
