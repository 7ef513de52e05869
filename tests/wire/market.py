"""A browser asks, and the site that it asks buys at a shop meanwhile: two exchanges, one within the other."""

from typing import Any

import httpx2
from flask import Flask, request

from app.trace import RunDecision
from app.wire import Browser, Step, World, here
from tests.wire.internet import SHOP, WEB, Wsgi, internet, responses, saying

STEPS = [
    Step("ask", "browser", "web", "GET", "/ask*", "p", "Ask"),
    Step("buy", "web", "shop", "POST", "/buy", "p", "Buy"),
]


def shop() -> Flask:
    """`/ask` buys at the shop meanwhile, on the back channel, and says what came of it."""
    app = Flask("web", static_folder=None)

    @app.get("/ask")
    def ask() -> str:
        try:
            answer = here().actor("web").http.post(f"{SHOP}/buy", data={"what": "bread"})
        except httpx2.ConnectError as error:
            return f"lost: {error}"
        return f"{answer.status_code} {answer.text}"

    @app.post("/other")
    def other() -> str:
        return request.get_data(as_text=True)

    return app


def market(*decisions: RunDecision, shop_says: Wsgi | None = None) -> World:
    return internet({WEB: ("web", shop()), SHOP: ("shop", shop_says or saying("sold"))}, decisions, STEPS)


def asked(*decisions: RunDecision, shop_says: Wsgi | None = None) -> World:
    """What happens when the browser asks at `/ask`, with these decisions."""
    world = market(*decisions, shop_says=shop_says)
    Browser(world).open(f"{WEB}/ask")
    return world


def edit(at: str, **changes: str | None) -> RunDecision:
    """An edit; `form__what` is the path `form.what`."""
    return RunDecision(at=at, do="edit", set={path.replace("__", "."): value for path, value in changes.items()})


def facts(world: World, kind: type[Any]) -> list[Any]:
    return [event for event in world.recorder.events if isinstance(event, kind)]


def shown(world: World) -> str:
    """What the last page says."""
    body = responses(world)[-1].body
    return body.text or "" if body else ""
