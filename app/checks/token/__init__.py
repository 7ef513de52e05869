"""Rules of the token endpoint, by what they look at: the request, the client, the code, and PKCE."""

from app.checks.token import client, code, pkce, request
from app.checks.token.pkce import s256
from app.checks.token.subject import CodeGrant, TokenRequest

__all__ = ["CodeGrant", "TokenRequest", "client", "code", "pkce", "request", "s256"]
