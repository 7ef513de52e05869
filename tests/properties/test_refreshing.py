"""A refresh token gives tokens exactly when it should, and what comes of it lives as long as its family."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from app.actors import authorization_server
from app.trace import Response
from app.trace.paths import json_of
from app.wire import World
from app.wire.network import call
from tests.oracle.baselines import BASELINES
from tests.oracle.drafts import Draft
from tests.oracle.known import CLIENTS, HOLDER_TOKEN, prepared
from tests.oracle.proofs import authenticated

SERVER = authorization_server.build()
OWN, SCOPES = HOLDER_TOKEN.client_id, {"": True, "photos.read": True, "photos.delete": False, "photos.read x": False}
[INTROSPECT] = [baseline.draft for baseline in BASELINES if baseline.name == "introspect"]

SETTING = st.sampled_from(["static", "rotation", "rotation+reuse_detection"])
# The last token or an earlier one, of this client or another, for as much as was granted, less or more.
REFRESH = st.tuples(
    st.sampled_from([-1, -1, -1, -2, 0]), st.sampled_from([OWN, OWN, OWN, "keeper"]), st.sampled_from(sorted(SCOPES))
)


@dataclass
class Model:
    """The authorization server beside what is known of one family of tokens."""

    setting: str
    world: World = field(init=False)
    refresh: list[str] = field(default_factory=lambda: [HOLDER_TOKEN.token])
    access: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    revoked: bool = False

    def __post_init__(self) -> None:
        self.world = prepared(switches={"as.refresh_token": self.setting})

    def send(self, draft: Draft) -> dict[str, object]:
        """What the server answers."""
        answer: Response = call(SERVER, draft.request(), self.world)
        return json_of(answer)

    def swap(self, which: int, by: str, scope: str) -> tuple[bool, bool]:
        """Whether it gave tokens, and whether it should have."""
        token, client = self.refresh[which % len(self.refresh)], CLIENTS[by]
        expected = self._gives(token, by, scope)
        fields = {"grant_type": "refresh_token", "refresh_token": token, "scope": scope}
        draft = Draft("POST", "/token", form=tuple(fields.items()))
        answer = self.send(authenticated(draft, by, client.secret, client.auth_method))
        if "access_token" in answer:
            self.access.append(str(answer["access_token"]))
        if "refresh_token" in answer:
            self.refresh.append(str(answer["refresh_token"]))
        return "access_token" in answer, expected

    def _gives(self, token: str, by: str, scope: str) -> bool:
        if self.revoked or by != OWN:
            return False
        if token in self.used:
            self.revoked = self.setting == "rotation+reuse_detection"
            return False
        if SCOPES[scope] and self.setting != "static":
            self.used.add(token)
        return SCOPES[scope]

    def active(self) -> set[bool]:
        """What the API is told about the access tokens of this family."""
        return {bool(self.send(INTROSPECT.setting("token", token))["active"]) for token in self.access}


def test_a_refresh_token_gives_tokens_exactly_when_it_should() -> None:
    seen: Counter[bool] = Counter()

    @settings(max_examples=60)
    @given(setting=SETTING, swaps=st.lists(REFRESH, min_size=3, max_size=12))
    def look(setting: str, swaps: list[tuple[int, str, str]]) -> None:
        model = Model(setting)
        for swap in swaps:
            gave, should = model.swap(*swap)
            assert gave == should
            assert model.active() <= {not model.revoked}
            seen[gave] += 1

    look()
    assert min(seen[True], seen[False]) > 50
