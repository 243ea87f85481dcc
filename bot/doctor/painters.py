"""Owns looking at the painting services: key, model, credits, and where results lie; asks for nothing that costs."""

import asyncio
import socket
from collections.abc import Awaitable, Sequence
from decimal import Decimal
from typing import TypeVar

from yarl import URL

from bot import errors, ports
from bot.doctor.finding import Finding, bad, good, skipped

T = TypeVar("T")
#: Models that are named where the one in the settings is not among them.
_NAMED_MOST = 5


async def painter(provider: ports.Provider, model: str | None, warning: Decimal) -> list[Finding]:
    """The key, the model (None where there is but one) and the credits of one provider."""
    models = await _answer(provider.models())
    credits_ = await _answer(provider.credits())
    return [
        _key(provider.name, models, credits_),
        _model(provider.name, model, models),
        _credits(provider.name, credits_, warning),
    ]


async def _answer(call: Awaitable[T]) -> T | errors.ProviderError:
    try:
        return await call
    except errors.ProviderError as error:
        return error


def _key(name: str, *answers: object) -> Finding:
    """Whatever was refused speaks of the key, or of nobody being there to accept it."""
    for error in answers:
        if isinstance(error, errors.ProviderError):
            refused = isinstance(error, errors.BadKey)
            mend = "Copy the key again into EASEL_{}_API_KEY." if refused else "Is EASEL_{}_BASE_URL right? Try again."
            return bad(f"{name} key", error.detail, mend.format(name.upper()))
    return good(f"{name} key", "Accepted")


def _model(name: str, model: str | None, models: Sequence[str] | errors.ProviderError) -> Finding:
    thing = f"{name} model"
    if isinstance(models, errors.ProviderError):
        return skipped(thing, "Could not be asked for")
    if model is None:
        return good(thing, f"{models[0]}, the only one that Easel uses there")
    if model in models:
        return good(thing, f"{model} may be used")
    more = "…" if len(models) > _NAMED_MOST else ""
    offered = ", ".join(models[:_NAMED_MOST]) or "none at all"
    said = f"The key may not use {model}. It may use: {offered}{more}"
    return bad(thing, said, f"Correct EASEL_{name.upper()}_MODEL.")


def _credits(name: str, left: Decimal | errors.ProviderError | None, warning: Decimal) -> Finding:
    thing = f"{name} credits"
    if isinstance(left, errors.ProviderError):
        return skipped(thing, "Could not be asked for")
    if left is None:
        return skipped(thing, "The provider does not tell them; its console does")
    if left < warning:
        return bad(thing, f"{left:f} are left, fewer than EASEL_CREDITS_WARNING ({warning:f})", "Add credits.")
    return good(thing, f"{left:f} are left")


async def hosts(thing: str, setting: str, entries: Sequence[str]) -> Finding:
    """Whether there are any hosts or origins on an allow-list, and an address of each."""
    urls = [URL(entry if "://" in entry else f"https://{entry}") for entry in entries]
    if not urls:
        return bad(thing, "None is allowed, so nothing can be fetched", f"Remove {setting}, or name the hosts there.")
    found = await asyncio.gather(*map(_resolves, urls))
    names = ", ".join(str(url.host) for url, there in zip(urls, found, strict=True) if there is all(found))
    if not all(found):
        return bad(thing, f"No address is known of {names}", f"Correct {setting}, or look at this machine's DNS.")
    return good(thing, f"Addresses are known of {names}")


async def _resolves(url: URL) -> bool:
    try:
        await asyncio.get_running_loop().getaddrinfo(url.host, url.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False
    return True
