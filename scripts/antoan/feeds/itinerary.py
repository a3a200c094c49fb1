"""The way from a feed's address over its redirects, and where it must not lead."""

from __future__ import annotations

from yarl import URL

from antoan.feeds.guard import is_odd_number
from antoan.feeds.retrieved import ErrorCode

_LONGEST_ADDRESS = 4_000


class Refused(Exception):
    """A request that is given up by our own rules.

    Attributes:
        code: which rule.
        detail: technical English.
    """

    def __init__(self, code: ErrorCode, detail: str) -> None:
        self.code = code
        self.detail = detail
        super().__init__(code, detail)


class Itinerary:
    """Addresses asked so far.

    Attributes:
        shown: the present address as text, without fragment.
        at: the same, as aiohttp takes it: what is checked here is the very object that is dialled.
    """

    at: URL

    def __init__(self, url: str, max_redirects: int) -> None:
        self.shown = url
        self._limit = max_redirects
        self._passed: list[URL] = []
        self._permanent = True
        self._secure = False

    @property
    def host(self) -> str:
        """Host of the present address, as names are looked up."""
        return self.at.raw_host or ""

    @property
    def port(self) -> int:
        """Port of the present address."""
        return self.at.port or 0

    @property
    def moved_to(self) -> str:
        """The present address, if every step here was permanent; empty without a step."""
        return self.shown if self._permanent and len(self._passed) > 1 else ""

    def begin(self) -> None:
        """Take the first address.

        Raises:
            Refused: it is none we ask.
        """
        self._go(_parsed(self.shown, ErrorCode.SCHEME))

    def follow(self, location: str, *, permanent: bool) -> None:
        """Take the address of a redirect.

        Raises:
            Refused: there is none, or it leads to where we do not go.
        """
        # Servers write addresses in their own alphabet; aiohttp hands bytes that are no UTF-8 over as surrogates.
        text = location.encode("utf-8", "surrogateescape").decode("utf-8", "replace").strip()
        if not text:
            raise Refused(ErrorCode.REDIRECT_MISSING, "a redirect without Location")
        target = _joined(self.at, _parsed(text, ErrorCode.REDIRECT_MISSING))
        if self._secure and target.scheme == "http":
            raise Refused(ErrorCode.REDIRECT_DOWNGRADE, f"from https to {str(target)[:200]}")
        if target in self._passed:
            raise Refused(ErrorCode.REDIRECT_LOOP, f"back to {str(target)[:200]}")
        if len(self._passed) > self._limit:
            raise Refused(ErrorCode.REDIRECT_LIMIT, f"more than {self._limit} redirects")
        self._permanent &= permanent
        self._go(target)

    def _go(self, target: URL) -> None:
        _refuse(target)
        self._secure |= target.scheme == "https"
        self._passed.append(target)
        self.at, self.shown = target, str(target)


def _parsed(text: str, code: ErrorCode) -> URL:
    if len(text) > _LONGEST_ADDRESS:
        raise Refused(code, f"an address of {len(text)} characters")
    try:
        return URL(text).with_fragment(None)
    except ValueError as error:
        raise Refused(code, f"not an address: {str(error)[:200]}") from error


def _joined(base: URL, target: URL) -> URL:
    try:
        return base.join(target)
    except ValueError as error:
        raise Refused(ErrorCode.REDIRECT_MISSING, f"not an address: {str(error)[:200]}") from error


def _refuse(target: URL) -> None:
    """Refuse what is no address of the web, before anything is looked up."""
    if target.scheme not in ("http", "https") or not target.raw_host:
        raise Refused(ErrorCode.SCHEME, f"not an http or https address: {str(target)[:200]}")
    if target.raw_user is not None or target.raw_password is not None:
        raise Refused(ErrorCode.CREDENTIALS, "a user or password in the address")
    if is_odd_number(target.raw_host):
        raise Refused(ErrorCode.REFUSED_ADDRESS, target.raw_host)
