"""Addresses of pages: the one form under which the same page is known, and whose page it is."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, quote, unquote_to_bytes, urlsplit

_TRACKERS = re.compile(
    r"(?:utm|mtm|pk|piwik|matomo|hsa|vero|oly|ns|at|wt|itm|stm)_\w+|_(?:ga|gl|hs\w*)|mc_[ce]id|mkt_tok|"
    r"(?:fbc|gc|dc|msclk|yc|ysc|twc|ttc|gbra|wbra|srs)l?id|igsh(?:id)?|ref(?:_?(?:src|url)|erer|errer)?|"
    r"cmp(?:id)?|smid|smtyp|xtor|cn-reloaded|__twitter_impression|usqp|"
    r"amp|amp_(?:js_v|gsa)|outputtype"
)
_PORTS = (None, 80, 443)
_PATH_SAFE = "!$&'()*+,;=:@"
_QUERY_SAFE = "!$'()*,;:@/?"
_HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*")
_SPACE = re.compile(r"[\x00-\x20\x7f]+")
_CACHED = re.compile(r"(?:google\.[a-z.]+/amp|[\w-]+\.cdn\.ampproject\.org/[civ])(?:/s)?/(.+)")
_SUBDOMAIN = re.compile(r"(?:www?\d*|m|mobile|amp)\.(?=.+\..)")
_SESSION = re.compile(r";jsessionid=[^/]*", re.IGNORECASE)
_AMP = re.compile(r"(?:\.amp)+(?=$|\.html?$)")


def canonical(address: str) -> str | None:
    """Return the key of an address: all addresses that surely lead to one page have the same.

    It is an https address without `www.`, `m.` and AMP, without what only tells where a reader came from, and
    without fragment and closing slash; the fields of its query are sorted. It is a name, not to be fetched.

    Args:
        address: whatever stands where an address should; None comes back for what is no http(s) address.
    """
    parts = _split(address)
    while parts and (host := _host(parts)):
        path, query = _path(parts.path), _query(parts.query)
        cached = _CACHED.fullmatch(f"{host}{_joined(path)}")
        if not cached:
            return f"https://{host}{_joined(_without_amp(path))}{'?' if query else ''}{query}"
        parts = _split(f"https://{cached[1]}?{query}")
    return None


def outlet_of(address: str) -> str | None:
    """Return the registrable domain of an http(s) address, as `example.co.uk`; None where it has none."""
    parts = _split(address)
    host = _host(parts) if parts else None
    return _registrable(host) if host else None


def _split(address: str) -> SplitResult | None:
    """Return the parts of an http(s) address."""
    cleaned = _SPACE.sub("", address.encode("utf-8", "replace").decode())
    try:
        parts = urlsplit(cleaned)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return None
    return parts if port in _PORTS else parts._replace(netloc=f"{parts.hostname}:{port}")


def _host(parts: SplitResult) -> str | None:
    """Return the host in ASCII, with a port that is not the usual one."""
    host = (parts.hostname or "").rstrip(".")
    if not host:
        return None
    if ":" in host:  # IPv6
        host = f"[{host}]"
    else:
        try:
            host = host.encode("idna").decode().lower()
        except UnicodeError:
            return None
        if not _HOST.fullmatch(host):
            return None
    while (match := _SUBDOMAIN.match(host)) and _registrable(host) not in (None, host):
        host = host[match.end() :]
    return host if parts.port in _PORTS else f"{host}:{parts.port}"


@lru_cache(maxsize=10_000)
def _registrable(host: str) -> str | None:
    from courlan import extract_domain

    try:
        return extract_domain(f"https://{host}/")
    except ValueError:
        return None


def _path(path: str) -> list[str]:
    """Return the parts of a path that name something, each letter written in one way."""
    kept: list[str] = []
    for segment in _SESSION.sub("", path).split("/"):
        name = quote(unquote_to_bytes(segment), safe=_PATH_SAFE)
        if name == "..":
            del kept[-1:]
        elif name not in ("", "."):
            kept.append(name)
    return kept


def _joined(path: list[str]) -> str:
    return "".join(f"/{name}" for name in path)


def _without_amp(path: list[str]) -> list[str]:
    """Return a path without the parts that ask for AMP; what is left of it is not empty."""
    kept = list(path)
    while kept and (shorter := _AMP.sub("", kept[-1])).strip("."):
        if shorter == kept[-1] and (shorter != "amp" or len(kept) == 1):
            break
        kept[-1:] = [shorter] if shorter != kept[-1] else []
    first = 0
    while first < len(kept) - 1 and kept[first] == "amp":
        first += 1
    return kept[first:]


def _query(query: str) -> str:
    """Return the fields of a query that name the page, sorted."""
    kept = []
    for field in query.split("&"):
        name, _, value = (_plain(part) for part in field.partition("="))
        if name and not _TRACKERS.fullmatch(name.lower()):
            kept.append(f"{name}={value}" if value else name)
    return "&".join(sorted(kept))


def _plain(part: str) -> str:
    return quote(unquote_to_bytes(part.replace("+", " ")), safe=_QUERY_SAFE)
