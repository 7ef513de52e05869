"""What status will come back?"""

from __future__ import annotations

from app.checks import LEDGER
from app.explain.questions.moment import Moment
from app.explain.questions.question import Choice, Draft

# What each status says, in the order in which they tempt (RFC 9110 section 15).
MEANINGS = {
    200: "OK: here is what was asked for",
    303: "See Other: go on with a GET to the address in `Location`",
    400: "Bad Request: this request cannot be granted as it is",
    401: "Unauthorized: who asks has not shown that it may",
    307: "Temporary Redirect: send the same again, body and all, to the address in `Location`",
    403: "Forbidden: who asks is known, and may not do this",
    302: "Found: go on at the address in `Location`, in a way that is left to the browser",
    201: "Created: what was asked for exists from now on",
    204: "No Content: it is done, and there is nothing to say",
    500: "Internal Server Error: the server itself failed",
    503: "Service Unavailable: the server cannot answer now",
}
TEMPTING = {
    200: (303, 400, 401),
    201: (200, 400, 401),
    303: (200, 307, 400),
    302: (200, 307, 400),
    307: (200, 303, 400),
    400: (200, 303, 401),
    401: (200, 303, 400),
    403: (200, 400, 303),
}
OTHERWISE = (200, 303, 400)


def ask(moment: Moment) -> Draft | None:
    """Of a response alone; most telling where it refuses."""
    status = moment.row.status
    if status is None:
        return None
    tempting = TEMPTING.get(status, OTHERWISE)
    return Draft(
        lead=moment.opening,
        text="Which status does it have?",
        right=Choice(_words(status), _because(moment, status)),
        wrong=[Choice(_words(other), _why_not(moment, status, other)) for other in tempting],
        weight=10 if status >= 400 else 5 if status >= 300 else 3,
        spec=moment.stopped.spec if moment.stopped and status >= 400 else "",
        ordered=True,
    )


def _words(status: int) -> str:
    return f"{status} {MEANINGS.get(status, 'a status of no common meaning')}"


def _because(moment: Moment, status: int) -> str:
    if moment.row.tampered:
        return "The answer was changed on its way; this is what it says now."
    stopped = moment.stopped
    if stopped and status >= 400:
        return f"One check stopped the request. {LEDGER[stopped.id].failure}."
    if stopped and status < 400:
        return f"It is refused, and the browser carries the error to whoever asked. {LEDGER[stopped.id].failure}."
    if 300 <= status < 400:
        return f"{moment.to} is not at its goal yet: it is sent on, with all that it has to bring along in the address."
    if status < 300:
        return f"Nothing stopped the request, and {moment.sender} has what was asked for."
    return f"{moment.sender} does not grant what was asked for."


def _why_not(moment: Moment, status: int, other: int) -> str:
    """Why it is not another status."""
    if other == 307:
        return f"It would make {moment.to} send its form on to the next address, a password in it included."
    if status >= 400 and other < 400:
        return f"{moment.sender} grants nothing here, and says so to the one who asked."
    if status >= 400:
        return "It refuses, but for another reason: " + (
            "401 asks for a proof of who is asking, and that is not what is wrong."
            if other == 401
            else "400 is for a request that is wrong in itself, whoever sends it."
        )
    if other >= 400:
        stopped = moment.stopped
        return (
            "The error travels in the address, not in the status." if stopped else "Nothing is wrong with the request."
        )
    if other in {302, 303}:
        return f"{moment.to} is not sent anywhere: what it asked for is in this answer."
    return f"There is nothing to show or to hand out here yet: {moment.to} has to go on first."
