"""What is asked for at the authorization endpoint, and where the answer goes."""

from tests.oracle.differences.difference import Difference

DIFFERENCES = (
    Difference(
        """
        authorize *: response_type=id_token            | redirect unsupported* | redirect unauthorized_client in the*
        """,
        they="It knows no ID token alone: the part of it that does is not plugged in.",
        why="Ours gives them out, but not to a client that is registered for codes only.",
        spec="RFC 6749 §4.1.2.1, OIDC Core §3.2.2.1",
    ),
    Difference(
        """
        authorize *: response_type=token               | page | redirect unauthorized_client in the fragment
        """,
        they="It finds no client that authenticates by its name alone, and shows that to the person.",
        why="Client and redirect URI are in order, so it is the client that is told, and in the fragment.",
        spec="RFC 6749 §4.2.2.1",
    ),
    Difference(
        """
        authorize script: client_secret added          | page | proceeds
        """,
        they="It takes the parameter for an attempt to authenticate.",
        why="Nobody authenticates here: it is a parameter that this endpoint does not know, and ignores.",
        spec="RFC 6749 §3.1",
    ),
    Difference(
        """
        authorize *: response_type=code token          | redirect unauthorized_client | redirect unauthorized_client in*
        authorize hybrid: client_id=*                  | redirect unauthorized_client | redirect unauthorized_client in*
        authorize hybrid: nonce *                      | redirect invalid_request | redirect invalid_request in*
        authorize hybrid: code_challenge*              | redirect invalid_request | redirect invalid_request in*
        authorize hybrid: scope*                       | redirect invalid_scope | redirect invalid_scope in*
        """,
        they="It tells some errors of the hybrid flow in the query.",
        why="An error travels as the answer would have, and that of these response types stands in the fragment.",
        spec="OIDC Core §3.3.2.6, OAuth 2.0 Multiple Response Types §5",
    ),
    Difference(
        """
        authorize hybrid: scope dropped                | proceeds | redirect invalid_scope in the fragment
        authorize hybrid: scope emptied                | proceeds | redirect invalid_scope in the fragment
        authorize hybrid: scope under another name     | proceeds | redirect invalid_scope in the fragment
        """,
        they="It takes the client's default for what was asked, and so finds openid.",
        why="Who wants an ID token asks for openid; a request without it is none of OpenID Connect.",
        spec="OIDC Core §3.1.2.1",
    ),
    Difference(
        """
        authorize *: request added                     | proceeds | redirect request_not_supported*
        authorize *: request_uri added                 | proceeds | redirect request_uri_not_supported*
        authorize *: registration added                | proceeds | redirect registration_not_supported*
        authorize *: response_mode added               | proceeds | page
        authorize *: max_age added                     | proceeds | redirect invalid_request*
        """,
        they="It ignores these parameters of OpenID Connect, whatever they say.",
        why="Ours knows them, and what it cannot do as it was asked it must not do otherwise.",
        spec="OIDC Core §3.1.2.1, §3.1.2.6",
    ),
)
