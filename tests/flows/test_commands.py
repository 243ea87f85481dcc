"""`/quota`, `/jobs` and `/help`: one's own standing, told to oneself alone."""

import re
from typing import Any

import pytest

from playground.member import Member, buttons, text_of
from tests.flows.studio import Studio, asked, is_gallery, painted, quota

Json = dict[str, Any]
#: Discord's numbers of a slash command, and of a command inside one.
_SLASH = _SUBCOMMAND = 1


@pytest.mark.settings(daily_pictures=10, concurrent_generations=1, waiting_generations=3)
async def test_quota(studio: Studio, ada: Member, bruno: Member) -> None:
    """Left, running, waiting, and when more comes free; nobody else's pictures are in it."""
    assert "10 of 10 left" in await quota(ada)
    exchange, _ = await painted(studio, ada, prompt="a boat", pictures=2)
    studio.hold()
    await asked(ada, prompt="a boat", pictures=3)
    await asked(ada, prompt="a boat")
    message = await ada.reply(await ada.slash("quota"))
    text = text_of(message)
    assert message["flags"] & 64
    assert "4 of 10 left" in text
    assert "1 of 1 running" in text
    assert "1 of 3 waiting" in text
    found = re.search(r"2 pictures more <t:(\d+):R>", text)
    turn_at = studio.row(exchange).turn_at
    assert found is not None
    assert turn_at is not None
    assert abs(int(found[1]) - turn_at - 86_400) <= 2
    assert "10 of 10 left" in await quota(bruno)
    assert all(message.private_to for message in studio.shown() if "studio time" in text_of(message.payload))


@pytest.mark.settings(concurrent_generations=1)
async def test_jobs(studio: Studio, ada: Member, bruno: Member) -> None:
    """In hand with buttons, ended lately with links; private, and of one's own alone."""
    empty = await ada.reply(await ada.slash("jobs"))
    assert "Nothing in hand" in text_of(empty)
    assert buttons(empty) == []
    done, gallery = await painted(studio, ada, prompt="a finished boat")
    studio.gmi_faults("refused_words")
    bad = await ada.slash("imagine", prompt="a refused boat", quality="1K")
    await studio.ended(bad)
    studio.hold()
    running, _ = await asked(ada, prompt="a **running** boat @everyone")
    waiting, _ = await asked(ada, prompt="a waiting boat")
    await studio.in_state(running, "rendering")

    jobs = await ada.reply(await ada.slash("jobs"))
    text = text_of(jobs)
    assert jobs["flags"] & 64
    assert [b["custom_id"].rpartition(":")[2] for b in buttons(jobs)] == [running.id, waiting.id]
    assert text.index("running") < text.index("a waiting boat") < text.index("Ended lately")
    assert "**painting**" in text
    assert "**in line**" in text
    assert "**refused**" in text
    assert "**done**" in text
    assert f"/{gallery['channel_id']}/{gallery['id']}" in text
    assert "@everyone" not in text
    theirs = text_of(await bruno.reply(await bruno.slash("jobs")))
    assert "Nothing in hand" in theirs
    assert "boat" not in theirs
    assert studio.row(done).ended_at is not None


@pytest.mark.settings(concurrent_generations=3, waiting_generations=30, daily_pictures=0)
async def test_jobs_with_many_in_hand(studio: Studio, ada: Member) -> None:
    """More than fit beside their buttons: the rest is counted."""
    studio.hold()
    for number in range(14):
        await asked(ada, prompt=f"boat {number} {'x' * 300}")
    jobs = await ada.reply(await ada.slash("jobs"))
    shown = len(buttons(jobs))
    assert 5 <= shown < 14
    assert f"{14 - shown} more" in text_of(jobs)


async def test_jobs_of_the_longest_prompts(studio: Studio, ada: Member) -> None:
    """Escaping makes words longer; the list still fits."""
    for _ in range(6):
        await painted(studio, ada, prompt="*_`~|" * 400)
    assert "Ended lately" in text_of(await ada.reply(await ada.slash("jobs")))


async def test_private_work_is_listed_without_a_link(studio: Studio, ada: Member) -> None:
    """A link to a message that only the member saw leads nowhere once it is dismissed."""
    await painted(studio, ada, prompt="a secret boat", private=True)
    text = text_of(await ada.reply(await ada.slash("jobs")))
    assert "a secret boat" in text
    assert "discord.com/channels" not in text


async def test_help_lists_every_command(studio: Studio, ada: Member) -> None:
    """What is registered is what is explained."""
    message = await ada.reply(await ada.slash("help"))
    commands = await ada.commands()
    assert message["flags"] & 64
    told = [leaf for command in commands if command["type"] == _SLASH for leaf in _leaves(command)]
    assert {name for name, _ in told} >= {"imagine", "blend", "gallery", "help"}
    for name, description in told:
        assert f"`/{name}`" in text_of(message)
        assert description in text_of(message)
    assert len(text_of(message)) <= 2000


def _leaves(command: Json) -> list[tuple[str, str]]:
    """A command's name and description, or those of each command in a group."""
    inside = [each for each in command.get("options", ()) if each["type"] == _SUBCOMMAND]
    if not inside:
        return [(command["name"], command["description"])]
    return [(f"{command['name']} {each['name']}", each["description"]) for each in inside]


async def test_help_leaves_out_what_one_may_not_use(ada: Member, olga: Member) -> None:
    """Who looks after the server finds its commands, a member does not."""
    assert "/studio status" not in text_of(await ada.reply(await ada.slash("help")))
    assert "/studio status" in text_of(await olga.reply(await olga.slash("help")))


async def test_registered_options_are_the_promised_ones(ada: Member) -> None:
    """The names are a contract, and every one of them is described."""
    imagine = next(command for command in await ada.commands() if command["name"] == "imagine")
    names = [option["name"] for option in imagine["options"]]
    assert set(names) == {
        "prompt", "shape", "quality", "size", "pictures", "series", "seed", "image1", "image2", "image3", "image4",
        "watermark", "spoiler", "private", "provider",
    }  # fmt: skip
    assert names[0] == "prompt"
    assert all(len(option["description"]) > 10 for option in imagine["options"])


async def test_commands_work_in_every_channel(studio: Studio, ada: Member) -> None:
    """Words need no permission to attach files."""
    ada.at("no-pictures")
    assert "50 of 50 left" in await quota(ada)
    assert "Nothing in hand" in text_of(await ada.reply(await ada.slash("jobs")))


async def test_commands_are_registered_once(studio: Studio, ada: Member) -> None:
    """A restart with the same commands registers nothing again."""
    await painted(studio, ada, prompt="a boat")
    put = "PUT /applications/{application_id}/commands"
    assert studio.discord.ledger.calls[put] == 1
    await studio.restart()
    await ada.online()
    exchange = await ada.slash("imagine", prompt="a boat", quality="1K")
    await ada.reply(exchange, until=is_gallery)
    assert studio.discord.ledger.calls[put] == 1
