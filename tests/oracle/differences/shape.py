"""How a request is written, at any endpoint: its parameters, its method, its body."""

from tests.oracle.differences.difference import Difference

DIFFERENCES = (
    Difference(
        """
        authorize *: response_type doubled*            | page | redirect invalid_request*
        authorize *: scope doubled*                    | page | redirect invalid_request*
        authorize *: state doubled*                    | page | redirect invalid_request*
        """,
        they="It shows a repeated parameter to the person.",
        why="Client and redirect URI are in order, so it is the client that is told.",
        spec="RFC 6749 §4.1.2.1",
    ),
    Difference(
        """
        authorize *: a stranger added twice            | proceeds | redirect invalid_request*
        authorize *: nonce doubled*                    | proceeds | redirect invalid_request*
        *: a stranger added twice                      | 2xx* | 4xx invalid_request
        *: * doubled                                   | 2xx* | 4xx invalid_request
        *: * doubled with *                            | 2xx* | 4xx invalid_request
        *: client_* doubled, nothing first             | 4xx invalid_client | 4xx invalid_request
        *: code doubled, nothing first                 | 4xx invalid_grant | 4xx invalid_request
        *: redirect_uri doubled, nothing first         | 4xx invalid_grant | 4xx invalid_request
        *: refresh_token doubled, nothing first        | 4xx invalid_grant | 4xx invalid_request
        *: token_type_hint doubled, nothing first      | 2xx* | 4xx invalid_request
        *: scope doubled, nothing first                | 2xx* | 4xx invalid_request
        *: grant_type doubled, nothing first           | 4xx unsupported_grant_type | 4xx invalid_request
        """,
        they="It counts only some of the parameters, and takes the first of two.",
        why="No parameter may stand twice: nobody can know which of the two is meant.",
        spec="RFC 6749 §3.1, §3.2, §5.2",
    ),
    Difference(
        """
        authorize *: response_type dropped             | redirect unsupported_response_type | redirect invalid_request
        authorize *: response_type emptied             | redirect unsupported_response_type | redirect invalid_request
        authorize *: response_type under another name  | redirect unsupported_response_type | redirect invalid_request
        authorize *: response_type doubled, nothing *  | redirect unsupported_response_type | redirect invalid_request
        *: grant_type dropped                          | 4xx unsupported_grant_type | 4xx invalid_request
        *: grant_type emptied                          | 4xx unsupported_grant_type | 4xx invalid_request
        *: grant_type under another name               | 4xx unsupported_grant_type | 4xx invalid_request
        *: with an empty body                          | 4xx unsupported_grant_type | 4xx invalid_request
        *: code emptied                                | 4xx invalid_grant | 4xx invalid_request
        *: refresh_token emptied                       | 4xx invalid_grant | 4xx invalid_request
        *: token emptied                               | 2xx* | 4xx invalid_request
        *: token doubled, nothing first                | 2xx* | 4xx invalid_request
        """,
        they="It takes a parameter that is missing, or empty, for one with a wrong value.",
        why="An empty parameter counts as omitted, and a required one that is missing makes the request invalid.",
        spec="RFC 6749 §3.1, §4.1.2.1, §5.2",
    ),
    Difference(
        """
        authorize *: response_type with a space *      | proceeds | redirect unsupported_response_type*
        authorize *: scope with a space *              | proceeds | redirect invalid_scope*
        *: scope with a space *                        | 2xx* | 4xx invalid_scope
        """,
        they="It strips the spaces around a list.",
        why="A list is words with single spaces between, and nothing before or behind.",
        spec="RFC 6749 §3.1.1, §3.3",
    ),
    Difference(
        """
        authorize *: response_type with a letter *     | crash | redirect unsupported_response_type
        authorize *: redirect_uri with a letter *      | crash | page
        authorize by POST: separated by semicolons     | crash | page
        *: Authorization not in UTF-8                  | crash | 4xx invalid_client
        *: Authorization twice, wrong first            | crash | 4xx invalid_client
        """,
        they="It raises: at a description that may not hold the value, or at bytes that are no text.",
        why="Whatever the value is made of, it is a wrong value.",
        spec="RFC 6749 §4.1.2.1, §5.2",
    ),
    Difference(
        """
        authorize *: by POST                           | proceeds | page
        authorize *: * in the body                     | proceeds | page
        authorize *: client_id in the body             | proceeds | redirect invalid_request
        authorize by POST: client_id in the query      | proceeds | page
        authorize by POST: response_type in the query  | proceeds | redirect invalid_request
        authorize by POST: code_challenge in the query | proceeds | redirect invalid_request
        authorize by POST: with the parameters in *    | proceeds | page
        authorize by POST: * in the query too          | page | proceeds
        authorize by POST: * in the query too          | redirect invalid_request | proceeds
        *: grant_type in the query                     | 2xx* | 4xx invalid_request
        *: redirect_uri in the query                   | 2xx* | 4xx invalid_grant
        *: device_code in the query                    | 2xx* | 4xx invalid_request
        token device: with the parameters in the query | 2xx* | 4xx invalid_request
        device: with the parameters in the query       | 2xx* | 4xx invalid_request
        token night: with the parameters in the query  | 2xx* | 4xx invalid_request
        """,
        they="It takes the query and the body of a POST together.",
        why="The parameters of a POST stand in its body; in its query they are none, neither missing nor repeated.",
        spec="RFC 6749 §4.1.3, OpenID Connect Core §3.1.2.1",
    ),
    Difference(
        """
        authorize by POST: in multipart                | proceeds | page
        *: in multipart                                | 2xx* | 4xx invalid_request
        *: in JSON                                     | 4xx unsupported_grant_type | 4xx invalid_request
        *: called *                                    | 4xx unsupported_grant_type | 4xx invalid_request
        revoke *: in JSON                              | 4xx invalid_client | 4xx invalid_request
        revoke *: called *                             | 4xx invalid_client | 4xx invalid_request
        device: in JSON                                | 4xx invalid_client | 4xx invalid_request
        device: called *                               | 4xx invalid_client | 4xx invalid_request
        """,
        they="It reads any body that Flask can read, and misses the grant type or the client in every other.",
        why="The parameters are serialized as application/x-www-form-urlencoded; another body is a malformed request.",
        spec="RFC 6749 §4.1.3, §5.2, appendix B",
    ),
    Difference(
        """
        *: by *                                        | 4xx unsupported_grant_type | 4xx invalid_request
        *: by *                                        | 2xx* | 4xx invalid_request
        revoke public: by GET                          | 4xx invalid_client | 4xx invalid_request
        device: by GET                                 | 4xx invalid_client | 4xx invalid_request
        """,
        they="It finds no grant for that method, looks tokens up and revokes them by any, and no form in a GET.",
        why="The request is malformed: each of these endpoints is to be called by POST.",
        spec="RFC 6749 §3.2, RFC 7662 §2.1, RFC 7009 §2.1, RFC 8628 §3.1",
    ),
)
