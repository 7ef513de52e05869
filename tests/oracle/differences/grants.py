"""What is brought to the token endpoint and the device authorization endpoint."""

from tests.oracle.differences.difference import Difference

DIFFERENCES = (
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
        token old: username *                          | 4xx invalid_request | 4xx invalid_grant
        token old: password *                          | 4xx invalid_request | 4xx invalid_grant
        """,
        they="It calls a wrong password a malformed request.",
        why="Credentials of the owner that are wrong are an invalid grant; the request itself is in order.",
        spec="RFC 6749 §5.2",
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
    Difference(
        """
        authorize *: resource added                    | proceeds | redirect invalid_target*
        token *: resource added                        | 2xx* | 4xx invalid_target
        """,
        they="It has no resource indicators.",
        why="Ours has, and an API that it does not know is no target for a token.",
        spec="RFC 8707 §2",
    ),
)
