"""ID token as access token: a site where Ana only signed in calls the API with the proof of it (RFC 8725 §2.8)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from flask import Flask, Response, request

from app.actors.owner import Owner
from app.actors.pages import problem
from app.actors.redirects import redirect
from app.attacks import parts
from app.attacks.attack import Attack, Defence
from app.attacks.own_client import OwnClient
from app.attacks.parts import ATTACKER, STEAL
from app.flows.flow import Hosts
from app.flows.parts import log_in_and_consent
from app.trace import Phase
from app.wire import Browser, Step, World, here

CLIENT = OwnClient("quiz", "Cat quiz", "openid")
QUIZ = "quiz"


@cache
def build() -> Flask:
    """The quiz: a client of the same server, where people sign in."""
    app = Flask("quiz", static_folder=None)
    app.add_url_rule("/play", "play", ask, methods=["GET"])
    app.add_url_rule("/cb", "callback", use, methods=["GET"])
    return app


def ask() -> Response:
    """Ask who is there, and for nothing else."""
    return redirect(CLIENT.authorization_request(here()))


def use() -> Response:
    """Swap the code for the ID token that one is owed, and show that to an API."""
    tokens = CLIENT.tokens_for(here(), request.args.get("code", ""))
    parts.fetch_photos(here().actor(ATTACKER), str(tokens.get("id_token", "")))
    return problem("Hello!", "Which cat are you?", 200)


def hosts(_: Mapping[str, str]) -> Hosts:
    """The quiz's site."""
    return {CLIENT.origin: (ATTACKER, build())}


def script(world: World) -> None:
    """Ana signs in at the quiz."""
    owner, browser = Owner(world), Browser(world)
    browser.open(f"{CLIENT.origin}/play", owner.follows_link("link", "to know which cat she is").cause)
    log_in_and_consent(owner, browser)


def defence(switch: str, check: str, sentence: str) -> Defence:
    """One claim of the token that the API compares."""
    return Defence(
        switch=switch,
        value="compared",
        who="rs",
        sentence=sentence,
        check=check,
        at="quiz_photos#1.request",
        status=401,
        error="invalid_token",
    )


ATTACK = Attack(
    id="id-token-as-access-token",
    title="ID token as an access token",
    spec=("RFC 8725 §2.8", "RFC 9068 §5"),
    flows=("authorization_code",),
    aim="A site where Ana only signed in gets her photos.",
    goal=lambda trace: parts.answered(
        trace, "quiz_photos", "The quiz has Ana's photos: the API took her ID token for an access token."
    ),
    needs={"as.access_token": "jwt"},
    weak={"rs.check_typ": "ignored", "rs.audience": "ignored"},
    stops=(
        defence("rs.check_typ", "resource.token.form", "The token does not say of itself that it is an access token."),
        defence("rs.audience", "resource.token.audience", "The token is meant for the quiz, and not for the API."),
    ),
    promised={"rfc9700": "RFC 9700 §2.3", "oauth-2.1": "OAuth 2.1 §7.1.4"},
    lanes=(parts.thief(CLIENT.name, "malicious client"),),
    steps=(
        Step("link", "owner", "browser", "act", "", QUIZ, "Ana follows a link"),
        Step("quiz", "browser", ATTACKER, "GET", "/play", QUIZ, "Open the quiz"),
        Step("quiz_callback", "browser", ATTACKER, "GET", "/cb", STEAL, "Bring the answer to the quiz"),
        Step("quiz_token", ATTACKER, "as", "POST", "/token", STEAL, "The quiz swaps the code"),
        Step("quiz_photos", ATTACKER, "rs", "GET", "/photos", STEAL, "The quiz shows the ID token to the API"),
    ),
    phases=(Phase(QUIZ, "Play a quiz"), parts.STEALING),
    hosts=hosts,
    prepare=CLIENT.register,
    script=script,
    victim="Ana lets a quiz know that it is she, and nothing else. The page said so, and was right.",
    attacker="He asks for no permission at all. The proof that she signed in comes from an issuer that the API trusts.",
    remains="A token that really is one, and meant for this API: neither check sees in whose hands it is.",
)
