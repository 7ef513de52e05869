"""What the authorization server does."""

from __future__ import annotations

from app.switches.switch import Switch

SWITCHES = (
    Switch(
        "as.pkce",
        "PKCE at the server",
        "server PKCE",
        "optional",
        "as",
        "What the authorization server does with PKCE.",
        "RFC 9700 §2.1.1",
        {
            "off": "It ignores the parameters, as a server from before RFC 7636 does.",
            "optional": "It holds those to PKCE who sent a challenge; an unexpected verifier is only recorded.",
            "optional+no_downgrade": "As optional, and a verifier without an earlier challenge is refused.",
            "required": "Every authorization request must carry a challenge.",
        },
    ),
    Switch(
        "as.health",
        "Server health",
        "health",
        "well",
        "as",
        "Whether the authorization server can handle what comes to its authorization endpoint.",
        "RFC 6749 §4.1.2.1",
        {
            "failing": "Something inside it breaks: it answers server_error.",
            "overloaded": "It has too much to do at the moment: it answers temporarily_unavailable.",
            "well": "It does its work.",
        },
    ),
    Switch(
        "as.redirect_status",
        "Status of the redirect back",
        "redirect status",
        "303",
        "as",
        "With which status the authorization server sends the browser back to the client.",
        "RFC 9700 §4.12",
        {
            "307": "Temporary Redirect: the browser sends the same request on, with the body and what stands in it.",
            "302": "Found: browsers go on with a GET, though nothing says that they have to.",
            "303": "See Other: the browser goes on with a GET, and takes no body along.",
        },
    ),
    Switch(
        "as.error_redirect",
        "Errors for unknown clients",
        "error redirect",
        "page",
        "as",
        "How the authorization server tells an error to a client that nobody there has looked at.",
        "RFC 9700 §4.11.2",
        {
            "at_once": "It sends the browser to that client with the error, and has asked nobody anything.",
            "after_login": "It does so as well, but the person at the browser has to log in first.",
            "page": "It says what is wrong on a page of its own, and sends nobody on.",
            "interstitial": "It names on a page of its own, after a denial too, which host would come next, and waits.",
        },
    ),
    Switch(
        "as.frame_ancestors",
        "Pages in frames",
        "framing",
        "none",
        "as",
        "Whether other sites may show the pages of the authorization server inside their own.",
        "RFC 9700 §4.16",
        {
            "unset": "Nothing is said, so any site may: invisibly, and above or below what it likes.",
            "none": "No site may: browsers do not show such a page in a frame.",
        },
    ),
    Switch(
        "as.session_cookie",
        "Reach of the login",
        "login cookie",
        "own_pages",
        "as",
        "Where the browser sends the cookie of a login at the authorization server.",
        "RFC 9700 §4.7",
        {
            "everywhere": "With any request, from frames and forms of other sites as well (`SameSite=None`).",
            "own_pages": "With requests of its own pages, and when somebody comes over by a link (`SameSite=Lax`).",
        },
    ),
    Switch(
        "as.client_id_policy",
        "Names of clients",
        "client_id",
        "random",
        "as",
        "Who decides by which client_id a client is registered.",
        "RFC 9700 §4.15",
        {
            "chosen": "The client, where it asks for one: also for that of a person.",
            "random": "The server: it makes one up that nobody else has, no client and no person.",
        },
    ),
    Switch(
        "as.implicit",
        "Implicit grant",
        "implicit",
        "refused",
        "as",
        "Whether the authorization endpoint gives access tokens to the browser.",
        "RFC 9700 §2.1.2",
        {
            "allowed": "It puts an access token into the address that the browser goes to.",
            "refused": "It gives codes only: response_type=token is not supported.",
        },
    ),
    Switch(
        "as.password_grant",
        "Password grant",
        "password grant",
        "refused",
        "as",
        "Whether a client may send the owner's password to the token endpoint.",
        "RFC 9700 §2.4",
        {
            "allowed": "It takes the password from any client that is registered for this grant.",
            "refused": "It does not know that grant: passwords are for its own login page.",
        },
    ),
)
