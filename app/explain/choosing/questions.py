"""The questions, at most four on any path."""

from __future__ import annotations

from app.explain.choosing.left_behind import LEFT_BEHIND, NO_NAME_NEEDED
from app.explain.choosing.model import Answer, Question

START = "start"

_ON_ITS_OWN = {
    "code": "There is no person who could log in, and no browser to send anywhere.",
    "openid": "There is nobody to sign in: an ID token speaks of a person.",
    "refresh": "The program can prove itself again at any time, and gets a new access token for that.",
    "device": "There is nobody who could type the short code.",
    "implicit": "There is no browser that a token could be handed to.",
    "password": "It needs a person's account, and her password in a file. The program has a name of its own.",
}
_FOR_A_PERSON = {
    "client_credentials": "It speaks for the program alone: nobody was asked, and no API can tell whose data is meant.",
    "implicit": "It hands the access token to the browser, where histories and scripts can read it. The code does not.",
    "password": "She would tell the program her password, and with it everything that she can do there.",
}
_NO_KEY = "It tells who signed in, and is no key to any API, neither now nor while she is away."
_SIGNED_IN_ONCE = "Knowing who she is takes one ID token. There is nothing to come back for while she is away."
_SHE_IS_THERE = "When the access token has expired she is there, and her browser can simply be sent again."


def _need(id: str, sign_in: str, data: str, away: str) -> Question:
    """What is it for? Asked of everything that has a browser at hand, and leading elsewhere for each."""
    return Question(
        id,
        "What does it need?",
        "Need",
        (
            Answer(
                "sign-in",
                "To know who she is",
                "She signs in with an account that she has already; nothing else is wanted of it.",
                sign_in,
                {"refresh": _SIGNED_IN_ONCE},
            ),
            Answer(
                "data",
                "Her data, while she is there",
                "She starts it, waits, and is done; next time she may be asked again.",
                data,
                {"openid": NO_NAME_NEEDED, "refresh": _SHE_IS_THERE},
            ),
            Answer(
                "away",
                "Her data, also while she is away",
                "It works on its own later, at night or every hour, with what she allowed once.",
                away,
                {"openid": _NO_KEY},
            ),
        ),
    )


_ALL = (
    Question(
        START,
        "For whom does the program ask?",
        "For whom",
        (
            Answer(
                "person",
                "For a person, whose data it is",
                "Somebody has to say yes, or has to sign in.",
                "where",
                _FOR_A_PERSON,
            ),
            Answer(
                "itself",
                "For itself",
                "A job or a server that calls an API in its own name: no person is asked.",
                "proof",
                _ON_ITS_OWN,
            ),
            Answer(
                "told",
                "I was told to use implicit or password",
                "By an old tutorial, a library or a form. Both are left behind; see what takes their place.",
                "legacy",
                {
                    "client_credentials": "It speaks for the program alone. Both of these were for a person's data.",
                    "refresh": "It is no way in: it renews what another grant has brought.",
                },
            ),
        ),
    ),
    Question(
        "where",
        "Where does the code run?",
        "Runs",
        (
            Answer(
                "server",
                "On a server",
                "Its makers alone can look into it, so it can keep a secret.",
                "server",
                {"device": "She sits at a browser already. A short code to type would only help those who phish."},
            ),
            Answer(
                "native",
                "In an app on a phone or computer",
                "Everybody has a copy of it, so nothing in it is secret; but it can open a browser.",
                "native",
                {"device": "She has a browser there, and the app can be called back. Nothing need be typed."},
            ),
            Answer(
                "page",
                "In a browser page",
                "A script that everybody can read, next to others that nobody may know.",
                "page",
                {"device": "The page runs in her browser: it can simply be sent to the login page and back."},
            ),
            Answer(
                "device",
                "On something without browser or keyboard",
                "A television, a photo frame, a printer, a program in a terminal far away.",
                "device",
                {
                    "code": "It has no browser to send to a login page, and no address to be called back at.",
                    "openid": "It tells who signed in. This device is to be given access; it need not know by whom.",
                    "refresh": "It may come along, so that she need not type a code again. It is no way in by itself.",
                    "implicit": "It needs a browser on the device itself, as the code does, and gives the token away.",
                    "password": "She would type her password on a thing that is hard to type on and easy to watch.",
                },
            ),
        ),
    ),
    _need("server", "openid-server", "server-proof", "refresh-server"),
    _need("native", "openid-app", "code-app", "refresh-app"),
    Question(
        "page",
        "Is there a server of your own behind the page?",
        "Own server",
        (
            Answer(
                "backend",
                "Yes, or there could be one",
                "It keeps the tokens, and the page has nothing but a session with it.",
                "backend",
            ),
            Answer(
                "no-backend",
                "No, there is the page alone",
                "The script talks to the API itself, and holds the access token while it does.",
                "script",
            ),
        ),
    ),
    _need("backend", "openid-backend", "code-backend", "refresh-backend"),
    _need("script", "openid-page", "code-page", "refresh-page"),
    Question(
        "device",
        "How does she come to the page where the code goes?",
        "The code",
        (
            Answer(
                "typed",
                "She types address and code",
                "On her phone or computer, as the device shows them.",
                "device-typed",
            ),
            Answer(
                "scanned",
                "She scans a picture",
                "Nothing to type; and nothing that makes her look at which device it is.",
                "device-scanned",
            ),
        ),
    ),
    Question(
        "server-proof",
        "How can the server prove who it is?",
        "Proof",
        (
            Answer(
                "secret",
                "With a secret that both sides know",
                "Simple, and both sides have to guard it.",
                "code-server",
            ),
            Answer(
                "key",
                "With a key of its own",
                "The authorization server knows only the public half, so there is nothing to steal from it.",
                "code-key",
            ),
        ),
    ),
    Question(
        "proof",
        "How can it prove who it is?",
        "Proof",
        (
            Answer(
                "secret",
                "With a secret that both sides know",
                "It lies in its settings, out of reach.",
                "machine-secret",
            ),
            Answer(
                "key",
                "With a key of its own",
                "It signs each request for a token; the key never leaves it.",
                "machine-key",
            ),
            Answer(
                "nothing",
                "It cannot",
                "It is handed out to people, and whatever is inside it can be read by them.",
                "machine-none",
            ),
        ),
    ),
    *LEFT_BEHIND,
)

QUESTIONS: dict[str, Question] = {question.id: question for question in _ALL}
