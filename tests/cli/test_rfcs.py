"""`grantscope rfcs`: the map of the specifications, for people and for machines."""

import json

from app.atlas import rfcs
from tests.cli.calling import grantscope
from tests.playing import library


def test_the_command_line_has_the_same_map() -> None:
    printed = grantscope("rfcs", "--json")
    assert printed.exit_code == 0
    assert [document["id"] for document in json.loads(printed.stdout)] == [document.id for document in rfcs(library())]
    told = grantscope("rfcs").stdout
    assert "RFC 7636 Proof Key for Code Exchange by OAuth Public Clients" in told
    assert "    checks        token.pkce.verify\n" in told
    assert "    shown in      no scenario\n" in told
