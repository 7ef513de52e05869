"""What the pages of the client give away, and where they lead."""

from __future__ import annotations

from app.switches.switch import Switch

SWITCHES = (
    Switch(
        "client.third_party",
        "Parts from other sites",
        "third party",
        "none",
        "client",
        "What the client's pages load from a site that is not the client's own.",
        "RFC 9700 §4.2.4",
        {
            "script": "A script, which can do in the page whatever the client's own can.",
            "image": "A picture: its site learns that the page was opened, and from where, as far as the Referer says.",
            "none": "Nothing.",
        },
    ),
    Switch(
        "client.referrer_policy",
        "Referrer policy of the pages",
        "referrer",
        "no-referrer",
        "client",
        "How much of its own address a page of the client's lets the browser tell others.",
        "RFC 9700 §4.2.4",
        {
            "unsafe-url": "The whole address, to anybody. Browsers once did nearly that by themselves.",
            "unset": "What the browser thinks right: today the origin alone, to other sites.",
            "no-referrer": "Nothing.",
        },
    ),
    Switch(
        "client.callback_page",
        "What is shown at the redirect URI",
        "callback page",
        "left",
        "client",
        "Whether a web client shows its page at the address that the answer came to.",
        "RFC 9700 §4.2.4",
        {
            "kept": "It does: the code stays in the address bar, in the history, and in what the page gives away.",
            "left": "It sends the browser on to an address with nothing secret in it.",
        },
    ),
    Switch(
        "client.message_origin",
        "Messages to the opener",
        "message to",
        "none",
        "client",
        "To whom the client's page hands the answer when it stands in a window that another page opened.",
        "RFC 9700 §4.17",
        {
            "any": "To the page that opened the window, whosever that is (`postMessage` with `*`).",
            "prefix": "To the origin that the `state` of the request names, if it begins as the client's own does.",
            "exact": "To that page, if it is one of the client's own: the message names its origin.",
            "none": "To nobody: it uses the answer itself.",
        },
    ),
    Switch(
        "client.message_sender",
        "Messages from the opener",
        "message from",
        "none",
        "client",
        "Whose message the client's page takes for an answer when it stands in a window that another page opened.",
        "RFC 9700 §4.17",
        {
            "any": "Anybody's: it listens, and does not look at the origin of what it hears.",
            "exact": "That of the client's own pages: it compares the origin of the message.",
            "none": "Nobody's: it asks for an answer itself.",
        },
    ),
    Switch(
        "client.onward",
        "Where the client sends people on",
        "onward",
        "own_pages",
        "client",
        "Where the redirect URI leads on to when its address names a page in the parameter `next`.",
        "RFC 9700 §4.11.1",
        {
            "anywhere": "Wherever it says: an open redirector, over which the browser carries the fragment along.",
            "anywhere_cut": "Wherever it says, with an empty fragment of its own in place of the old one.",
            "own_pages": "To pages of its own alone.",
        },
    ),
)
