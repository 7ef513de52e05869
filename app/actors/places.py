"""Where everybody lives on the in-process internet, and what they are registered as."""

from __future__ import annotations

ISSUER = "https://accounts.example"
CLIENT_ORIGIN = "https://printer.example"
API = "https://photos.example"
ADVERTS = "https://ads.example"  # whose pictures or scripts the client's pages may load: client.third_party
PRINTS = "https://prints.example"
CUSTOM_SCHEME = "com.example.app"  # a domain of the app's makers, in reverse order (RFC 8252 section 7.1)
CUSTOM_URI = f"{CUSTOM_SCHEME}:/cb"
CLAIMED_URI = f"{CLIENT_ORIGIN}/app/cb"  # of the makers' own site, which names the app (RFC 8252 section 7.2)
LOOPBACK_ORIGIN = "http://127.0.0.1:51004"  # the port that the native app opened this time (RFC 8252 section 7.3)

# Of the client, by client.redirect_uris: where answers of this server come, and those of any other.
CALLBACKS = {"shared": ("/cb", "/cb"), "per_server": ("/cb/accounts", "/cb/other")}

AUTHORIZATION_ENDPOINT = f"{ISSUER}/authorize"
TOKEN_ENDPOINT = f"{ISSUER}/token"
INTROSPECTION_ENDPOINT = f"{ISSUER}/introspect"
REVOCATION_ENDPOINT = f"{ISSUER}/revoke"
REGISTRATION_ENDPOINT = f"{ISSUER}/register"
DEVICE_AUTHORIZATION_ENDPOINT = f"{ISSUER}/device_authorization"
VERIFICATION_URI = f"{ISSUER}/device"
USERINFO_ENDPOINT = f"{ISSUER}/userinfo"
END_SESSION_ENDPOINT = f"{ISSUER}/logout"
KEYS = f"{ISSUER}/jwks"
METADATA_PATH = "/.well-known/oauth-authorization-server"  # put before the path of the issuer (RFC 8414 section 3.1)
CONFIGURATION = f"{ISSUER}/.well-known/openid-configuration"  # appended to the issuer (OIDC Discovery §4)
PHOTOS = f"{API}/photos"
PRICES = f"{API}/prices"

SCOPES = {
    "photos.read": "See your photos",
    "albums.read": "See your albums",
    "photos.delete": "Delete your photos",
}
RESOURCES = (API, PRINTS)  # the APIs that the authorization server gives tokens for
IDENTITY_SCOPES = {"openid": "Know that you signed in", "profile": "See your name", "email": "See your e-mail address"}
ASKED_SCOPE = "photos.read"
SCOPE_ASKED = {"less": "albums.read", "more": "photos.read albums.read", "needed": ASKED_SCOPE}  # client.scope
OWN_SCOPE = "prices.read"  # what the client may do in its own name: no owner can give or refuse it
ACCOUNT = "ana"
OWNERS = (ACCOUNT, "mallory")  # who have photos at the library
