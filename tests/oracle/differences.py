"""Where Authlib and ours part, and why ours keeps to the text. A difference that does not stand here fails the test."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase


@dataclass(frozen=True)
class Case:
    """Requests of these names end in `theirs` at Authlib and in `ours` at ours; `*` stands for anything."""

    names: str
    theirs: str
    ours: str

    def fits(self, name: str, theirs: str, ours: str) -> bool:
        """Whether this is a request that ended so."""
        found = ((name, self.names), (theirs, self.theirs), (ours, self.ours))
        return all(fnmatchcase(text, pattern) for text, pattern in found)


@dataclass(frozen=True)
class Difference:
    """One reason to differ: a table of the cases it is the reason for, what Authlib does, and why ours is right."""

    table: str
    they: str
    why: str
    spec: str

    @property
    def cases(self) -> list[Case]:
        """The lines of the table: names | Authlib's outcome | ours."""
        return [Case(*(cell.strip() for cell in line.split("|"))) for line in self.table.strip().splitlines()]


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
        token bare: redirect_uri added                 | 2xx* | 4xx invalid_grant
        """,
        they="It ignores a redirect_uri if the authorization request had none.",
        why="One that is sent is compared: the code went to the only registered address, and this is another.",
        spec="RFC 6749 §4.1.3",
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
        token old: username *                          | 4xx invalid_request | 4xx invalid_grant
        token old: password *                          | 4xx invalid_request | 4xx invalid_grant
        """,
        they="It calls a wrong password a malformed request.",
        why="Credentials of the owner that are wrong are an invalid grant; the request itself is in order.",
        spec="RFC 6749 §5.2",
    ),
    Difference(
        """
        authorize *: response_type=id_token            | redirect unsupported* | redirect unauthorized_client in the*
        """,
        they="Without its OpenID Connect part it knows no ID tokens.",
        why="Ours gives them out, but not to a client that is registered for codes only.",
        spec="RFC 6749 §4.1.2.1, OIDC Core §3.2.2.1",
    ),
    Difference(
        """
        token *: grant_type=client_credentials         | 4xx invalid_client | 4xx unauthorized_client
        token night: * instead                         | 4xx invalid_client | 4xx unauthorized_client
        """,
        they="It knows no client in this grant that does not prove itself.",
        why="A public client has said who it is in its only way; it is this grant that it may not use.",
        spec="RFC 6749 §4.4, §5.2",
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
        authorize *: response_type=code token          | redirect unsupported* | redirect unauthorized_client in the*
        """,
        they="It knows each of the two words, and not both together.",
        why="Both together are a response type too; it is this client that may not use it.",
        spec="OAuth 2.0 Multiple Response Types §5",
    ),
    Difference(
        """
        token device: device_code *                    | 4xx invalid_request | 4xx invalid_grant
        token device: device_code=used-device          | 4xx invalid_request | 4xx invalid_grant
        token device: device_code=other-device         | 4xx unauthorized_client | 4xx invalid_grant
        """,
        they="It calls a device code that is not good a malformed request, and a stranger's a lack of authority.",
        why="A code that does not exist, was used up, or belongs to another client is an invalid grant.",
        spec="RFC 8628 §3.5, RFC 6749 §5.2",
    ),
    Difference(
        """
        token *: grant_type=urn:*:device_code          | 4xx invalid_request | 4xx unauthorized_client
        """,
        they="It looks for the code before the client.",
        why="The client is authenticated and its registration looked up first; then it may hear what is missing.",
        spec="RFC 6749 §3.2.1",
    ),
    Difference(
        """
        device: client_id=*                            | 2xx device_code | 4xx unauthorized_client
        device: * instead                              | 2xx device_code | 4xx unauthorized_client
        device: * in the form besides                  | 2xx device_code | 4xx unauthorized_client
        device: scope=*                                | 2xx device_code | 4xx invalid_scope
        """,
        they="It gives codes to every client, and for every scope that the server knows.",
        why="What could never be redeemed is refused at once, with the errors that the token endpoint has for it.",
        spec="RFC 8628 §3.2, RFC 6749 §5.2",
    ),
)
