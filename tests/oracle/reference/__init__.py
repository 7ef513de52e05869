"""The reference: an authorization server made of Authlib's parts, which reads the same records as ours.

Only what Authlib leaves to its user is written here, as its documentation asks for it: looking up clients, codes and
tokens, and comparing secrets, redirect URIs and scopes.
"""

from tests.oracle.reference.server import build

__all__ = ["build"]
