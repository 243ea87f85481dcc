"""Owns what who manages the server sees of its money, and how they bound it; stops nothing itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from discord import ui

from bot.domain.account import Month
from bot.domain.capability import Capabilities
from bot.domain.conduct import Deed, LogEntry
from bot.domain.policy import Policy
from bot.services import Services, services_of
from bot.ui import answer, modals
from bot.ui.modals import Form, Submitted
from bot.ui.money import dollars, price, typed
from bot.ui.panels import panel
from bot.ui.panels.controls import PanelButton
from bot.ui.panels.panel import Interaction, Panel
from bot.ui.panels.setting_up import managed
from bot.ui.progress import ACCENT
from bot.ui.text import relative
from bot.ui.words import Words

_BUDGET, _AMOUNT = "budget", "amount"
_AMOUNT_MOST = 16
#: Digits of millionths that a guess leaves out.
_BELOW_CENTS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A server's money at one moment; `whole` is the whole bot's, for who runs it."""

    month: Month
    last_month: int
    prices: Sequence[tuple[str, Capabilities]]
    time_zone: str
    told: bool
    whole: Month | None = None


async def show(interaction: Interaction) -> None:
    """How the month stands."""
    managed(interaction)
    await panel.show(interaction, lambda: _draw(interaction))


async def _draw(interaction: Interaction) -> Panel:
    services = services_of(interaction.client)
    policy = await services.policies.of(managed(interaction).id)
    account = await _account(services, policy, interaction.user.id in services.operators)
    return Panel(view=view(account, answer.tongue(interaction)))


async def _account(services: Services, policy: Policy, operates: bool) -> Account:
    budget, catalog = services.budget, services.catalog
    return Account(
        month=await budget.month(policy),
        last_month=await budget.month_before(policy),
        prices=[(name, catalog.provider(name).capabilities) for name in catalog.names],
        time_zone=policy.time_zone,
        told=policy.moderators_channel_id is not None,
        whole=await budget.whole() if operates else None,
    )


def view(account: Account, say: Words) -> ui.LayoutView:
    """Spent, set aside, left, what it comes to, and what a picture costs."""
    month = account.month
    lines = [f"### {say('budget-title')}", *_standing(month, say)]
    if month.forecast is not None:
        lines.append(say("budget-forecast", amount=dollars(round(month.forecast, -_BELOW_CENTS), say)))
    lines.append(say("budget-last-month", amount=dollars(account.last_month, say)))
    if month.budget is not None and not account.told:
        lines.append(f"⚠ {say('budget-untold')}")
    if account.whole is not None:
        lines += [f"**{say('budget-whole')}**", *_standing(account.whole, say)]
    lines += [f"-# {price(name, bounds, say)}" for name, bounds in account.prices]
    lines.append(f"-# {say('budget-resets', when=relative(month.ends), zone=account.time_zone)}")
    container: ui.Container[ui.LayoutView] = ui.Container(ui.TextDisplay("\n".join(lines)), accent_colour=ACCENT)
    container.add_item(ui.ActionRow[Any](BudgetButton("easel:budget:set", say("budget-set"))))
    return ui.LayoutView(timeout=None).add_item(container)


def _standing(month: Month, say: Words) -> list[str]:
    spending = month.spending
    lines = [say("budget-spent", amount=dollars(spending.spent, say))]
    if spending.reserved:
        lines.append(say("budget-reserved", amount=dollars(spending.reserved, say)))
    if month.budget is None or month.left is None:
        return [*lines, say("budget-none")]
    return [*lines, say("budget-left", left=dollars(month.left, say), budget=dollars(month.budget, say))]


class BudgetButton(PanelButton, template=r"easel:budget:set"):
    """Asks for another budget."""

    async def pressed(self, interaction: Interaction) -> None:
        policy = await services_of(interaction.client).policies.of(managed(interaction).id)
        await interaction.response.send_modal(_form(policy, answer.tongue(interaction)))


def _form(policy: Policy, say: Words) -> Form:
    made = Form(title=say("budget-form-title"), custom_id=f"easel:{_BUDGET}")
    budget = policy.monthly_budget_micros
    field: ui.TextInput[Form] = ui.TextInput(
        custom_id=_AMOUNT,
        required=False,
        max_length=_AMOUNT_MOST,
        default=None if budget is None else f"{budget / 1_000_000:.2f}",
        placeholder=say("budget-form-hint"),
    )
    made.add_item(ui.Label(text=say("budget-form-label"), description=say("budget-form-meaning"), component=field))
    return made


async def _submitted(interaction: Interaction, parts: list[str], filled: Submitted) -> None:
    del parts
    guild, services = managed(interaction), services_of(interaction.client)
    budget = typed(filled.text(_AMOUNT))
    before = await services.policies.of(guild.id)
    if budget != before.monthly_budget_micros:
        # Noted first: no stop leaves a change that nobody is written down for.
        await services.log.note(
            LogEntry(
                guild_id=guild.id,
                at=services.clock.time(),
                by_id=interaction.user.id,
                deed=Deed.POLICY_CHANGED,
                facts={"what": _BUDGET, "micros": budget},
            )
        )
        await services.policies.change(guild.id, lambda it: replace(it, monthly_budget_micros=budget))
    await panel.redraw(interaction, lambda: _draw(interaction))


modals.ROUTES[_BUDGET] = _submitted

ITEMS: tuple[type[ui.DynamicItem[Any]], ...] = (BudgetButton,)
