"""Presets: named sets of switches, each what one document has for client and servers, with a reason for each value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.switches.settle import suggest
from app.switches.switch import SwitchError


@dataclass(frozen=True)
class Preset:
    """A document as switches. `settings` gives for each switch its value and why the document has it so.

    All presets set the same switches, so that whoever goes from one to another is left with nothing of the first.
    """

    name: str
    title: str
    spec: str
    summary: str
    settings: Mapping[str, tuple[str, str]]

    @property
    def switches(self) -> dict[str, str]:
        """The values alone."""
        return {name: value for name, (value, _) in self.settings.items()}


PRESETS: dict[str, Preset] = {
    preset.name: preset
    for preset in (
        Preset(
            "rfc6749",
            "RFC 6749 (2012)",
            "RFC 6749",
            "OAuth 2.0 as it was published, with the bearer tokens of RFC 6750: the least that keeps to it.",
            {
                "client.pkce": ("none", "PKCE did not exist: RFC 7636 is of 2015."),
                "as.pkce": ("off", "A server passes over parameters that it does not know (§3.1)."),
                "as.implicit": ("allowed", "The grant for clients in the browser (§4.2)."),
                "as.password_grant": ("allowed", "A grant for clients that the owner trusts (§4.3)."),
                "as.redirect_uri_match": (
                    "prefix",
                    "A part of an address may be registered (§3.1.2.2), and is what is compared then (§3.1.2.3).",
                ),
                "client.redirect_uri_at_token": ("sent", "Sent once, it has to be sent again (§4.1.3)."),
                "as.redirect_uri_at_token": ("required", "Sent once, it has to be sent again (§4.1.3)."),
                "as.code_replay": ("refused", "A second use must be denied; to revoke is a SHOULD (§4.1.2)."),
                "as.refresh_token": ("static", "Rotation is allowed and not asked for (§6)."),
                "client.iss": ("ignored", "RFC 9207 is of 2022: nobody names the issuer."),
                "as.iss": ("none", "RFC 9207 is of 2022: nobody names the issuer."),
                "as.redirect_status": ("302", "The examples have it, and any other will do (§1.7)."),
                "as.error_redirect": ("at_once", "Errors go to the client, whoever that may be (§4.1.2.1)."),
                "as.refresh_scope": ("granted", "No refresh goes beyond what the owner granted (§6)."),
                "client.callback_session": ("by_cookie", "An answer is for the browser that asked (§10.12)."),
                "as.client_id_policy": (
                    "chosen",
                    "The server issues the name, and how it comes to it is left open (§2.2).",
                ),
                "as.frame_ancestors": (
                    "unset",
                    "A header against frames is a way, and not asked for (§10.13).",
                ),
                "rs.audience": ("ignored", "How an API validates a token is left open (§7)."),
                "client.referrer_policy": (
                    "unsafe-url",
                    "Nothing is said of it, and browsers of the time told the whole address.",
                ),
                "rs.token_in_query": ("accepted", "RFC 6750 §2.3 has it as a way, and advises against it."),
            },
        ),
        Preset(
            "rfc9700",
            "RFC 9700 (2025)",
            "RFC 9700",
            "The best current practice for OAuth 2.0: the same protocol, without what was found to be dangerous.",
            {
                "client.pkce": ("S256", "Public clients must use PKCE, confidential ones should (§2.1.1)."),
                "as.pkce": ("optional+no_downgrade", "A verifier without an earlier challenge is refused (§2.1.1)."),
                "as.implicit": ("refused", "Clients should not use it (§2.1.2)."),
                "as.password_grant": ("refused", "It must not be used (§2.4)."),
                "as.redirect_uri_match": (
                    "exact",
                    "Exact string matching, but for the port of a loopback address (§2.1).",
                ),
                "client.redirect_uri_at_token": ("sent", "As in RFC 6749 §4.1.3: nothing has changed."),
                "as.redirect_uri_at_token": ("required", "As in RFC 6749 §4.1.3: nothing has changed."),
                "as.code_replay": (
                    "any_revokes",
                    "A second use should revoke what the first one brought (RFC 6749 §4.1.2).",
                ),
                "as.refresh_token": (
                    "rotation+reuse_detection",
                    "For public clients bound to a key, or rotated (§4.14.2).",
                ),
                "client.iss": ("compared", "A client of several servers must defend against mix-up (§2.1)."),
                "as.iss": ("sent", "So that such a client can compare (§4.4.2.1)."),
                "as.redirect_status": ("303", "A form with credentials must not be redirected by 307 (§4.12)."),
                "as.error_redirect": ("after_login", "Nobody is sent on who was not authenticated (§4.11.2)."),
                "as.refresh_scope": ("granted", "As in RFC 6749 §6: nothing has changed."),
                "client.callback_session": ("by_cookie", "An answer is for the browser that asked (§4.7.1)."),
                "as.client_id_policy": (
                    "random",
                    "Clients should not influence a name that could be taken for a person's (§4.15).",
                ),
                "as.frame_ancestors": ("none", "Clickjacking must be prevented, by this policy for one (§4.16)."),
                "rs.audience": ("compared", "Tokens should be good for one API, and APIs must verify that (§2.3)."),
                "client.referrer_policy": ("no-referrer", "The address of an answer must not be told on (§4.2.4)."),
                "rs.token_in_query": ("refused", "Clients must not pass tokens in the query (§4.3.2)."),
            },
        ),
        Preset(
            "oauth-2.1",
            "OAuth 2.1 (draft)",
            "OAuth 2.1",
            "The next edition, still a draft: what practice made of OAuth 2.0, in one document.",
            {
                "client.pkce": ("S256", "The code grant has PKCE built in (§4.1.1)."),
                "as.pkce": ("required", "A request without a challenge is refused (§4.1.2.1)."),
                "as.implicit": ("refused", "The grant is gone (§10.1)."),
                "as.password_grant": ("refused", "The grant is gone (§10)."),
                "as.redirect_uri_match": (
                    "exact",
                    "Exact string matching, but for the port of a loopback address (§2.3.1).",
                ),
                "client.redirect_uri_at_token": ("left_out", "PKCE ties the code to the client (§10.2)."),
                "as.redirect_uri_at_token": (
                    "optional",
                    "PKCE ties the code to the client, and the parameter is gone (§10.2).",
                ),
                "as.code_replay": ("valid_revokes", "Only a request that is right in all else revokes (§7.5.2)."),
                "as.refresh_token": (
                    "rotation+reuse_detection",
                    "For public clients bound to a key, or used once (§4.3.1).",
                ),
                "client.iss": ("compared", "A client of several servers must defend against mix-up (§7.15)."),
                "as.iss": ("sent", "So that such a client can compare (§7.15.1)."),
                "as.redirect_status": ("303", "A form with credentials must not be redirected by 307 (§7.5.3)."),
                "as.error_redirect": ("after_login", "Nobody is sent on who was not authenticated (§7.13.2)."),
                "as.refresh_scope": ("granted", "No refresh goes beyond what the owner granted (§4.3.1)."),
                "client.callback_session": ("by_cookie", "An answer is for the browser that asked (§7.10)."),
                "as.client_id_policy": (
                    "random",
                    "Clients should not influence a name that could be taken for a person's (§7.4).",
                ),
                "as.frame_ancestors": ("none", "Clickjacking must be prevented, by this policy for one (§7.11)."),
                "rs.audience": ("compared", "A token should be good for one API, which has to verify that (§7.1.4)."),
                "client.referrer_policy": ("no-referrer", "The address of an answer must not be told on."),
                "rs.token_in_query": ("refused", "Header and form are the only places for a token (§5.1)."),
            },
        ),
    )
}


def preset_switches(name: str, besides: Sequence[str] = ()) -> dict[str, str]:
    """The switches of a preset. Raises SwitchError that lists all, after what is taken `besides`."""
    if name in PRESETS:
        return PRESETS[name].switches
    known = (*besides, *PRESETS)
    raise SwitchError("preset", f"no preset is called {name[:60]}; there are {', '.join(known)}{suggest(name, known)}")


def preset_of(switches: Mapping[str, str]) -> Preset | None:
    """The preset that some switches keep to, whatever they have besides; None where they keep to none."""
    return next((preset for preset in PRESETS.values() if preset.switches.items() <= switches.items()), None)


def listed() -> list[dict[str, Any]]:
    """The presets for machines."""
    return [
        {
            "name": preset.name,
            "title": preset.title,
            "spec": preset.spec,
            "summary": preset.summary,
            "switches": {name: {"value": value, "why": why} for name, (value, why) in preset.settings.items()},
        }
        for preset in PRESETS.values()
    ]
