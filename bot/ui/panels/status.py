"""Owns what the operator is shown of the studio's providers and work; checks the right anew at each step."""

import asyncio
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol, TypeVar, cast

import discord
from discord import ui

from bot import __version__, errors
from bot.domain.breaker import Circuit
from bot.domain.latency import Latencies, Spread
from bot.ports import Catalog, ModelCard, Provider, ProviderStanding
from bot.services import services_of
from bot.ui import answer, rights
from bot.ui.panels import panel
from bot.ui.panels.controls import PanelButton, PanelSelect
from bot.ui.panels.panel import Panel
from bot.ui.progress import ACCENT
from bot.ui.text import plain, quoted, relative
from bot.ui.words import Words

T = TypeVar("T")
#: Seconds that a provider may take to tell something of itself.
_ASKING_SECONDS = 5.0
_MICROS = 1_000_000
_OPTIONS_MOST, _LABEL_MOST, _ID_MOST = 25, 50, 100
#: Characters of what a provider tells: with escapes twice as many, and a panel has 4,000.
_NAME_MOST, _TEXT_MOST, _PARAMETER_MOST, _PARAMETERS_MOST = 80, 500, 60, 12

Interaction = discord.Interaction[Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One provider at this moment; `credits_fault` and `model_fault` are the codes of what hindered an answer."""

    standing: ProviderStanding
    price_micros: int
    credits: Decimal | None = None
    credits_fault: str = ""
    model: str = ""
    model_fault: str = ""
    #: How long its renders took of late; None while too little was measured.
    spread: Spread | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What is in hand at this moment, and how this server's studio stands."""

    running: int = 0
    waiting: int = 0
    #: Connections to Discord that stand, and that there should be.
    shards: tuple[int, int] = (1, 1)
    paused: bool = False
    #: Generations of this server that wait for its moderators.
    reviews: int = 0


class _Sharded(Protocol):
    def standing_shards(self) -> tuple[int, int]: ...


async def show(interaction: Interaction) -> None:
    """How the studio is doing, for who manages the server alone."""
    rights.require_manager(interaction)
    await panel.show(interaction, lambda: _draw(interaction))


async def _draw(interaction: Interaction) -> Panel:
    services, guild_id = services_of(interaction.client), interaction.guild_id or 0
    reports, (running, waiting), policy, reviews = await asyncio.gather(
        reported(services.catalog, services.intake.latencies),
        services.generations.in_hand(),
        services.policies.of(guild_id),
        services.reviewing.pending(guild_id),
    )
    house = House(
        running=running,
        waiting=waiting,
        shards=cast("_Sharded", interaction.client).standing_shards(),
        paused=policy.paused,
        reviews=len(reviews),
    )
    return Panel(view=view(reports, house, services.credits_warning, answer.tongue(interaction)))


async def reported(catalog: Catalog, latencies: Latencies, seconds: float = _ASKING_SECONDS) -> list[Report]:
    """Every provider in the operator's order, asked side by side."""
    asked = (
        _report(standing, catalog.provider(standing.name), latencies.spread(standing.name), seconds)
        for standing in catalog.standings()
    )
    return list(await asyncio.gather(*asked))


async def _report(standing: ProviderStanding, provider: Provider, spread: Spread | None, seconds: float) -> Report:
    (left, credits_fault), (models, model_fault) = await asyncio.gather(
        _told(provider.credits(), None, seconds), _told(provider.models(), (), seconds)
    )
    return Report(
        standing=standing,
        price_micros=provider.capabilities.price_micros,
        credits=left,
        credits_fault=credits_fault,
        model=models[0] if models else "",
        model_fault=model_fault,
        spread=spread,
    )


async def _told(question: Awaitable[T], otherwise: T, seconds: float) -> tuple[T, str]:
    """The answer, or the code of what hindered it."""
    try:
        async with asyncio.timeout(seconds):
            return await question, ""
    except TimeoutError:
        return otherwise, "timeout"
    except errors.ProviderError as error:
        return otherwise, error.code


def view(reports: Sequence[Report], house: House, warning: Decimal, say: Words) -> ui.LayoutView:
    """One section for each provider, then what is in hand."""
    title = ui.TextDisplay[ui.LayoutView](f"### {say('status-title')}")
    container: ui.Container[ui.LayoutView] = ui.Container(title, accent_colour=ACCENT)
    for number, report in enumerate(reports, start=1):
        text = ui.TextDisplay[ui.LayoutView]("\n".join(_lines(number, report, warning, say)))
        button = ModelsButton(f"easel:models:{report.standing.name}", say("status-models"))
        container.add_item(ui.Section[Any](text, accessory=button))
        container.add_item(ui.Separator())
    container.add_item(ui.TextDisplay("\n".join(_foot(house, say))))
    return ui.LayoutView(timeout=None).add_item(container)


def _foot(house: House, say: Words) -> list[str]:
    """What holds whichever provider paints."""
    lines = [say("status-in-hand", running=house.running, waiting=house.waiting)]
    if house.reviews:
        lines.append(say("status-reviews", count=house.reviews))
    if house.paused:
        lines.append(f"**{say('setup-check-paused')}**")
    standing, wanted = house.shards
    shards = say("status-shards", standing=standing, wanted=wanted)
    return [*lines, f"-# {say('status-version', version=__version__)} · {shards}"]


def _lines(number: int, report: Report, warning: Decimal, say: Words) -> list[str]:
    standing = report.standing
    lines = [f"**{number}. {standing.name}** · {_circuit(standing, say)}"]
    if standing.last_fault:
        lines.append(say("status-last-fault", fault=f"`{standing.last_fault}`"))
    lines.append(_credits(report, say))
    if report.credits is not None and report.credits < warning:
        lines.append(f"**{say('status-credits-low', warning=warning)}**")
    price = say("status-price", price=f"{Decimal(report.price_micros) / _MICROS:f}")
    if report.model_fault:
        model = say("status-model-fault", fault=f"`{report.model_fault}`")
    else:
        model = quoted(report.model, _NAME_MOST) or say("status-model-unknown")
    if report.spread is not None:
        lines.append(_took(report.spread, say))
    return [*lines, f"-# {model} · {price}"]


def _took(spread: Spread, say: Words) -> str:
    half, late = round(spread.half, 1), round(spread.late, 1)
    return say("status-took", half=half, late=late, count=spread.renders)


def _circuit(standing: ProviderStanding, say: Words) -> str:
    if standing.circuit is Circuit.OPEN and standing.opens_at is not None:
        return say("status-circuit-open-until", when=relative(standing.opens_at))
    return say(f"status-circuit-{standing.circuit}")


def _credits(report: Report, say: Words) -> str:
    if report.credits_fault:
        return say("status-credits-fault", fault=f"`{report.credits_fault}`")
    if report.credits is None:
        return say("status-credits-untold")
    return say("status-credits", credits=report.credits)


async def _draw_model(interaction: Interaction, provider_name: str, wanted: str = "") -> Panel:
    """One model of a provider; the one in use unless another is wanted."""
    say = answer.tongue(interaction)
    provider = services_of(interaction.client).catalog.provider(provider_name)
    names, fault = await _told(provider.models(), (), _ASKING_SECONDS)
    name = wanted or (names[0] if names else "")
    if fault or not name:
        return Panel(view=_unknown(provider_name, fault or "unknown-model", say))
    card, fault = await _told(provider.model(name), None, _ASKING_SECONDS)
    if card is None:
        return Panel(view=_unknown(provider_name, fault, say))
    return Panel(view=model_view(provider_name, card, names, say))


def _unknown(provider_name: str, fault: str, say: Words) -> ui.LayoutView:
    text = f"### {provider_name}\n{say('status-model-fault', fault=f'`{fault}`')}"
    return ui.LayoutView(timeout=None).add_item(ui.Container(ui.TextDisplay(text), accent_colour=ACCENT))


def model_view(provider_name: str, card: ModelCard, names: Sequence[str], say: Words) -> ui.LayoutView:
    """What a provider tells of a model, and a choice of its others."""
    shown = card.parameters[:_PARAMETERS_MOST]
    lines = [f"### {quoted(card.name, _NAME_MOST)}", f"-# {provider_name} · {quoted(card.price, _NAME_MOST)}"]
    lines.append(quoted(card.description, _TEXT_MOST))
    if shown:
        lines.append(f"**{say('status-parameters')}**")
        lines.extend(f"- {quoted(each, _PARAMETER_MOST)}" for each in shown)
    if len(shown) < len(card.parameters):
        lines.append(f"-# {say('status-parameters-more', count=len(card.parameters) - len(shown))}")
    text = ui.TextDisplay[ui.LayoutView]("\n".join(line for line in lines if line))
    container: ui.Container[ui.LayoutView] = ui.Container(text, accent_colour=ACCENT)
    # A select keeps no longer value, and could not ask for it again.
    offered = [name for name in names if 0 < len(name) <= _ID_MOST][:_OPTIONS_MOST]
    if len(offered) > 1:
        options = [
            discord.SelectOption(label=plain(name, _LABEL_MOST), value=name, default=name == card.name)
            for name in offered
        ]
        select = ModelSelect(f"easel:model:{provider_name}", options, say("status-choose-model"))
        container.add_item(ui.ActionRow[Any](select))
    return ui.LayoutView(timeout=None).add_item(container)


class ModelsButton(PanelButton, template=r"easel:models:[a-z0-9_-]{1,40}"):
    """Tells of the model that a provider paints with."""

    async def pressed(self, interaction: Interaction) -> None:
        rights.require_manager(interaction)
        name = self.custom_id.rpartition(":")[2]
        await panel.show(interaction, lambda: _draw_model(interaction, name))


class ModelSelect(PanelSelect, template=r"easel:model:[a-z0-9_-]{1,40}"):
    """Tells of another model of the provider."""

    async def chosen(self, interaction: Interaction, value: str) -> None:
        rights.require_manager(interaction)
        name = self.custom_id.rpartition(":")[2]
        await panel.redraw(interaction, lambda: _draw_model(interaction, name, value))


ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (ModelsButton, ModelSelect)
