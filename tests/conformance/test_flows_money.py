"""The server's money and figures in every language: a budget set and refused, charts of every span."""

import pytest

from playground.member import Member, text_of
from tests.conformance.conftest import Open
from tests.conformance.studio import PATIENCE, imagined, painted

drives = pytest.mark.drives


@drives("/studio budget", "item budget.BudgetButton", "form budget")
async def test_a_budget_and_its_form(studio: Open) -> None:
    """Set, refused for its form, and taken away."""
    async with studio() as open_, open_.member("Olga") as olga:
        panel = await olga.reply(await olga.slash("studio budget"), timeout=PATIENCE)
        for amount, words in (("25", "$25.00"), ("a lot", "a lot"), ("", "No budget is set")):
            form = await olga.press(panel, "Set the budget…")
            told = await olga.reply(await olga.submit_modal(form, {"amount": amount}), timeout=PATIENCE)
            assert words in text_of(told)


@drives("/studio usage", "item usage.UsageButton")
async def test_figures_of_every_span(studio: Open) -> None:
    """Before anything was painted, and after."""
    async with studio() as open_, open_.member("Ada") as ada, open_.member("Olga") as olga:
        await _every_span(olga)
        await imagined(ada, until=painted())
        await _every_span(olga)


async def _every_span(olga: Member) -> None:
    panel = await olga.reply(await olga.slash("studio usage"), timeout=PATIENCE)
    for span in ("30 days", "90 days", "7 days"):
        panel = await olga.reply(await olga.press(panel, span), timeout=PATIENCE)


@pytest.mark.parametrize("locale", ["de", "fr", "es-ES", "ja", "uk"])
async def test_money_in_every_language(studio: Open, locale: str) -> None:
    """Panels, a form and charts are within Discord's bounds in all of them."""
    async with studio() as open_, open_.member("Ada") as ada, open_.member("Olga") as olga:
        await imagined(ada, until=painted())
        await olga.speaks(locale)
        panel = await olga.reply(await olga.slash("studio budget"), timeout=PATIENCE)
        form = await olga.press(panel, "easel:budget:set")
        await olga.reply(await olga.submit_modal(form, {"amount": "25"}), timeout=PATIENCE)
        panel = await olga.reply(await olga.slash("studio usage"), timeout=PATIENCE)
        await olga.reply(await olga.press(panel, "easel:usage:90"), timeout=PATIENCE)
