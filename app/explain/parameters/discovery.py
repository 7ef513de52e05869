"""What a provider says of itself (OIDC Discovery §3), and its keys."""

from __future__ import annotations

from app.explain.parameters.entry import Entry

_METADATA = "OIDC Discovery §3"
_LOGOUT = "OIDC RP-Initiated Logout §2.1"

ENTRIES = {
    "client:json.issuer": Entry(
        plain="Which login server this description is of.",
        meaning="For whom this document speaks. The client compares it with the issuer that it asked, and with iss of "
        "every ID token.",
        rule="An https address without query or fragment. It MUST be identical to the one from which the document's "
        "address was made, or the client MUST NOT use the document (§4.3).",
        gain="Where nobody compares it, a document of his speaks for the honest provider, and names his endpoints as "
        "its own.",
        level="REQUIRED",
        spec=_METADATA,
    ),
    "client:json.authorization_endpoint": Entry(
        plain="The page where people log in.",
        meaning="Where browsers are sent to log in.",
        rule="An https address, possibly with a query, without a fragment (RFC 6749 §3.1).",
        gain="Whoever can forge it sends people to a log-in page of his own and reads their passwords.",
        level="REQUIRED",
        spec=_METADATA,
    ),
    "client:json.token_endpoint": Entry(
        plain="The counter where vouchers are swapped for passes.",
        meaning="Where codes are swapped. The client sends its secret there: a forged address would collect it.",
        rule="REQUIRED unless the provider knows only the implicit flow: an https address.",
        gain="Whoever can forge it is brought codes, verifiers and the client's secret.",
        level="REQUIRED",
        spec=_METADATA,
    ),
    "client:json.userinfo_endpoint": Entry(
        plain="Where the app can learn more about the person.",
        meaning="Where more is told about who logged in.",
        rule="An https address, possibly with port, path and query.",
        gain="Whoever can forge it collects access tokens, and tells the app what he likes about people.",
        level="RECOMMENDED",
        spec=_METADATA,
    ),
    "client:json.jwks_uri": Entry(
        plain="Where the login server shows what its seal looks like.",
        meaning="Where the public keys are.",
        rule="An https address of a set with the provider's signing keys. Where keys for encryption stand beside them, "
        "every key MUST say by use what it is for.",
        gain="Whoever can forge it puts his own key there, and signs ID tokens for anybody.",
        level="REQUIRED",
        spec=_METADATA,
    ),
    "client:json.end_session_endpoint": Entry(
        plain="The page where people log out.",
        meaning="Where browsers are sent to log out.",
        rule="REQUIRED of providers that support this way of logging out: an https address.",
        gain="Whoever can forge it is sent ID tokens, and people who believe that they have logged out.",
        level="REQUIRED",
        spec=_LOGOUT,
    ),
    "client:json.introspection_endpoint": Entry(
        plain="Where a service asks whether a pass is still good.",
        meaning="Where an API asks whether a token is active, and what it stands for.",
        rule="An https address, as in RFC 7662 §2.",
        gain="Whoever can forge it is shown every token, and answers active to what he likes.",
        level="OPTIONAL",
        spec="RFC 8414 §2",
    ),
    "client:json.revocation_endpoint": Entry(
        plain="Where a pass can be cancelled.",
        meaning="Where clients take tokens back.",
        rule="An https address, as in RFC 7009 §2.",
        gain="Whoever can forge it is handed tokens that everybody believes to be dead.",
        level="OPTIONAL",
        spec="RFC 8414 §2",
    ),
    "client:json.scopes_supported": Entry(
        plain="What an app can ask for here.",
        meaning="What can be asked for.",
        rule="A list. The provider MUST support openid; those scopes that OpenID Connect itself defines SHOULD be "
        "listed where it has them, others MAY be left out.",
        gain="Nothing: it is a list for clients, and the server examines every request anyway.",
        level="RECOMMENDED",
        spec=_METADATA,
    ),
    "client:json.response_types_supported": Entry(
        plain="What the login server hands out by way of the browser.",
        meaning="What the authorization endpoint gives out, and in which combinations.",
        rule="A list. A provider that registers clients at run time MUST support code, id_token and id_token token.",
        gain="What gives tokens to the browser is what he hopes to find here.",
        level="REQUIRED",
        spec=_METADATA,
    ),
    "client:json.response_modes_supported": Entry(
        plain="In which ways answers can come back.",
        meaning="How answers can come back.",
        rule="A list. Left out it means query and fragment.",
        gain="Nothing by itself. Without form_post every answer stands in an address, and so in the history.",
        level="OPTIONAL",
        spec=_METADATA,
    ),
    "client:json.grant_types_supported": Entry(
        plain="What an app can hand in for a pass.",
        meaning="Which grants there are; implicit stands for tokens right from the authorization endpoint.",
        rule="A list. Left out it means authorization_code and implicit.",
        gain="password or implicit in this list tells him where the weak spot is.",
        level="OPTIONAL",
        spec=_METADATA,
    ),
    "client:json.token_endpoint_auth_methods_supported": Entry(
        plain="In which ways an app can show that it is really that app.",
        meaning="How clients may prove themselves.",
        rule="A list. Left out it means client_secret_basic.",
        gain="A client that takes the weakest of them, or none, is the one that he can play.",
        level="OPTIONAL",
        spec=_METADATA,
    ),
    "client:json.token_endpoint_auth_signing_alg_values_supported": Entry(
        plain="In which ways an app may sign its proof.",
        meaning="How a client may sign the JWT that it proves itself with.",
        rule="A list, in which RS256 SHOULD stand and none MUST NOT.",
        gain="With none in it he needs no key to be any client.",
        level="OPTIONAL",
        spec=_METADATA,
    ),
    "client:json.code_challenge_methods_supported": Entry(
        plain="Whether the login server can tie a voucher to a secret that only the app knows.",
        meaning="Which methods of PKCE there are. Where it is missing, the server ignores PKCE.",
        rule="A list of registered methods. Left out it means that the server does not support PKCE; a server that "
        "does MUST let clients find out (RFC 9700 §2.1.1).",
        gain="A client that relies on PKCE at a server which ignores it is protected by nothing: stolen codes work.",
        level="OPTIONAL",
        spec="RFC 8414 §2",
    ),
    "client:json.subject_types_supported": Entry(
        plain="Whether all apps are told the same number for one person.",
        meaning="public: every client is told the same sub for one person. With pairwise each would be told another.",
        rule="A list out of public and pairwise.",
        gain="With public, apps that work together can find out what one person does in all of them.",
        level="REQUIRED",
        spec=_METADATA,
    ),
    "client:json.id_token_signing_alg_values_supported": Entry(
        plain="In which ways the notes about who logged in are signed.",
        meaning="How ID tokens are signed; RS256 must be among them.",
        rule="A list, which MUST hold RS256. none MAY stand in it only for ID tokens that no browser carries.",
        gain="With none, what a browser carries can be written by anybody.",
        level="REQUIRED",
        spec=_METADATA,
    ),
    "client:json.claims_supported": Entry(
        plain="What the login server can tell about people.",
        meaning="What can be told about somebody.",
        rule="A list, which need not be complete: not everybody has to know what a provider could tell.",
        gain="Nothing: what is told depends on what the person allows.",
        level="RECOMMENDED",
        spec=_METADATA,
    ),
    "client:json.request_parameter_supported": Entry(
        plain="Whether the app may ask by signed letter.",
        meaning="Whether parameters may come inside a JWT.",
        rule="OPTIONAL, true or false. Left out it means false.",
        gain="Where it is false, what is asked for can be changed in the browser.",
        level="OPTIONAL",
        spec=_METADATA,
    ),
    "client:json.request_uri_parameter_supported": Entry(
        plain="Whether the app may leave its question somewhere, to be fetched there.",
        meaning="Whether they may be fetched from an address. Left out it would mean yes.",
        rule="OPTIONAL, true or false. Left out it means true, so a provider that fetches nothing has to say false.",
        gain="A server that fetches any address makes calls for him, also inside its own network.",
        level="OPTIONAL",
        spec=_METADATA,
    ),
    "client:json.keys": Entry(
        plain="What the login server's seals look like, so that everybody can recognise them.",
        meaning="The public keys, each with its kid, its use and its algorithm. A client takes no key from anywhere "
        "else, least of all from a token.",
        rule="A list of keys, in no particular order. Readers SHOULD ignore keys whose kind they do not know.",
        gain="A client that takes a key out of the token itself verifies his signature with his key, and finds it "
        "good.",
        level="REQUIRED",
        spec="RFC 7517 §5.1",
    ),
}
