"""Through the browser, or directly?"""

from __future__ import annotations

from app.explain.questions.moment import Moment
from app.explain.questions.question import Choice, Draft
from app.trace.messages import Request

ADDRESS = "Through the browser, which opens an address"
FORM = "Through the browser, which posts a form"
DIRECTLY = "Directly: the browser takes no part in it"
WHYS = {
    ADDRESS: "The browser opens an address: what is in it can be read and changed there, and histories keep it.",
    FORM: "The browser posts a form: what is in it stays out of addresses, but whoever sits at the browser sees it.",
    DIRECTLY: "This is the back channel. The browser never sees the message, so what is in it can be a secret.",
}
WHY_NOT = {
    ADDRESS: "In an address everything would be seen by the browser, and kept in its history.",
    FORM: "The browser posts no form here.",
    DIRECTLY: "The two do not talk directly here: the browser is the one who sends it.",
}


def ask(moment: Moment) -> Draft | None:
    """Of a request alone; most telling where one goes past the browser for the first time."""
    row = moment.row
    if not isinstance(moment.message, Request) or not any(lane.kind == "browser" for lane in moment.cast):
        return None
    first = row.channel == "back" and not any(each.channel == "back" for each in moment.before)
    right = DIRECTLY if row.channel == "back" else FORM if moment.message.method == "POST" else ADDRESS
    return Draft(
        lead=f"Next: a request for “{moment.title}”.",
        text=f"How does it get to {moment.to}?",
        right=Choice(right, WHYS[right]),
        wrong=[Choice(text, why) for text, why in WHY_NOT.items() if text != right],
        weight=9 if first else 4,
        spec="RFC 6749 §1.3.1" if row.channel == "back" else "",
        ordered=True,
    )
