"""Rules of the client for an ID token, by what they look at: claims, signature, the moment, and what it is bound to.

The order is that of OIDC Core §3.1.3.7; the hashes come last.
"""

# Entered in the order in which the client examines them, which is the order in which the ledger is listed.
from app.checks.id_token import claims, signature, freshness, bindings  # isort: skip
from app.checks.id_token.bindings import half_hash
from app.checks.id_token.signature import ALGORITHMS
from app.checks.id_token.subject import IdToken

VALIDATION = (
    claims.form,
    claims.required,
    claims.issuer,
    claims.audience,
    claims.authorized_party,
    signature.algorithm,
    signature.key,
    signature.valid,
    freshness.unexpired,
    freshness.issued_lately,
    freshness.nonce,
    freshness.login_lately,
    bindings.at_hash,
)
FRONT = (*VALIDATION, bindings.c_hash)
BOTH = (bindings.same_person,)

__all__ = ["ALGORITHMS", "BOTH", "FRONT", "VALIDATION", "IdToken", "half_hash"]
