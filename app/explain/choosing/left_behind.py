"""The questions for whoever was told to use implicit or password."""

from __future__ import annotations

from app.explain.choosing.model import Answer, Question

NO_NAME_NEEDED = "It tells who signed in. Access needs no name: the API knows by the token whose data is meant."

LEFT_BEHIND = (
    Question(
        "legacy",
        "Which of the two?",
        "Told to use",
        (
            Answer(
                "implicit",
                "Implicit",
                "The access token comes in the address, and there is no token endpoint.",
                "why-implicit",
                {
                    "device": "It is for things without a browser; implicit runs in nothing but a browser.",
                    "implicit": "Left behind: the token lies in the address, and nothing ties it to who asked.",
                    "password": "Left behind as well, and worse: a script in a page would see her password.",
                },
            ),
            Answer(
                "password",
                "Password",
                "The app asks for name and password itself and sends them to the token endpoint.",
                "why-password",
                {
                    "implicit": "Left behind as well: it keeps the password safe, and gives the token away instead.",
                    "password": "Left behind: people learn to type passwords anywhere, and no second factor fits in.",
                },
            ),
        ),
    ),
    Question(
        "why-implicit",
        "What is it wanted for?",
        "Wanted",
        (
            Answer(
                "page",
                "The code runs in a page",
                "Once scripts could not call a token endpoint of another site. They can now.",
                "implicit-code",
                {"openid": NO_NAME_NEEDED},
            ),
            Answer(
                "sign-in",
                "To know who signed in",
                "The app takes the access token as proof that she is there.",
                "implicit-openid",
            ),
            Answer(
                "see",
                "To see what is wrong with it",
                "There is a scenario: watch where the token lies.",
                "implicit-see",
                {
                    "code": "It is what to use instead. The token goes from server to client, and no address holds it.",
                    "openid": "It is what to use instead where a client wants to know who she is.",
                },
            ),
        ),
    ),
    Question(
        "why-password",
        "What is it wanted for?",
        "Wanted",
        (
            Answer(
                "own",
                "App and server are both ours",
                "Nobody is misled, it seems, and a browser that opens looks like a detour.",
                "password-code",
                {
                    "openid": "Add it where the app has to know who she is; for access alone it is not needed.",
                    "device": "The app has a browser to open. Nothing need be typed on another device.",
                },
            ),
            Answer(
                "no-browser",
                "There is no browser where it runs",
                "In a terminal, on a television: there seems to be no other way to ask her.",
                "password-device",
                {
                    "code": "It needs a browser where the program runs, and an address to come back to.",
                    "openid": "It tells who signed in. What is wanted here is access.",
                },
            ),
            Answer(
                "see",
                "To see what is wrong with it",
                "There is a scenario: watch who learns the password.",
                "password-see",
                {
                    "code": "It is what to use instead: the password goes to the authorization server's own page.",
                    "openid": "It is what to use instead where an app wants to know who she is.",
                    "device": "It is what to use instead where there is no browser.",
                },
            ),
        ),
    ),
)
