"""When two web addresses lead to one report."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

_HOST_PREFIX = re.compile(r"^(?:www|m|amp)\.(?=.*\.)")
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|zarsrc|gidzl|mc_[ce]id")
_USUAL_PORTS = frozenset({80, 443, None})


def link_key(url: str) -> str:
    """What two addresses of one report have in common; empty for what is no web address."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"\s", url.strip()):
        return ""
    host = _HOST_PREFIX.sub("", parts.hostname.lower())
    port_text = "" if port in _USUAL_PORTS else f":{port}"
    path = re.sub(r"/amp$", "", unquote(parts.path).rstrip("/"))
    query = sorted((name, value) for name, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(name))
    return f"{host}{port_text}{path}" + (f"?{urlencode(query)}" if query else "")
