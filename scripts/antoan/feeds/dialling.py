"""The guard at the moment of dialling: only an address that was checked is connected to."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from ipaddress import ip_address

from aiohappyeyeballs import AddrInfoType
from aiohttp.abc import AbstractResolver, ResolveResult

from antoan.feeds.errors import RefusedAddress
from antoan.feeds.guard import Guard, is_public

# A name and a port to addresses, as text; raises `OSError` where there are none.
Lookup = Callable[[str, int], Awaitable[Sequence[str]]]

# Whether the host that is being dialled is exempt: aiohttp hands its socket factory the address, but not the host.
_exempt: ContextVar[bool] = ContextVar("antoan_exempt_from_guard", default=False)


def begin_dialling(guard: Guard, host: str, port: int) -> None:
    """Say which host the requests of the running task are meant for, before each of them."""
    _exempt.set(guard.allows(host, port))


def guarded_socket(info: AddrInfoType) -> socket.socket:
    """A socket for an address about to be connected to: the last look, which also sees addresses written as numbers.

    Raises:
        RefusedAddress: it is not public, and its host is not exempt.
    """
    family, kind, protocol, _, target = info
    if not _exempt.get() and not _is_public_text(str(target[0])):
        raise RefusedAddress(str(target[0]))
    return socket.socket(family=family, type=kind, proto=protocol)


def _is_public_text(address: str) -> bool:
    try:
        return is_public(ip_address(address))
    except ValueError:
        return False


class SystemLookup:
    """Asks the operating system, in threads of its own: slow name servers must not hold up the names of others."""

    def __init__(self, threads: int) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="antoan-names")

    async def __call__(self, host: str, port: int) -> Sequence[str]:
        """Every address of a name, in the order the system prefers.

        Raises:
            OSError: it has none.
        """
        return await asyncio.get_running_loop().run_in_executor(self._pool, _addresses, host, port)

    def close(self) -> None:
        """Give up what is still being asked."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def _addresses(host: str, port: int) -> Sequence[str]:
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(info[4][0]) for info in found))


class GuardedResolver(AbstractResolver):
    """Resolves a name once, and hands over its addresses only if all of them may be dialled.

    A name with one public and one private address is refused: nobody has such a name by accident.
    """

    def __init__(self, lookup: Lookup) -> None:
        self._lookup = lookup

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_UNSPEC,  # noqa: ARG002  (aiohttp's interface)
    ) -> list[ResolveResult]:
        """Addresses for aiohttp.

        Raises:
            OSError: the name has no address.
            RefusedAddress: one of them is not public, and the host is not exempt.
        """
        addresses = await self._lookup(host, port)
        if not addresses:
            raise OSError(f"no address for {host}")
        if not _exempt.get():
            for address in addresses:
                if not _is_public_text(address):
                    raise RefusedAddress(f"{host} ({address})")
        return [_result(host, address, port) for address in addresses]

    async def close(self) -> None:
        """Nothing to close: the lookup belongs to whoever made it."""


def _result(host: str, address: str, port: int) -> ResolveResult:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=socket.AI_NUMERICHOST)
