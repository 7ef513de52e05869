"""A Referer with a code in it: a picture on the client's page is enough (RFC 9700 §4.2).

Browsers tell other sites only the origin today, unless the page asks for more: this one does.
"""

from __future__ import annotations

from app.attacks import adverts, parts
from app.attacks.attack import Attack, Defence, Reached
from app.trace import RequestSent, Trace
from app.trace.messages import header
from app.trace.paths import pairs, split_url
from app.trace.places import step_of

FETCHED = {adverts.PIXEL.id, adverts.SCRIPT.id}


def goal(trace: Trace) -> Reached:
    """The other site was sent the code."""
    for event in trace.events:
        if isinstance(event, RequestSent) and step_of(event.step) in FETCHED:
            told = split_url(header(event.message, "referer") or "")
            if dict(pairs(told.query)).get("code"):
                return Reached(True, event.seq, "The other site has Ana's code: it stands in the Referer.")
    return Reached(False)


ATTACK = Attack(
    id="referer-leak",
    title="A code in the Referer",
    spec=("RFC 9700 §4.2",),
    flows=("authorization_code",),
    aim="A site that only delivers a picture for the client's page learns the code.",
    goal=goal,
    needs={"client.type": "confidential"},
    weak={"client.third_party": "image", "client.referrer_policy": "unsafe-url", "client.callback_page": "kept"},
    stops=(
        Defence(
            switch="client.referrer_policy",
            value="unset",
            who="browser",
            sentence="Where a page does not say otherwise, the browser tells another site the origin, and no more.",
        ),
        Defence(
            switch="client.referrer_policy",
            value="no-referrer",
            who="browser",
            sentence="The page wants nothing told, and the browser sends no Referer.",
        ),
        Defence(
            switch="client.callback_page",
            value="left",
            who="client",
            sentence="The page with the picture has another address, without the code.",
        ),
        Defence(
            switch="client.third_party",
            value="none",
            who="client",
            sentence="The page loads nothing from another site.",
        ),
    ),
    promised={"rfc9700": "RFC 9700 §4.2.4"},
    lanes=(parts.thief("ads.example", "attacker's site"),),
    steps=(adverts.PIXEL, adverts.SCRIPT),
    phases=(parts.STEALING,),
    hosts=adverts.hosts,
    victim="Ana has her prints. That a dot on the page came from somewhere else, nobody can see.",
    attacker="He delivers adverts, and reads his own log. The code is used up by then, if the server counts uses.",
    remains="The state stands in the same address: it too must be good for one use.",
)
