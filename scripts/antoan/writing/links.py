"""Addresses of reports: cleaned for keeping, and reduced to what two addresses of one report have in common."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

from w3lib.url import canonicalize_url, safe_url_string

LONGEST_LINK = 2_000
_DEFAULT_PORTS = {"http": 80, "https": 443}
# Spaces, control characters and signs that turn the direction of text have no place in an address; nor have
# backslashes, which browsers take for slashes and others do not.
_FORBIDDEN = re.compile(
    r"[\x00-\x20\x7f-\xa0\u061c\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\\\ud800-\udfff]"
)
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9_.-]*[a-z0-9])?\.?|\[[0-9a-f:.]+\]")

# Keys that tell an outlet where a reader came from. They name the reader's way, never the report.
_TRACKING_PREFIXES = (
    "utm_",  # Google Analytics and everybody since
    "pk_",  # Matomo
    "mtm_",  # Matomo
    "hsa_",  # HubSpot
    "at_",  # AT Internet (BBC, France 24)
    "__twitter_",
)
_TRACKING_KEYS = frozenset(
    {
        "fbclid", "fb_action_ids", "fb_action_types", "fb_ref", "fb_source", "igshid", "igsh",  # Facebook, Instagram
        "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "srsltid", "_ga", "_gl",  # Google
        "zarsrc", "zalo_id", "gidzl", "zclid",  # Zalo
        "msclkid", "yclid", "ysclid", "twclid", "ttclid", "li_fat_id",  # other networks
        "mc_cid", "mc_eid", "mkt_tok", "vero_id", "_hsenc", "_hsmi", "oly_enc_id", "oly_anon_id",  # newsletters
        "xtor", "ocid", "ncid", "cmpid", "cmp", "s_cid", "smid", "ftag", "wt_mc", "wt_zmc", "ns_mchannel", "ns_source",
        "ns_campaign", "ns_linkname", "traffic_source", "feedtype", "feedname",  # outlets' own
    }
)  # fmt: skip
# Keys that may mean anything, and nothing when their value says "through the feed".
_ORIGIN_KEYS = frozenset({"ref", "source", "src", "from", "partner", "emc", "campaign", "medium", "via"})
_ORIGIN_VALUE = re.compile(r"(?:rss|atom|feed|xml)[\w.-]*", re.IGNORECASE)

_HOST_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp|wap)\.(?=[^.]+\.[^.]+)")
_AMP_KEYS = frozenset({"amp", "outputtype"})


def clean_link(url: str, base: str) -> str:
    """`url` as it can be kept and shown; empty if it leads nowhere on the web.

    http or https with a host, without user and password, fragment and tracking keys; percent-encoded, names in ASCII
    form, at most 2,000 characters; the order of its other keys is the outlet's.

    Args:
        base: the feed's address, for relative links.
    """
    text = url.strip()
    if not text or len(text) > 4 * LONGEST_LINK or _FORBIDDEN.search(text):
        return ""
    try:
        if urlsplit(text).scheme and not urlsplit(text).netloc:
            return ""
        whole = urljoin(base, text)
        if _is_unfit(whole):
            return ""
        safe = safe_url_string(whole)
        return "" if _is_unfit(safe) else _tidy(safe)
    except ValueError:
        return ""


def _is_unfit(url: str) -> bool:
    parts = urlsplit(url)
    return (
        parts.scheme not in ("http", "https")
        or not parts.hostname
        or parts.username is not None
        or parts.password is not None
        or parts.port == 0
    )


def _tidy(url: str) -> str:
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    host = f"[{host}]" if ":" in host else host
    if not _HOST.fullmatch(host):
        return ""
    port = f":{parts.port}" if parts.port and parts.port != _DEFAULT_PORTS[parts.scheme] else ""
    query = "&".join(pair for pair in parts.query.split("&") if pair and not _is_tracking(pair))
    link = urlunsplit((parts.scheme, host + port, _encoded(parts.path or "/"), _encoded(query), ""))
    return link if len(link) <= LONGEST_LINK else ""


def _encoded(text: str) -> str:
    """`text` with percent-escapes in one writing, also of signs that mean something to templates and Markdown."""
    encoded = re.sub(r"[{}|^`<>\"]", lambda match: f"%{ord(match[0]):02X}", text)
    return re.sub(r"%[0-9a-fA-F]{2}", lambda match: match[0].upper(), encoded)


def _is_tracking(pair: str) -> bool:
    key, _, value = pair.partition("=")
    key = key.lower()
    if key.startswith(_TRACKING_PREFIXES) or key in _TRACKING_KEYS:
        return True
    return key in _ORIGIN_KEYS and bool(_ORIGIN_VALUE.fullmatch(value))


def link_key(url: str) -> str:
    """What all addresses of one report have in common, to compare with; empty for what is no address.

    The scheme, `www.`, `m.` and `amp.` in front, a default port, `/amp` and a slash at the end, the order of keys,
    tracking keys, and the case of the host do not count.
    """
    link = clean_link(url, "")
    if not link:
        return ""
    parts = urlsplit(canonicalize_url(link))
    host = _HOST_PREFIX.sub("", parts.netloc.lower().rstrip("."))
    path = re.sub(r"(?:/amp|\.amp)?/*$", "", re.sub(r"^/amp(?=/)", "", parts.path), flags=re.IGNORECASE)
    query = "&".join(
        pair for pair in parts.query.split("&") if pair and pair.partition("=")[0].lower() not in _AMP_KEYS
    )
    return f"{host}{path}" + (f"?{query}" if query else "")
