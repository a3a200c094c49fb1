"""What goes wrong between an outlet and us."""

from __future__ import annotations

from antoan.errors import AntoanError


class NotAFeed(AntoanError):
    """A document that gives no items.

    Attributes:
        code: `not-a-feed` (a web page, JSON, plain text), `empty`, `entities` (declares entities that could open files
            or fill the memory), `broken` (XML of which no item could be read).
        detail: what was found, in a few words.
    """

    def __init__(self, code: str, detail: str) -> None:
        self.code = code
        self.detail = detail
        self.key, self.values = f"feeds.error.{code}", {}
        super().__init__(code, detail)  # both, so that it can come back from a worker process

    def __str__(self) -> str:
        return f"not readable as a feed ({self.code}): {self.detail}"


class RefusedAddress(AntoanError, OSError):
    """An address that leads into a private network, refused before anything was sent to it.

    It is an `OSError` because that is what connecting may raise.

    Attributes:
        address: the address or name.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self.key, self.values = "feeds.error.refused-address", {}
        super().__init__(f"{address} is not a public address of the internet")


class AllowedHostForm(AntoanError, ValueError):
    """An exempted host that is not written as HOST or HOST:PORT.

    Attributes:
        text: what was written.
    """

    is_wrong_use = True

    def __init__(self, text: str) -> None:
        self.text = text
        self.key, self.values = "feeds.allow-host.form", {"found": text}
        super().__init__(f"{text!r} is not HOST or HOST:PORT, such as localhost:8000")
