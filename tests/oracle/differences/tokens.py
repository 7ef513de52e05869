"""What is asked about tokens, or with them: introspection, revocation, userinfo."""

from tests.oracle.differences.difference import Difference

DIFFERENCES = (
    Difference(
        """
        *: * instead                                   | 2xx inactive | 4xx invalid_client
        """,
        they="It answers any client that proves itself, though with nothing.",
        why="Only an API that is registered for it may ask; a client is not to look into its tokens, or try some out.",
        spec="RFC 7662 §2.1, §4",
    ),
    Difference(
        """
        *: token_type_hint *                           | 4xx unsupported_token_type* | 2xx*
        *: token_type_hint=*                           | 4xx unsupported_token_type* | 2xx*
        """,
        they="It refuses a hint that it does not know, with a 401 that challenges nobody.",
        why="A hint only says where to look first, and a server that finds the token without it may ignore it.",
        spec="RFC 7662 §2.1, RFC 7009 §2.1",
    ),
    Difference(
        """
        userinfo: no token                             | 4xx missing_authorization | 4xx
        userinfo: the token in a form                  | 4xx missing_authorization | 4xx
        userinfo: Authorization *                      | 4xx missing_authorization | 4xx
        userinfo: Authorization *                      | 4xx unsupported_token_type | 4xx
        userinfo: by the scheme *                      | 4xx unsupported_token_type | 4xx
        userinfo: Authorization with nothing           | 4xx unsupported_token_type | 4xx invalid_token
        userinfo: the token in the query               | 4xx missing_authorization | 4xx invalid_request
        """,
        they="It has error codes of its own for a request without a bearer token, and looks in the header only.",
        why="Without a token there is no error code; a token in the address, or an empty one, is an error with a name.",
        spec="RFC 6750 §3.1",
    ),
    Difference(
        """
        userinfo: access_token added                   | 2xx | 4xx invalid_request
        userinfo: the token in the query too           | 2xx | 4xx invalid_request
        """,
        they="It does not look into the query.",
        why="A token must not be sent in more than one way.",
        spec="RFC 6750 §2, §3.1",
    ),
    Difference(
        """
        userinfo: with access*                         | 4xx insufficient_scope | 4xx invalid_token
        """,
        they="It looks at the scope alone.",
        why="A token that is meant for an API is not good here, whatever its scope is.",
        spec="RFC 9068 §4",
    ),
)
