"""The client that asks for the owner's password itself (RFC 6749 section 4.3), on its own page or in its own app."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask, Response, request
from markupsafe import Markup

from app.actors.client import pages, web
from app.actors.client.protocol import Client
from app.actors.client.token_endpoint import Tokens, ask_for_tokens
from app.actors.pages import page, problem
from app.actors.server import Server
from app.checks import Rule
from app.wire import World, here

FORM = Markup(
    "<p>To fetch your photos, Photo printer needs your account and password at <strong>Accounts</strong>.</p>"
    '<form method="post" action="/sign-in">'
    '<label>Account <input name="username"></label><label>Password <input name="password" type="password"></label>'
    "<button>Connect</button></form>"
)


def build() -> Flask:
    """The web client's app: its first page asks for the password."""
    app = Server("printer-with-password")
    app.add_url_rule("/print", "print", start, methods=["GET"])
    app.add_url_rule("/sign-in", "sign_in", sign_in, methods=["POST"])
    return web.with_prints(app)


def start() -> Response:
    """A form like the one at the authorization server. Nothing on it shows whose it is."""
    return web.kept(page("Connect your photos", FORM), web.open_session(Client.of(here())))


def sign_in() -> Response:
    """Swap what was typed for a token, then go on as with any other grant."""
    client = Client.of(here())
    tokens, failed = _swap(client, request.form)
    if failed or tokens is None:
        return pages.refused(failed) if failed else problem("No token", "The token endpoint gave none.", 502)
    return web.to_prints(client, tokens)


def in_app(world: World, typed: Mapping[str, str]) -> None:
    """The same in an app on the owner's device: there is no page, and no browser that would show an address."""
    client = Client.of(world)
    tokens, _ = _swap(client, typed)
    if tokens:
        client.keep("this app", tokens, "the access token of this app")
        client.fetch_photos(tokens)


def _swap(client: Client, typed: Mapping[str, str]) -> tuple[Tokens | None, Rule[Any] | None]:
    """Ask for tokens with the password, then forget it, as section 4.3 demands and nobody can check."""
    account = typed.get("username", "")
    credentials = {"username": account, "password": typed.get("password", "")}
    client.actor.put("passwords", account, credentials, f"the password of {account or 'nobody'}, as it was typed")
    asked = {"grant_type": "password", **credentials, "scope": client.registration.scope}
    tokens, failed = ask_for_tokens(client.actor, client.registration, asked)
    client.actor.drop("passwords", account, "it has to be forgotten now, and nobody can see whether it is")
    return tokens, failed
