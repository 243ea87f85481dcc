"""Owns allow-lists of hosts, and the parsing of addresses and keys that others name; sends nothing."""

import ipaddress
from collections.abc import Callable, Iterable

from yarl import URL

from bot import errors

Origin = tuple[str, str, int | None]
#: Seconds that a provider gets to fetch a reference before its signed address runs out.
_SIGNATURE_MARGIN = 600.0


class Hosts:
    """An allow-list: a bare host means https only, a full origin such as `http://127.0.0.1:9000` itself.

    Raises `SettingsError` for an entry that is neither.
    """

    def __init__(self, entries: Iterable[str]) -> None:
        self._origins = frozenset(_entry(entry.strip()) for entry in entries if entry.strip())

    def check(self, url: URL) -> URL:
        """The address itself; raises `ForeignHost` when it may not be visited."""
        if url.user is not None or url.password is not None or _origin(url) not in self._origins:
            raise errors.ForeignHost(f"{url.scheme}://{url.host}:{url.port} is not an allowed host")
        return url


def address(text: str) -> URL:
    """Parse an absolute http(s) address without touching its signature; raises `ValueError`."""
    # Decoding and encoding again would break signed addresses, so what is clean already stays as it came.
    clean = text.isascii() and text.isprintable() and not any(character in text for character in ' "<>`')
    url = URL(text, encoded=clean)
    if url.scheme not in ("http", "https") or not url.host:
        raise ValueError(f"not an absolute address: {text[:200]}")
    return url


def base(text: str, provider: str) -> str:
    """A base URL as its calls are appended to; raises `SettingsError` for what cannot be one."""
    try:
        address(text.strip())
    except ValueError as error:
        raise errors.SettingsError(f"{text!r} is no base URL for {provider}") from error
    return text.strip().rstrip("/")


def key(text: str, provider: str) -> str:
    """An API key as a header can carry it; raises `SettingsError` for what cannot be one, without showing it."""
    if not text.strip().isprintable():
        raise errors.SettingsError(f"the {provider} API key holds characters that no key has")
    return text.strip()


def unreadable(mode: str, base_url: str, now: Callable[[], float]) -> Callable[[str], bool]:
    """Which references a provider at `base_url` cannot read where they lie.

    Modes: `always`, `never`, and `auto` for references on loopback that a provider elsewhere cannot reach.
    In every mode those whose signed address has run out, or soon will; `now` gives Unix seconds.
    """
    far = mode == "auto" and not _loopback(base_url)
    return lambda url: mode == "always" or (far and _loopback(url)) or expired(url, now())


def expired(url: str, now: float) -> bool:
    """Whether one of Discord's signed addresses has run out: `ex` is the hexadecimal Unix second of its end."""
    try:
        return int(URL(url, encoded=True).query.get("ex", ""), 16) < now + _SIGNATURE_MARGIN
    except ValueError:
        return False


def _entry(entry: str) -> Origin:
    try:
        url = address(entry if "://" in entry else f"https://{entry}") if len(entry.split()) == 1 else None
    except ValueError:
        url = None
    if url is None or url.user is not None or url.path not in ("", "/") or url.query_string or url.fragment:
        raise errors.SettingsError(f"{entry!r} is neither a host nor an origin such as http://127.0.0.1:9000")
    return _origin(url)


def _origin(url: URL) -> Origin:
    return url.scheme, (url.host or "").lower(), url.port


def _loopback(text: str) -> bool:
    host = URL(text).host or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
