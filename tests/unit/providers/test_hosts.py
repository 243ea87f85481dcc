"""Which addresses may be visited, and which references need another home."""

import pytest
from yarl import URL

from bot import errors
from bot.providers.hosts import Hosts, address, unreadable

HOSTS = Hosts(["storage.googleapis.com", " http://127.0.0.1:9000 ", "https://cdn.example:8443/", ""])


@pytest.mark.parametrize(
    "url",
    [
        "https://storage.googleapis.com/a/b.jpg?x=1",
        "https://STORAGE.googleapis.com:443/a",
        "http://127.0.0.1:9000/results/1.jpg",
        "https://cdn.example:8443/a",
    ],
)
def test_allowed(url: str) -> None:
    """A bare host stands for https on its usual port, an origin for itself."""
    assert HOSTS.check(address(url)) == URL(url, encoded=True)


@pytest.mark.parametrize(
    "url",
    [
        "http://storage.googleapis.com/a",
        "https://storage.googleapis.com:8443/a",
        "https://evil.storage.googleapis.com/a",
        "https://storage.googleapis.com.evil.example/a",
        "https://storage.googleapis.com@evil.example/a",
        "https://user:word@storage.googleapis.com/a",
        "http://127.0.0.1:9001/a",
        "https://127.0.0.1:9000/a",
        "https://cdn.example/a",
    ],
)
def test_foreign(url: str) -> None:
    """Another scheme, port, user or neighbour is foreign."""
    with pytest.raises(errors.ForeignHost):
        HOSTS.check(address(url))


@pytest.mark.parametrize("text", ["", "a/b.jpg", "file:///etc/passwd", "ftp://x/y", "https://", "http://[", "//x/y"])
def test_no_address(text: str) -> None:
    """Only absolute http and https addresses are any."""
    with pytest.raises(ValueError):  # noqa: PT011  # The kind is the promise, the words are not.
        address(text)


def test_a_signed_address_stays_as_it_came() -> None:
    """Quoting that decodes and encodes again would break signatures."""
    text = "https://storage.googleapis.com/a%2Fb?X-Goog-Credential=a%2Fb%40c&sig=%2b%2B"
    assert address(text).raw_path_qs == "/a%2Fb?X-Goog-Credential=a%2Fb%40c&sig=%2b%2B"
    assert address("https://x.example/ä b").raw_path == "/%C3%A4%20b"


@pytest.mark.parametrize(
    "entry", ["https://x.example/path", "ftp://x.example", "https://u@x.example", "x.example?q", "a b"]
)
def test_an_entry_that_is_no_host_is_a_settings_error(entry: str) -> None:
    """A wrong entry is named."""
    with pytest.raises(errors.SettingsError, match="neither a host nor an origin"):
        Hosts([entry])


@pytest.mark.parametrize(
    ("mode", "base", "reference", "needed"),
    [
        ("auto", "https://console.gmicloud.ai", "http://127.0.0.1:9000/a.png", True),
        ("auto", "https://console.gmicloud.ai", "http://localhost:9000/a.png", True),
        ("auto", "https://console.gmicloud.ai", "http://[::1]:9000/a.png", True),
        ("auto", "https://console.gmicloud.ai", "https://cdn.discordapp.com/a.png", False),
        ("auto", "http://127.0.0.1:8000", "http://127.0.0.1:9000/a.png", False),
        ("always", "http://127.0.0.1:8000", "https://cdn.discordapp.com/a.png", True),
        ("never", "https://console.gmicloud.ai", "http://127.0.0.1:9000/a.png", False),
    ],
)
def test_rehosting(mode: str, base: str, reference: str, needed: bool) -> None:
    """By itself, only what lies on loopback is re-hosted, and only for a provider elsewhere."""
    assert unreadable(mode, base, lambda: 0.0)(reference) is needed


@pytest.mark.parametrize(
    ("query", "ended"),
    [("?ex=64&is=0&hm=a", True), ("?ex=64000&is=0&hm=a", False), ("", False), ("?ex=never", False), ("?ex=", False)],
)
@pytest.mark.parametrize("mode", ["auto", "never"])
def test_a_signature_that_has_run_out_is_of_no_use(mode: str, query: str, ended: bool) -> None:
    """Nor one that ends while the provider may still be fetching; the clock stands at 1,000 seconds."""
    tell = unreadable(mode, "https://console.gmicloud.ai", lambda: 1000.0)
    assert tell(f"https://cdn.discordapp.com/attachments/1/2/a.png{query}") is ended
