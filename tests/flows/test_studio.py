"""`/studio status`: how the providers are doing and what is in hand, for who manages the server alone."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.providers.gmi import Gmi
from playground.fake_discord import demo
from playground.member import Member, NotSent, private, selects, text_of
from tests.flows.studio import KEY, Studio, asked, painted

Json = dict[str, Any]
BOTH = pytest.mark.settings(providers=("segmind", "gmi"))


@pytest.fixture
async def olga(studio: Studio, session: aiohttp.ClientSession) -> AsyncIterator[Member]:
    async with Member(studio.discord.url, "Olga", session=session) as member:
        yield member


async def status(member: Member) -> Json:
    message = await member.reply(await member.slash("studio status"))
    assert private(message)
    return message


def _secrets_kept(studio: Studio, message: Json) -> None:
    for secret in (KEY, studio.gmi.base_url, studio.segmind.base_url, studio.discord.token):
        assert secret not in str(message)


@BOTH
async def test_providers_are_told_in_order(studio: Studio, olga: Member) -> None:
    """State, credits where they are told, model and price, and the version; neither key nor address."""
    message = await status(olga)
    text = text_of(message)
    assert text.index("**1. segmind** · well") < text.index("**2. gmi** · well")
    assert "Credits left:" in text
    assert "Credits: this provider doesn't tell" in text
    assert "seedream" in text.lower()
    assert text.count("US dollars a picture") == 2
    assert "0 running, 0 in line" in text
    assert "Easel 0." in text
    _secrets_kept(studio, message)


@pytest.mark.settings(concurrent_generations=1)
async def test_what_is_in_hand_is_everybodys(studio: Studio, olga: Member, ada: Member, bruno: Member) -> None:
    """Running and in line, of all members together."""
    studio.hold()
    for member in (ada, ada, ada, bruno):
        await asked(member, prompt="a boat")
    assert "2 running, 2 in line" in text_of(await status(olga))
    studio.release()
    for row in studio.rows():
        await studio.until(lambda row=row: next(r for r in studio.rows() if r.id == row.id).ended_at)
        studio.release()
    assert "0 running, 0 in line" in text_of(await status(olga))


@pytest.mark.settings(providers=("segmind",), credits_warning=1000)
async def test_few_credits_are_warned_of(studio: Studio, olga: Member) -> None:
    """Below the operator's threshold."""
    assert "add some soon" not in text_of(await status(olga))
    studio.segmind.ledger.balance_micros = 999_500_000
    text = text_of(await status(olga))
    assert "Credits left: 999.5" in text
    assert "Fewer than 1,000: add some soon." in text


async def test_a_broken_provider_is_told_with_its_fault(studio: Studio, olga: Member, ada: Member) -> None:
    """A refused key opens the circuit at once, with the time of the next trial."""
    studio.gmi_faults({"name": "bad_key"})
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    await studio.ended(exchange)
    text = text_of(await status(olga))
    assert "avoided after faults, tried again <t:" in text
    assert "Last fault: `bad-key`" in text
    studio.gmi_faults()
    studio.clock.jump(31)
    assert "one trial decides" in text_of(await status(olga))
    await painted(studio, ada, prompt="a boat")
    assert "**1. gmi** · well" in text_of(await status(olga))


async def test_a_model_is_told_in_detail(studio: Studio, olga: Member) -> None:
    """By the button, in a message of its own; before and after a restart."""
    message = await status(olga)
    for _ in range(2):
        details = await olga.reply(await olga.press(message, "Model details"))
        assert private(details)
        assert details["id"] != message["id"]
        assert "Parameters" in text_of(details)
        assert "gmi" in text_of(details)
        _secrets_kept(studio, details)
        await studio.restart()
        await olga.online()


@pytest.fixture
def several_models(monkeypatch: pytest.MonkeyPatch) -> None:
    """The twin has one; a real account has dozens."""

    async def models(_: Gmi) -> tuple[str, ...]:
        return ("seedream-4-0-250828", "another-model")

    monkeypatch.setattr(Gmi, "models", models)


@pytest.mark.usefixtures("several_models")
async def test_other_models_can_be_asked_for(studio: Studio, olga: Member) -> None:
    """In the list below, in the same message; one that is gone by then is told so."""
    details = await olga.reply(await olga.press(await status(olga), "Model details"))
    (select,) = selects(details)
    assert [option["value"] for option in select["options"]] == ["seedream-4-0-250828", "another-model"]
    assert select["options"][0]["default"]
    await studio.restart()
    await olga.online()
    after = await olga.reply(await olga.choose(details, "another-model"))
    assert after["id"] == details["id"]
    assert "could not be asked for (`unknown-model`)" in text_of(after)


async def test_it_is_for_who_manages_the_server(studio: Studio, ada: Member, mika: Member) -> None:
    """Members and moderators are not even offered it."""
    for member in (ada, mika):
        assert "studio" not in {command["name"] for command in await member.commands()}
        with pytest.raises(NotSent):
            await member.slash("studio status")


@pytest.mark.usefixtures("several_models")
async def test_the_right_is_checked_at_every_step(studio: Studio, olga: Member, ada: Member) -> None:
    """A server may offer the command to anybody; who lost the right may not use an old button."""
    world = studio.discord.world
    world.change_person(demo.ADA, roles=(demo.ADMIN,))
    message = await status(ada)
    details = await ada.reply(await ada.press(message, "Model details"))
    world.change_person(demo.ADA, roles=())
    refused = await ada.reply(await ada.press(message, "Model details"))
    assert "**Manage Server**" in text_of(refused)
    refused = await ada.reply(await ada.choose(details, "another-model"))
    assert "**Manage Server**" in text_of(refused)
    offered = world.commands[None]
    for command in offered:
        if command["name"] == "studio":
            command["default_member_permissions"] = None
    refused = await ada.reply(await ada.slash("studio status"))
    assert private(refused)
    assert "**Manage Server**" in text_of(refused)


async def test_it_is_for_servers(studio: Studio) -> None:
    """There is nothing to manage in direct messages."""
    (studio_command,) = (each for each in studio.discord.world.commands[None] if each["name"] == "studio")
    assert studio_command.get("contexts") == [0] or studio_command.get("dm_permission") is False
