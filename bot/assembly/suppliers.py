"""Owns how providers, and the references they are given, are made from settings; the only place that names them."""

from collections.abc import Mapping
from contextlib import AsyncExitStack

from bot import ports
from bot.domain.reference import REFERENCE_BYTES_MOST
from bot.domain.size import Quality
from bot.providers.downloads import Downloads
from bot.providers.gmi import Gmi, GmiSettings
from bot.providers.hosts import Hosts, expired, unreadable
from bot.providers.http import Http
from bot.providers.references import ReferenceFetcher
from bot.providers.segmind import Segmind, SegmindSettings
from bot.settings import Settings
from bot.storage.pictures import PictureFiles

_MICROS = 1_000_000


def references(
    settings: Settings, clock: ports.Clock, http: Http, pictures: PictureFiles, stack: AsyncExitStack
) -> ReferenceFetcher:
    """Whoever fetches and keeps what members paint from; closed with the stack."""
    downloads = Downloads(http, Hosts(settings.discord_cdn_hosts), most=REFERENCE_BYTES_MOST)
    fetcher = ReferenceFetcher(
        downloads,
        pictures,
        unreadable(settings.rehost_references, settings.gmi_base_url, clock.time),
        lambda url: expired(url, clock.time()),
    )
    stack.callback(fetcher.close)
    return fetcher


def _gmi(settings: Settings, http: Http, pictures: PictureFiles) -> ports.Provider:
    del pictures
    return Gmi(
        GmiSettings(
            api_key=settings.gmi_api_key.get_secret_value(),
            base_url=settings.gmi_base_url,
            model=settings.gmi_model,
            result_hosts=settings.gmi_result_hosts,
            price_micros=round(settings.gmi_picture_price_usd * _MICROS),
            quality_prices=_micros(settings.gmi_quality_prices_usd),
        ),
        http,
    )


def _segmind(settings: Settings, http: Http, pictures: PictureFiles) -> ports.Provider:
    return Segmind(
        SegmindSettings(
            api_key=settings.segmind_api_key.get_secret_value(),
            base_url=settings.segmind_base_url,
            api=settings.segmind_api,
            result_hosts=settings.segmind_result_hosts,
            references_most=settings.segmind_references,
            price_micros=round(settings.segmind_picture_price_usd * _MICROS),
            quality_prices=_micros(settings.segmind_quality_prices_usd),
            credits_warning=settings.credits_warning,
        ),
        http,
        pictures.scratch,
    )


#: How each provider is made of the settings.
PROVIDERS = {"gmi": _gmi, "segmind": _segmind}


def _micros(prices: Mapping[Quality, float]) -> dict[Quality, int]:
    return {quality: round(price * _MICROS) for quality, price in prices.items()}
