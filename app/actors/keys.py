"""The keys of Accounts: what it signs with, and the public halves that it publishes (RFC 7517)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from joserfc.jwk import OKPKey, RSAKey

# Made once for this mock and published with its source: it is worth nothing, and signs nothing that anybody relies on.
# It is an RSA key because every OpenID provider has to support RS256 (OIDC Core §15.1), and the signature of
# RS256 is deterministic (RFC 8017 section 8.2), which a trace needs.
MOCK_RSA_KEY = """-----BEGIN PRIVATE KEY-----
MIIEvgIBADANBgkqhkiG9w0BAQEFAASCBKgwggSkAgEAAoIBAQC87n2+q+RmhQTt
yagU/c88tZ1/fWDsaeEwu5+x55PqOfWiJHNLDZaIpsWfake3seviPptAeTkmxkNC
HaCoyIzl07FAnE4tQr4Yeh3beil4ELO5L9zWsJlcIRLsG67/mPAa8vTQXqsUUVq0
qltgWgE0MUL6HkH3L0NnsCg1i/xcZvlnG5Yu79kuLulzLBumabcS0m6OP1jJLbgN
dfSO8GN10HdEJLtP3v1Mqq1nzR2OKvdj64bWuouwMYJk2wYVVpih6LvKRPrstKEA
3vnkf8Fe7PTmG5a0zGPs5X1rJaHDsRXCHxGZD2RL7TeRoTy2y6fvdbG6vwF2uy3e
+CEag6yLAgMBAAECggEATOQC6Qar/c1FJEFd1q01GlAPuUMdnxm4PE0fwReuazUL
cuHCyljNWvAEncxzQ591kK5KIQM070LhPJcyO37jWOW+zbzPVDxFgVCxthERr3uc
qVGBXx6gS45qVQ0vO3bSwST/3Y2psqspbz2l0qDOvJ8P0xtdXWwu0pQuyRwfqLrM
Ckpg6OW/nZoUl2sRjANq9Hjsgm4qh4KavpmK3HBCX/vaN9s7M4frzOJetFiFyVyf
g9WkPnSKumsK5cHfrz1uNh2MVj4JACxcYmHjzyakkkSp1CC1hUkCcKuMj8XMCqXj
iOw1okT9hApMVFNWpiBjWy2RGvAiVoJ0sEzRBI69AQKBgQDyY6IsLvHbeCTxUYau
l2jbpCVNNsPxPF1nORS6rl9NMdOg1yr5L6NJdK8YjpmTfxByh/WqckHPA3kp79QX
AMhYCw6FxyL3imZ/qOI5AQwvcgsPx+DFLD9s8NF0Su9bZy7bwQMoNbqc1bPsCZ/E
5W4SIcM546SfaresWQdrIyrmeQKBgQDHimZq49M3kxXtNrA+TjnrBUpgMjc/uJvF
/c1m0MvDB1hEWH+kMRiKpBgIupJZDWQlpFGeKFd6V72rYHrTlKj/cR1zZ1Bl/iBm
TvF7xbZWQUHCewm8vneytP63UXwwZYz+bkybY7CdmrLDygsw7nnni3/6wNLYieT9
40vDxjT6IwKBgQCDvLjwcJdMo/DYI2oiy/HWplELtT8rhpZxOqnUiF8Nko4ltawK
gOSrULq1ixNXAdFLni9b8vtnasjYjRtlYSyCBYhgFwofJd5tdbl2J+aahs4SRp0Y
LONP71a3cN7Ee8EQ+MchfIovIUrHd7eZCOUY/7aeaOYZKqQnDMAmb5eqaQKBgHMo
5ejkqV7WjX4E5Pxgaz6/I+iWspoc8hH3Y1bmQ+K/12pCZRAeoZpKD/DhtFqexuCO
j+gmQi5Cex1wJhL8JfiekK+svZLPcmV5RBb5yTzIlqomFj2O80f4+1RTO8g2o4On
pqC7jQ+4W1lxvrmzuDkwomDWbhk4pCb+yhgnySVfAoGBAMRxa7gVBJaNmZzMdHJA
DQ781ppMbKgXlieTo91xmVe04dVySfNr1yvupzZS0o+dfs3yr6+LiCdP+VLRh1dR
VzQ2L4YcHwNs7lShF4l/hwXkZ+hmLuLNu84VdE2sPmoO2Hh5oC+4Brs4LhWlir6k
o2IKNy7eRxaqdnCW3g6P1F0R
-----END PRIVATE KEY-----
"""
ACCESS_TOKENS = "accounts-1"
ID_TOKENS = "accounts-2"


@lru_cache(maxsize=4)
def issuer_key(issuer: str) -> OKPKey:
    """The key that an issuer signs access tokens with: the same in every process, worth nothing outside this mock."""
    return OKPKey.derive_key(f"grantscope mock key of {issuer}", "Ed25519")


@lru_cache(maxsize=1)
def id_token_key() -> RSAKey:
    """The key that Accounts signs ID tokens with."""
    return RSAKey.import_key(MOCK_RSA_KEY)


@lru_cache(maxsize=1)
def published(issuer: str) -> dict[str, list[dict[str, Any]]]:
    """The JWK Set of an issuer: public members alone, each key with its id and the one algorithm that it is for."""
    signing = (("RS256", ID_TOKENS, id_token_key()), ("Ed25519", ACCESS_TOKENS, issuer_key(issuer)))
    return {
        "keys": [
            {"kid": kid, "use": "sig", "alg": algorithm, **key.as_dict(private=False)}
            for algorithm, kid, key in signing
        ]
    }
