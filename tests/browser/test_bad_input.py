"""Whatever comes in over the socket or in an address is answered with what is wrong and where; the stage goes on."""

import http.client
import json
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.stage import Stage

Answer = dict[str, Any]

# A client of our own on the page's origin, with the very library that the page uses.
CLIENT = """async (asked) => {
  const { io } = await import("/static/vendor/socket.io.esm.min.js");
  const socket = io({ transports: ["websocket"], forceNew: true, reconnection: false });
  await new Promise((done, fail) => { socket.on("connect", done); socket.on("connect_error", fail); });
  const answers = [];
  for (const [name, ...payload] of asked) {
    try {
      answers.push(await socket.timeout(3000).emitWithAck(name, ...payload));
    } catch (error) {
      answers.push({ lost: String(error) });
    }
  }
  socket.disconnect();
  return answers;
}"""
JOIN = ["join", {"stage": None, "epoch": None, "after": 0, "link": "/s/pkce-s256?at=3"}]


@pytest.fixture
def ask(page: Page):
    """Say several things on one connection; the answers to all but the join that comes first, unless told not to."""
    page.goto("/")

    def say(*asked: list[Any], join: bool = True) -> list[Answer]:
        answers: list[Answer] = page.evaluate(CLIENT, [*([JOIN] if join else []), *asked])
        if join:
            assert answers.pop(0)["ok"]
        return answers

    return say


BAD = [
    ("goto", {"at": -1}, "at", "0"),
    ("goto", {"at": 10**9}, "at", "0 to 16"),
    ("goto", {"at": 17}, "at", "0 to 16"),
    ("goto", {"at": "x"}, "at", "whole number"),
    ("goto", {"at": "3"}, "at", "whole number"),
    ("goto", {"at": 1.5}, "at", "whole number"),
    ("goto", {"at": True}, "at", "whole number"),
    ("goto", {"at": None}, "at", "whole number"),
    ("goto", {"at": [3]}, "at", "whole number"),
    ("goto", {}, "at", "whole number"),
    ("mode", {"mode": "foo"}, "mode", "open, hidden"),
    ("mode", {"mode": 7}, "mode", "open, hidden"),
    ("mode", {}, "mode", "open, hidden"),
    ("switch", {"set": {"client.pkcs": "S256"}}, "set client.pkcs", "did you mean client.pkce?"),
    ("switch", {"set": {"client.pkce": "s256"}}, "set client.pkce", "did you mean S256?"),
    ("switch", {"set": {"client.pkce": {"deep": [1]}}}, "set client.pkce", "none, plain, S256"),
    ("switch", {"set": {"check.nothing": "off"}}, "set check.nothing", "no check"),
    ("switch", {"set": ["client.pkce"]}, "set", "object"),
    ("switch", {"set": {}}, "set", "object"),
    ("switch", {"set": {f"x{n}": "y" for n in range(60)}}, "set", "object"),
    ("switch", {}, "set", "object"),
    ("fork", {}, "decision", "is no place"),
    ("fork", {"at": 7, "do": "drop"}, "decision", "texts for at and do"),
    ("fork", {"at": "token#1.request", "do": "steal"}, "decision", "answer, edit, drop, replay, delay"),
    ("fork", {"at": "token#9.request", "do": "drop"}, "at", "never comes by"),
    ("fork", {"at": "token", "do": "drop"}, "decision", "token#1.request"),
    ("fork", {"at": "token#1.request", "do": "edit", "set": ["x"]}, "decision", "object for set"),
    ("fork", {"at": "token#1.request", "do": "edit", "set": {"x" * 900: "y"}}, "x" * 900, "a path starts with"),
    ("fork", {"at": "token#1.request", "do": "edit", "set": {"form.a": {"b": 1}}}, "decision", "path to text"),
    ("fork", {"at": "token#1.request", "do": "edit", "set": {}}, "set", "changes nothing"),
    ("fork", {"at": "token#1.request", "do": "delay", "seconds": "60"}, "seconds", "whole number"),
    ("fork", {"at": "login#1.answer", "do": "answer", "set": {"password": "x"}}, "decision", "right or wrong"),
    ("fork", {"at": "token#1.request", "do": "drop", "ms": 5}, "ms", "at, do, set, seconds"),
    ("people", {"people": "owner"}, "people", "list of lanes"),
    ("people", {"people": ["as"]}, "people", "owner can"),
    ("people", {}, "people", "list of lanes"),
    ("open", {}, "link", "/s/"),
    ("open", {"link": "https://elsewhere.example/s/pkce-s256"}, "link", "/s/"),
    ("open", {"link": "/s/pkce-s257"}, "scenario", "did you mean pkce-s256?"),
    ("open", {"link": "/s/pkce-s256?d=x"}, "d", "base64url"),
    ("open", {"link": "/s/pkce-s256", "at": "x"}, "at", "whole number"),
    ("predict", {"n": 4, "option": "a"}, "mode", "the mode of this stage is open"),
    ("predict", {"option": "a"}, "n", "whole number from 1"),
    ("predict", {"n": 4, "score": 1}, "score", "it takes n, option"),
    ("draft", {"at": 0}, "at", "whole number from 1"),
    ("draft", {"at": 17}, "at", "messages 1 to 16"),
    ("draft", {}, "at", "whole number"),
    ("next", [1, 2], "message", "object"),
    ("next", "x", "message", "object"),
    ("next", 7, "message", "object"),
    ("back", {"by": 3}, "by", "takes none"),
    ("goto", {"at": 3, "speed": 1}, "speed", "it takes at"),
    ("join", {"link": "/s/pkce-s256", "as": "presenter"}, "as", "stage, epoch, after, link"),
    ("join", {"after": -1, "link": "/s/pkce-s256"}, "after", "whole number"),
    ("join", {"after": "x", "link": "/s/pkce-s256"}, "after", "whole number"),
    ("join", {"link": 7}, "link", "/s/"),
    ("join", {"link": "https://elsewhere.example/s/pkce-s256"}, "link", "/s/"),
    ("join", {"link": "/s/pkce-s257"}, "scenario", "did you mean pkce-s256?"),
    ("join", {"link": "/s/pkce-s256?at=99"}, "at", "0 to 16"),
    ("join", {"link": "/s/pkce-s256?seed=-1"}, "seed", "whole number"),
    ("join", {"link": "/s/pkce-s256?x=" + "x" * 9000}, "link", "8192"),
    ("join", {}, "link", "/s/"),
]


@pytest.mark.parametrize(("event", "payload", "field", "said"), BAD, ids=lambda value: json.dumps(value)[:40])
def test_a_bad_event_is_answered_with_its_field_and_the_stage_goes_on(
    ask, event: str, payload: Any, field: str, said: str
) -> None:
    bad, good, back = ask([event, payload], ["next", {}], ["goto", {"at": 3}])
    assert bad["error"]["field"] == field
    assert said in bad["error"]["message"]
    assert len(bad["error"]["message"]) < 400
    assert good == back == {"ok": True}


COMMANDS = ("next", "back", "goto", "switch", "mode", "fork", "people", "open", "draft", "predict")


@pytest.mark.parametrize("event", COMMANDS)
def test_a_command_before_joining_is_told_to_join(ask, event: str) -> None:
    (answer,) = ask([event, {}], join=False)
    assert answer["error"]["field"] == "stage"
    assert "join" in answer["error"]["message"]


def test_an_event_that_nobody_knows_changes_nothing(ask) -> None:
    unknown, good = ask(["explode", {}], ["next", {}])
    assert "ok" not in unknown
    assert good == {"ok": True}


def test_commands_with_more_or_fewer_arguments_are_answered(ask) -> None:
    assert ask(["next"], ["back", {}, "more", 7]) == [{"ok": True}, {"ok": True}]


def test_a_message_that_is_too_large_ends_its_connection_alone(ask, page: Page) -> None:
    (answer,) = ask(["goto", {"at": "x" * 100_000}])
    assert "lost" in answer
    assert ask(["next", {}]) == [{"ok": True}]
    stage = Stage(page).open("/s/pkce-s256")
    stage.press("Next")
    stage.stands_at(1, 16)


def test_the_page_shows_what_the_server_refuses_and_goes_on(page: Page) -> None:
    """A page that asks nonsense can only be an old or a broken one; its person is told all the same."""
    page.route_web_socket(
        "**/socket.io/**",
        lambda socket: (
            server := socket.connect_to_server(),
            socket.on_message(lambda text: server.send(str(text).replace('"goto",{"at":16}', '"goto",{"at":99}'))),
        )[0],
    )
    stage = Stage(page).open("/s/pkce-s256")
    stage.press("Last")
    expect(page.get_by_role("status", name="Notices")).to_contain_text("this run has messages 0 to 16")
    stage.press("Next")
    stage.stands_at(1, 16)


ADDRESSES = [
    ("/s/pkce-s257", 404, "scenario", "did you mean pkce-s256?"),
    ("/s/..%2F..%2Fetc%2Fpasswd", 404, "", ""),
    ("/s/pkce-s256?seed=many", 400, "seed", "whole number from 0"),
    ("/s/pkce-s256?seed=9007199254740992", 400, "seed", "9007199254740991"),
    ("/s/pkce-s256?at=17", 400, "at", "0 to 16"),
    ("/s/pkce-s256?at=-1", 400, "at", "0 to 16"),
    ("/s/pkce-s256?set=client.pkce", 400, "set", "SWITCH:VALUE"),
    ("/s/pkce-s256?set=client.pkcs:S256", 400, "set client.pkcs", "did you mean client.pkce?"),
    ("/s/pkce-s256?set=client.pkce:s256", 400, "set client.pkce", "did you mean S256?"),
    ("/s/pkce-s256?mode=secret", 400, "mode", "open, hidden"),
    ("/s/pkce-s256?v=9", 400, "v", "version 1"),
    ("/s/pkce-s256?d=nonsense", 400, "d", "base64url"),
    ("/s/pkce-s256?d=eJyLBgAAHwAa", 400, "d", "d"),
    ("/s/pkce-s256?people=browser", 400, "people", "owner"),
    (f"/s/pkce-s256?x={'x' * 9000}", 414, "link", "8192"),
]


@pytest.mark.expects_console("status of 4")
@pytest.mark.parametrize(("path", "status", "field", "said"), ADDRESSES, ids=lambda value: str(value)[:50])
def test_a_bad_address_opens_a_page_that_says_what_and_where(
    page: Page, path: str, status: int, field: str, said: str
) -> None:
    answer = page.goto(path)
    assert answer
    assert answer.status == status
    main = page.get_by_role("main")
    expect(main).to_contain_text(str(status))
    expect(main).to_contain_text(said)
    if field:
        expect(main.locator("code")).to_have_text(field)
    expect(page.locator("body")).not_to_contain_text("Traceback")
    main.get_by_role("link", name="See all scenarios").click()
    expect(page.get_by_role("heading", name="Scenarios")).to_be_visible()


def handshake(server: str, **headers: str) -> int:
    """The status with which the server answers a websocket's handshake."""
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=10)
    upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
    key = {"Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ=="}
    connection.request("GET", "/socket.io/?EIO=4&transport=websocket", headers={**upgrade, **key, **headers})
    status = connection.getresponse().status
    connection.close()
    return status


def test_our_own_origin_may_open_a_socket(server: str) -> None:
    assert handshake(server, Origin=server) == 101


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "http://127.0.0.1:1", "null", "http://localhost"])
def test_a_foreign_origin_may_not_open_a_socket(server: str, origin: str) -> None:
    assert handshake(server, Origin=origin) == 400


@pytest.mark.expects_console("WebSocket")
def test_a_page_from_elsewhere_gets_no_socket(page: Page, server: str) -> None:
    page.goto("about:blank")
    outcome = page.evaluate(
        """(url) => new Promise((done) => {
          const socket = new WebSocket(url);
          socket.onopen = () => done("open");
          socket.onerror = () => done("refused");
        })""",
        f"{server.replace('http', 'ws', 1)}/socket.io/?EIO=4&transport=websocket",
    )
    assert outcome == "refused"


@pytest.mark.parametrize("path", ["/", "/s/pkce-s256", "/api/runs/pkce-s256", "/socket.io/?EIO=4&transport=websocket"])
def test_a_foreign_host_name_is_refused(server: str, path: str) -> None:
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=10)
    connection.request("GET", path, headers={"Host": "rebound.example"})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    assert answer.status == 400
    assert b"Traceback" not in content


def test_long_polling_is_not_offered(server: str) -> None:
    connection = http.client.HTTPConnection(urlsplit(server).netloc, timeout=10)
    connection.request("GET", "/socket.io/?EIO=4&transport=polling")
    assert connection.getresponse().status == 400
    connection.close()
