"""`id_token`: who signed in, right in the answer (OIDC Core §3.2.2.10 and §3.3.2.11)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from app.actors.authorization_server.id_token import Authentication, id_token
from app.actors.authorization_server.records import Records

if TYPE_CHECKING:
    from app.actors.authorization_server.response_types import Allowed

WORD, PLACE, IN_QUERY = "id_token", 3, False


def issue(records: Records, allowed: Allowed, so_far: Mapping[str, str]) -> dict[str, str]:
    """Sign an ID token that holds the hashes of what travels beside it."""
    pending, session = allowed.pending, allowed.session
    who = Authentication(session.account, pending.client_id, pending.params.get("nonce"), session.auth_time)
    beside = {name: so_far[name] for name in ("code", "access_token") if name in so_far}
    return {"id_token": id_token(records, who, beside)}
