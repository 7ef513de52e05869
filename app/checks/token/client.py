"""Rules of client authentication at the token endpoint (RFC 6749 sections 2.3 and 3.2.1)."""

from __future__ import annotations

from app.checks.ledger import Finding, compared, not_applicable, rule
from app.checks.token.subject import ClientRequest


@rule(
    "token.client.not_in_uri",
    actor="as",
    title="No credentials stand in the address",
    plain="The app's password may not stand in the address, because addresses are written down in many places where "
    "others read them.",
    failure="Credentials stand in the address",
    spec="RFC 6749 §2.3.1",
    level="MUST",
    looked_at="url",
    error="invalid_request",
    causes=("client_secret was put into the query: addresses end up in logs.",),
)
def credentials_not_in_uri(asked: ClientRequest) -> Finding:
    found = [name for name in asked.query_names if name in {"client_id", "client_secret"}]
    return compared(not found, ("in the query", ", ".join(found) or "none"), ("allowed", "none"))


@rule(
    "token.client.one_way",
    actor="as",
    title="The client uses one way to authenticate",
    plain="The app may prove who it is in one way only: with two proofs at once it would be open which of them counts.",
    failure="The client authenticates in more than one way at once",
    spec="RFC 6749 §2.3",
    level="MUST",
    looked_at="header.authorization",
    error="invalid_request",
    causes=("A library sends the secret in the header and the form at once.",),
)
def one_way(asked: ClientRequest) -> Finding:
    return compared(len(asked.ways) <= 1, ("ways used", " and ".join(asked.ways) or "none"), ("allowed at most", "one"))


@rule(
    "token.client.same",
    actor="as",
    title="client_id in the form names the client that proves itself",
    plain="The name in the form is compared with the one that the proof is for, or one app could act in the name of "
    "another.",
    failure="client_id in the form names another client than the one that proves itself",
    spec="RFC 7521 §4.2",
    level="MUST",
    looked_at="form.client_id",
    error="invalid_client",
    status=401,
    causes=("Two configurations were mixed: the client_id of one client, the proof of another.",),
)
def same(asked: ClientRequest) -> Finding:
    named, proven = asked.params.get("client_id"), asked.basic[0] if asked.basic else asked.asserted_id
    if not (named and proven):
        return not_applicable("client_id stands in one place only")
    why = "for an Authorization header no RFC says so: it is this server's choice" if asked.basic else ""
    where = "Authorization header" if asked.basic else "assertion"
    return compared(named == proven, ("client_id in the form", named), (f"client_id in the {where}", proven), why)


@rule(
    "token.client.known",
    actor="as",
    title="The client is registered",
    plain="The app's name is looked up among those that signed up here, since nobody else has anything to swap.",
    failure="The request names no client that is registered here",
    spec="RFC 6749 §5.2",
    level="MUST",
    looked_at="form.client_id",
    error="invalid_client",
    status=401,
    causes=("client_id was left out: a public client must send it.", "A typing error.", "The wrong environment."),
)
def known(asked: ClientRequest) -> Finding:
    registered = asked.client.client_id if asked.client else "no such client"
    return compared(
        asked.client is not None, ("client_id sent", asked.client_id), ("registered", registered), "", asked.client_at
    )


@rule(
    "token.client.method",
    actor="as",
    title="The client authenticates in the way it registered",
    plain="The way in which the app proves itself is compared with the one that it signed up for, so that a thief "
    "cannot pick an easier one.",
    failure="The client does not authenticate in the way it registered",
    spec="RFC 7591 §2",
    level="choice",
    looked_at="header.authorization",
    error="invalid_client",
    status=401,
    causes=(
        "The library sends the secret in the form, the client is registered for the header, or the other way round.",
    ),
)
def method(asked: ClientRequest) -> Finding:
    if asked.client is None:
        return not_applicable("no client of that name is registered")
    registered = asked.client.auth_method
    return compared(asked.way == registered, ("way used", asked.way), ("registered", registered), "", asked.secret_at)


@rule(
    "token.client.secret",
    actor="as",
    title="The secret is the client's",
    plain="The password that was sent is compared with the one that was agreed on, because anybody could send the "
    "app's name alone.",
    failure="The secret is not the client's",
    spec="RFC 6749 §2.3.1",
    level="MUST",
    looked_at="header.authorization",
    error="invalid_client",
    status=401,
    causes=(
        "The secret was not form-encoded before base64.",
        "A secret that was rotated, or one of another environment.",
    ),
)
def secret(asked: ClientRequest) -> Finding:
    if asked.client is None or asked.client.secret is None:
        keyed = asked.known.key is not None
        return not_applicable(
            "this client proves itself with a key" if keyed else "a public client has no secret: it only names itself"
        )
    left, right = ("secret presented", asked.secret), ("secret registered", asked.client.secret)
    return compared(asked.secret == asked.client.secret, left, right, "", asked.secret_at)
