"""Which addresses may be dialled: those of the public internet, and hosts the operator has named.

A feed's address, and every redirect, comes from outside. Without a guard it could make the machine that fetches ask its
own network: a router, a cloud's metadata service, a database without a password. Names can change their meaning
between a check and the connection, so the address itself is judged, at the moment of dialling (`dialling.py`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Self

from yarl import URL

from antoan.feeds.errors import AllowedHostForm

# https://www.iana.org/assignments/iana-ipv6-special-registry: addresses of the internet all lie here.
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")
_TEREDO = IPv6Network("2001::/32")
_SPECIAL_V6 = (IPv6Network("2001::/23"), IPv6Network("2001:db8::/32"), IPv6Network("3fff::/20"))
_SPECIAL_V4 = (
    IPv4Network("0.0.0.0/8"),
    IPv4Network("100.64.0.0/10"),  # carriers' own networks
    IPv4Network("168.63.129.16/32"),  # Azure's service for its virtual machines: looks public, is not
    IPv4Network("192.0.0.0/24"),
    IPv4Network("192.88.99.0/24"),  # relays of 6to4
    IPv4Network("198.18.0.0/15"),
    IPv4Network("224.0.0.0/3"),  # multicast and reserved
)
# What the C library reads as an IPv4 address and people do not: 2130706433, 0x7f.1, 0177.0.0.1.
_NUMERIC_LABEL = re.compile(r"(?:0[xX][0-9a-fA-F]*|[0-9]+)")


def is_public(address: IPv4Address | IPv6Address) -> bool:
    """Whether an address belongs to the public internet.

    IPv4 addresses inside IPv6 ones (mapped, 6to4, NAT64, Teredo) are judged themselves.
    """
    if isinstance(address, IPv4Address):
        return address.is_global and not any(address in network for network in _SPECIAL_V4)
    if address.scope_id is not None:
        return False
    if inside := _inside(address):
        return all(is_public(each) for each in inside)
    return address in _GLOBAL_UNICAST and address.is_global and not any(address in each for each in _SPECIAL_V6)


def _inside(address: IPv6Address) -> tuple[IPv4Address, ...]:
    """The IPv4 addresses packets to an IPv6 address end up at."""
    if address.ipv4_mapped:
        return (address.ipv4_mapped,)
    if address.sixtofour:
        return (address.sixtofour,)
    if address in _NAT64:
        return (IPv4Address(int(address) & 0xFFFFFFFF),)
    if address in _TEREDO and address.teredo:
        return address.teredo
    return ()


def literal_address(host: str) -> IPv4Address | IPv6Address | None:
    """The address a host spells out; `None` for a name."""
    try:
        return ip_address(host.strip("[]"))
    except ValueError:
        return None


def is_odd_number(host: str) -> bool:
    """Whether a host is a number that is no address in the usual form, but might be taken for one.

    The rule is that of browsers: https://url.spec.whatwg.org/#ends-in-a-number-checker.
    """
    last = host.rstrip(".").rpartition(".")[2]
    return bool(_NUMERIC_LABEL.fullmatch(last)) and literal_address(host) is None


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowedHost:
    """A host that may be asked although it is not public: a feed inside the house, a test.

    Attributes:
        host: its name or address as addresses of feeds write it, in lower case.
        port: the only port; `None` for every port.
    """

    host: str
    port: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `HOST`, `HOST:PORT` or `[::1]:PORT`.

        Raises:
            AllowedHostForm: it is written in another way.
        """
        try:
            url = URL(f"http://{text.strip()}/")
            if not url.raw_host or any(sign in text for sign in "/?#@"):
                raise AllowedHostForm(text)
            return cls(host=_plain_host(url.raw_host), port=url.explicit_port)
        except ValueError as error:
            raise AllowedHostForm(text) from error


def _plain_host(host: str) -> str:
    """One writing of a host: lower case, no dot at the end, addresses in their shortest form."""
    bare = host.rstrip(".").lower()
    address = literal_address(bare)
    return str(address) if address else bare


@dataclass(frozen=True, slots=True)
class Guard:
    """Who is exempt from the rule."""

    allowed: tuple[AllowedHost, ...] = ()

    def allows(self, host: str, port: int) -> bool:
        """Whether the operator has named this host, as the address writes it, with this port."""
        plain = _plain_host(host)
        return any(each.host == plain and each.port in (None, port) for each in self.allowed)
