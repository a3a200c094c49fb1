"""Only the public internet is dialled, and hosts the operator has named."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis.strategies import ip_addresses

from antoan.feeds.dialling import GuardedResolver, begin_dialling, guarded_socket
from antoan.feeds.errors import AllowedHostForm, RefusedAddress
from antoan.feeds.guard import AllowedHost, Guard, is_odd_number, is_public
from tests import event_loop

CASES: Any = yaml.load(
    (Path(__file__).parents[1] / "cases" / "feeds" / "addresses.yml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)


@pytest.mark.parametrize("address", CASES["public"])
def test_public_address(address: str) -> None:
    """An address of the internet, also when it is wrapped."""
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", CASES["other"])
def test_other_address(address: str) -> None:
    """Everything else, however it is wrapped."""
    assert not is_public(ip_address(address))


@given(ip_addresses(v=4))
def test_wrapping_changes_nothing(address: IPv4Address) -> None:
    """Mapped, behind NAT64 and as 6to4, an address is as public as it is itself."""
    number = int(address)
    for wrapped in (0xFFFF << 32 | number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80 | 1):
        assert is_public(IPv6Address(wrapped)) == is_public(address)


@given(ip_addresses())
def test_what_python_calls_private_is_never_public(address: IPv4Address | IPv6Address) -> None:
    """Our rule is at least as strict as the standard library's."""
    if address.is_private or address.is_multicast or address.is_link_local:
        mapped = isinstance(address, IPv6Address) and (address.ipv4_mapped or address.sixtofour or address.teredo)
        assert mapped or not is_public(address)


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [
        ("localhost", "localhost", None),
        ("LOCALHOST.:8000", "localhost", 8000),
        (" feeds.house:80 ", "feeds.house", 80),
        ("127.0.0.1:8080", "127.0.0.1", 8080),
        ("[::1]:8080", "::1", 8080),
        ("[0:0::1]", "::1", None),
        ("báo.example", "xn--bo-mia.example", None),
    ],
)
def test_allowed_host_is_read(text: str, host: str, port: int | None) -> None:
    """HOST, HOST:PORT, and addresses in brackets."""
    assert AllowedHost.parse(text) == AllowedHost(host=host, port=port)


@pytest.mark.parametrize(
    "text", ["", ":80", "http://a", "a/b", "a:b", "a:99999", "u@a", "u:p@a:1", "a?b", "[::1", "a#"]
)
def test_allowed_host_in_another_form(text: str) -> None:
    """What is no host is told, and how to write one."""
    with pytest.raises(AllowedHostForm, match="HOST:PORT"):
        AllowedHost.parse(text)


def test_exemption_is_for_the_host_as_written() -> None:
    """A name and its address are two things, and so are two ports."""
    guard = Guard((AllowedHost.parse("localhost:8000"), AllowedHost.parse("[::1]")))
    assert guard.allows("LocalHost", 8000)
    assert guard.allows("localhost.", 8000)
    assert guard.allows("::1", 1)
    assert guard.allows("0:0:0:0:0:0:0:1", 1)
    assert not guard.allows("localhost", 8001)
    assert not guard.allows("127.0.0.1", 8000)
    assert not guard.allows("localhost.example", 8000)
    assert not Guard().allows("localhost", 8000)


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f.1", "0177.0.0.1", "127.1", "1.2.3.4.5", "0x", "1.1.1.1.", "a.0x1"]
)
def test_number_that_is_no_usual_address(host: str) -> None:
    """Forms the C library would take for an address."""
    assert is_odd_number(host)


@pytest.mark.parametrize("host", ["1.1.1.1", "::1", "24h.example", "x1", "1.example", "bao24h"])
def test_names_and_addresses_are_no_odd_numbers(host: str) -> None:
    """Figures in a name are fine."""
    assert not is_odd_number(host)


def test_last_look_sees_the_address() -> None:
    """Whatever was resolved before, a socket is only made for a public address, or an exempt host."""
    private = (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", ("127.0.0.1", 80))
    guard = Guard((AllowedHost.parse("localhost:80"),))
    begin_dialling(guard, "example.org", 80)
    with pytest.raises(RefusedAddress, match=r"127\.0\.0\.1"):
        guarded_socket(private)
    begin_dialling(guard, "localhost", 80)
    guarded_socket(private).close()
    begin_dialling(guard, "example.org", 80)
    guarded_socket((*private[:4], ("1.1.1.1", 80))).close()


def test_resolver_hands_over_what_it_checked() -> None:
    """Every address of a name, each of which was looked at."""

    async def lookup(_host: str, _port: int) -> Sequence[str]:
        return ["1.1.1.1", "2606:4700::1111"]

    async def run() -> list[str]:
        begin_dialling(Guard(), "example.org", 443)
        return [result["host"] for result in await GuardedResolver(lookup).resolve("example.org", 443)]

    assert event_loop.run(run()) == ["1.1.1.1", "2606:4700::1111"]
