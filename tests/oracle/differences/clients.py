"""Which client asks, and how it proves that."""

from tests.oracle.differences.difference import Difference

DIFFERENCES = (
    Difference(
        """
        *: with an empty body                          | 4xx unsupported_grant_type | 4xx invalid_client
        *: separated by semicolons                     | 4xx unsupported_grant_type | 4xx invalid_client
        """,
        they="It looks for the grant first.",
        why="The server authenticates the client first: to one that does not say who it is, nothing else is told.",
        spec="RFC 6749 §3.2.1",
    ),
    Difference(
        """
        *: client_* in the query*                      | 2xx* | 4xx invalid_request
        *: client_* in the query                       | 4xx invalid_client | 4xx invalid_request
        *: credentials in the query*                   | 4xx invalid_client | 4xx invalid_request
        *: credentials in the query too                | 2xx* | 4xx invalid_request
        *: with the parameters in the query            | 4xx invalid_client | 4xx invalid_request
        """,
        they="It reads a client_id from the query, and does not mind a secret there.",
        why="Credentials must not stand in the address: it ends up in logs.",
        spec="RFC 6749 §2.3.1",
    ),
    Difference(
        """
        *: basic and post*                             | 2xx* | 4xx invalid_request
        *: basic and post*                             | 4xx invalid_client | 4xx invalid_request
        *: basic and a secret alone                    | 2xx* | 4xx invalid_request
        *: basic and a secret alone                    | 4xx invalid_client | 4xx invalid_request
        *: client_secret added                         | 2xx* | 4xx invalid_request
        *: an assertion besides                        | 2xx* | 4xx invalid_request
        """,
        they="It tries one way of authentication after the other, until one fits.",
        why="A request must not use more than one way; one that does is invalid.",
        spec="RFC 6749 §2.3, §5.2",
    ),
    Difference(
        """
        *: basic and client_id                         | 2xx* | 4xx invalid_client
        *: basic and an empty client_secret            | 2xx* | 4xx invalid_client
        """,
        they="It lets a public client pass by its client_id, whatever its Authorization header says.",
        why="A client that tries to authenticate in the header, and fails, is refused with 401.",
        spec="RFC 6749 §5.2",
    ),
    Difference(
        """
        *: client_id added                             | 2xx* | 4xx invalid_client
        *: * in the form besides                       | 2xx* | 4xx invalid_client
        """,
        they="It does not look at a client_id in the form beside the Authorization header.",
        why="The request names two clients: whose it is stays open, so none has proven itself.",
        spec="RFC 6749 §2.3, RFC 7521 §4.2",
    ),
    Difference(
        """
        *: Authorization not form-encoded              | 2xx* | 4xx invalid_client
        """,
        they="It takes + for itself, and % for itself before anything but two digits.",
        why="Client id and secret are form-encoded before they are joined: there + is a space.",
        spec="RFC 6749 §2.3.1, appendix B",
    ),
    Difference(
        """
        *: Authorization with more behind              | 2xx* | 4xx invalid_client
        *: Authorization twice                         | 2xx* | 4xx invalid_client
        *: Authorization twice, wrong second           | 2xx* | 4xx invalid_client
        """,
        they="It leaves out what is no base64, and reads as far as it can.",
        why="Credentials are one word of base64, and a header that is no list stands once.",
        spec="RFC 9110 §5.3, §11.4, RFC 7617 §2",
    ),
    Difference(
        """
        token key: assertion with jti ''               | 2xx* | 4xx invalid_client
        """,
        they="It takes an empty jti for one like any other.",
        why="Every assertion that is used once needs a name of its own.",
        spec="OpenID Connect Core §9, RFC 7523 §3",
    ),
    Difference(
        """
        token key: assertion for *, *                  | 2xx* | 4xx invalid_client
        """,
        they="It wants to be one of the audiences.",
        why="An assertion that is meant for others too, each of them could use here: the server alone is to be named.",
        spec="FAPI 2.0 Security Profile §5.3.2.1; RFC 7523 §3 leaves it open",
    ),
    Difference(
        """
        token key: assertion made in the future        | 4xx invalid_client | 2xx access_token
        """,
        they="It takes iat for a time before which the assertion is not good.",
        why="That is what nbf says; iat only tells the age, and a clock may go some seconds ahead.",
        spec="RFC 7523 §3, RFC 7519 §4.1.5, §4.1.6",
    ),
)
