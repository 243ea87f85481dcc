"""A member's own data: handed over whole, and deleted for good; privately, and after a restart as well."""

import io
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from bot.client import EaselClient
from bot.domain.erasure import COUNTED_SECONDS
from bot.domain.policy import Policy, ReviewMode
from playground.fake_discord import demo
from playground.fake_providers import atelier
from playground.fake_providers.pictures import Commission
from playground.member import Exchange, Member, buttons, pictures, private, selects, text_of
from tests.flows.studio import PATIENCE, Studio, asked, is_gallery, jpeg, painted, quota, says
from tests.flows.trays import filled
from tests.flows.weights import noise

Json = dict[str, Any]
ALL, STORED, KEEP = "Delete all, and my messages", "Delete all but the messages", "Keep everything"
DELETED, STILL, DONE = "Your data is deleted.", "still being painted or waits", "That is all of it."
REFUSED = {"fault": "missing_permissions", "route": "DELETE /channels/"}


def services(studio: Studio) -> Any:
    client = studio.client
    assert isinstance(client, EaselClient)
    return client.services


def originals(studio: Studio) -> list[bytes]:
    """What lies on the disk."""
    return [path.read_bytes() for path in (studio.data_dir / "pictures").glob("??/*")]


def written(studio: Studio) -> str:
    """Everything in the database, as text."""
    with closing(sqlite3.connect(studio.data_dir / "easel.sqlite")) as database:
        return "\n".join(database.iterdump())


def spent(studio: Studio) -> tuple[int, int]:
    """Pictures counted, and money, of everybody."""
    rows = studio.rows()
    return sum(row.counted for row in rows), sum(row.cost_micros for row in rows)


async def parts(member: Member, sent: Exchange, last: str = DONE) -> list[tuple[Json, ZipFile]]:
    """Every message of an export, with its zip, in order."""
    await member.reply(sent, until=says(last), timeout=PATIENCE)
    mine = [m for m in await member.privates() if (m.get("interaction_metadata") or {}).get("id") == sent.id]
    return [(each, ZipFile(io.BytesIO(await member.download(each)))) for each in mine]


def facts(archive: ZipFile) -> Json:
    return json.loads(archive.read("easel-data.json"))


def files(archive: ZipFile, folder: str = "pictures") -> dict[str, bytes]:
    return {name: archive.read(name) for name in archive.namelist() if name.startswith(folder)}


async def question(member: Member) -> Json:
    """Whether to delete, before the member alone."""
    shown = await member.reply(await member.slash("privacy delete"), timeout=PATIENCE)
    assert private(shown)
    assert [each["label"] for each in buttons(shown)] == [ALL, STORED, KEEP]
    return shown


async def pressed(member: Member, shown: Json, label: str) -> str:
    """What the question became."""
    done = await member.reply(await member.press(shown, label), until=lambda m: not buttons(m), timeout=PATIENCE)
    assert private(done)
    return text_of(done)


# Handing it over


async def test_all_that_is_stored_is_handed_over(studio: Studio, ada: Member, bruno: Member) -> None:
    """Prompts, pictures to the byte, references, favourites, tray and preferences; nothing of others, and no token."""
    first, gallery = await painted(studio, ada, prompt="a boat 🦊", pictures=2)
    second = await ada.slash("edit", image=("face.jpg", jpeg()), prompt="a hat", quality="1K")
    await ada.reply(second, until=is_gallery, timeout=PATIENCE)
    await studio.ended(second)
    await painted(studio, bruno, prompt="a secret of Bruno's")
    panel = await ada.reply(await ada.press(gallery, "More"), timeout=PATIENCE)
    await ada.acknowledged(await ada.press(panel, "Favourite"))
    await filled(ada, "tray.jpg")
    shown = await ada.reply(await ada.slash("preferences"))
    await ada.acknowledged(await ada.select(shown, "easel:prefer:quality", "4K"))

    ((message, archive),) = await parts(ada, await ada.slash("privacy export"))
    assert private(message)
    assert "Part 1: 5 pictures" in text_of(message)
    told = facts(archive)
    assert [each["prompt"] for each in told["generations"]] == ["a hat", "a boat 🦊"]
    assert [each["id"] for each in told["generations"]] == [second.id, first.id]
    about = told["about"]
    assert about["member"] == ada.id
    assert about["preferences"]["quality"] == "4K"
    assert [(each["generation"], each["picture"]) for each in about["favourites"]] == [(first.id, 1)]
    assert [each["name"] for each in about["tray"]] == ["tray.jpg"]
    named = [each["file"] for each in told["generations"][1]["pictures"]]
    painted_ = [archive.read(f"{name}.jpg") for name in named]
    assert painted_ == [await ada.download(gallery, n) for n in range(2)]
    assert len(files(archive, "references")) == 2
    assert set(files(archive).values()) | set(files(archive, "references").values()) < set(originals(studio))
    whole = archive.read("easel-data.json").decode()
    assert "Bruno" not in whole
    assert not any(each.token in whole for each in studio.discord.world.interactions.values())
    assert list((studio.data_dir / "scratch").glob("*.zip")) == []


async def test_who_has_nothing_is_told_so_in_a_file(studio: Studio, ada: Member) -> None:
    """With the usual preferences."""
    ((message, archive),) = await parts(ada, await ada.slash("privacy export"))
    assert "no pictures" in text_of(message)
    assert facts(archive)["generations"] == []
    assert archive.namelist() == ["easel-data.json"]


def _noisy(commission: Commission) -> bytes:
    return noise(commission.width, commission.height) + commission.seed.to_bytes(4, "big")


@pytest.fixture
def weighty(plain_pictures: None, monkeypatch: pytest.MonkeyPatch) -> int:
    """Every picture weighs so much, and is another."""
    monkeypatch.setattr(atelier, "paint", _noisy)
    return len(noise(1024, 1024)) + 4


async def test_what_does_not_fit_into_one_file_comes_in_several(studio: Studio, ada: Member, weighty: int) -> None:
    """Each with the facts of its own pictures; together they are whole."""
    _, gallery = await painted(studio, ada, prompt="a boat", pictures=3, seed=1)
    assert len(pictures(gallery)) == 3
    studio.discord.world.file_limit = 2 * weighty + 20_000
    found = await parts(ada, await ada.slash("privacy export"))
    assert [len(files(archive)) for _, archive in found] == [2, 1]
    assert all(message["attachments"][0]["size"] <= studio.discord.world.file_limit for message, _ in found)
    assert [len(facts(archive)["generations"]) for _, archive in found] == [1, 0]
    assert sorted(each for _, archive in found for each in files(archive).values()) == sorted(originals(studio))


@pytest.mark.settings(concurrent_generations=3)
@pytest.mark.parametrize("restarted", [False, True])
async def test_the_rest_comes_at_a_press(studio: Studio, ada: Member, weighty: int, restarted: bool) -> None:
    """After five files there is a button, which goes on where they ended; nothing comes twice."""
    await painted(studio, ada, prompt="a boat", pictures=4, seed=1)
    await painted(studio, ada, prompt="a ship", pictures=3, seed=101)
    studio.discord.world.file_limit = weighty + 20_000
    found = await parts(ada, await ada.slash("privacy export"), "There is more than fits")
    assert len(found) == 5
    assert [len(buttons(message)) for message, _ in found] == [0, 0, 0, 0, 1]
    if restarted:
        await studio.restart()
    rest = await parts(ada, await ada.press(found[-1][0], "Go on"))
    assert [text_of(message).count(DONE) for message, _ in rest] == [0, 1]
    assert [message["attachments"][0]["filename"] for message, _ in rest] == ["easel-data-6.zip", "easel-data-7.zip"]
    together = [each for _, archive in (*found, *rest) for each in files(archive).items()]
    assert len(dict(together)) == len(together) == 7
    assert sorted(each for _, each in together) == sorted(originals(studio))
    told = [each["prompt"] for _, archive in (*found, *rest) for each in facts(archive)["generations"]]
    assert told == ["a ship", "a boat"]


async def test_what_is_too_large_for_a_file_comes_smaller(studio: Studio, ada: Member, weighty: int) -> None:
    """Rather than not at all."""
    await painted(studio, ada, prompt="a boat", seed=1)
    studio.discord.world.file_limit = weighty // 2
    found = await parts(ada, await ada.slash("privacy export"))
    assert all(message["attachments"][0]["size"] <= weighty // 2 for message, _ in found)
    assert [len(each) for _, archive in found for each in files(archive).values()] != []


async def test_it_is_gathered_once_at_a_time(studio: Studio, ada: Member, bruno: Member) -> None:
    """For each member; whoever died at it holds up nobody for long."""
    async with services(studio).exporting.claimed(int(ada.id)):
        studio.clock.speed = 1.0
        answer = await ada.reply(await ada.slash("privacy export"), timeout=PATIENCE)
        assert "being gathered already" in text_of(answer)
        assert private(answer)
        assert len(await parts(bruno, await bruno.slash("privacy export"))) == 1
        studio.clock.jump(16 * 60)
        assert len(await parts(ada, await ada.slash("privacy export"))) == 1


async def test_what_was_not_let_through_is_not_handed_over(studio: Studio, ada: Member) -> None:
    """What waits for a moderator, and what was deleted: told of, without pictures."""
    exchange, gallery = await painted(studio, ada, prompt="a boat")
    panel = await ada.reply(await ada.press(gallery, "More"), timeout=PATIENCE)
    await ada.acknowledged(await ada.press(panel, "Delete…"))
    sure = await ada.message(panel["id"], until=lambda m: any(b["label"] == "Delete" for b in buttons(m)))
    await ada.reply(await ada.press(sure, "Delete"), until=says("deleted"), timeout=PATIENCE)
    await services(studio).policies.change(int(demo.GUILD), _all_reviewed)
    held = await ada.slash("imagine", prompt="a ship", quality="1K")
    await studio.in_state(held, "reviewing")
    ((_, archive),) = await parts(ada, await ada.slash("privacy export"))
    told = {each["id"]: each for each in facts(archive)["generations"]}
    assert (told[exchange.id]["pictures"], told[held.id]["pictures"]) == ([], [])
    assert told[held.id]["state"] == "reviewing"
    assert files(archive) == {}


def _all_reviewed(policy: Policy) -> Policy:
    return replace(policy, review=ReviewMode.ALL, moderators_channel_id=int(demo.MODERATORS))


# Deleting it


@pytest.mark.parametrize("restarted", [False, True])
@pytest.mark.parametrize("label", [ALL, STORED])
async def test_everything_is_deleted(studio: Studio, ada: Member, bruno: Member, label: str, restarted: bool) -> None:
    """Prompts, originals, marks, tray and preferences; the books add up as before, and limits still count it."""
    exchange, gallery = await painted(studio, ada, prompt="zeppelin", pictures=2)
    _, other = await painted(studio, bruno, prompt="a ship")
    for member, on in ((ada, other), (bruno, gallery)):
        panel = await member.reply(await member.press(on, "More"), timeout=PATIENCE)
        await member.acknowledged(await member.press(panel, "Favourite"))
    await filled(ada, "tray.jpg")
    shown = await ada.reply(await ada.slash("preferences"))
    await ada.acknowledged(await ada.select(shown, "easel:prefer:quality", "4K"))
    before, left = spent(studio), await quota(ada)
    asked_ = await question(ada)
    if restarted:
        await studio.restart()
    assert await pressed(ada, asked_, label) == DELETED

    assert "zeppelin" not in written(studio)
    assert originals(studio) == [await bruno.download(other)]
    assert spent(studio) == before
    assert await quota(ada) == left
    assert services(studio).preferences.of(int(ada.id)).quality == "2K"
    assert await services(studio).trays.references(int(ada.id)) == ()
    for command in ("gallery", "favourites"):
        answer = await ada.reply(await ada.slash(command), timeout=PATIENCE)
        assert pictures(answer) == []
    there = [message["id"] for message in await bruno.messages() if is_gallery(message) and not private(message)]
    assert (gallery["id"] in there) is (label == STORED)
    assert other["id"] in there
    assert studio.row(exchange).request["prompt"] == ""


async def test_nothing_is_deleted_unless_it_is_wanted(studio: Studio, ada: Member) -> None:
    """The question goes, the pictures stay."""
    await painted(studio, ada, prompt="a boat")
    assert await pressed(ada, await question(ada), KEEP) == "Nothing was deleted."
    assert "a boat" in written(studio)
    assert len(originals(studio)) == 1


async def test_not_while_something_is_on_its_way(studio: Studio, ada: Member) -> None:
    """It is said what to do, and the same button works afterwards."""
    studio.hold()
    exchange, _ = await asked(ada, prompt="a boat")
    asked_ = await question(ada)
    answer = await ada.reply(await ada.press(asked_, ALL), until=says(STILL), timeout=PATIENCE)
    assert private(answer)
    studio.release()
    await ada.reply(exchange, until=is_gallery, timeout=PATIENCE)
    await studio.ended(exchange)
    await studio.until(lambda: studio.row(exchange).reply["token"] is None)
    assert await pressed(ada, asked_, ALL) == DELETED
    assert originals(studio) == []


async def test_what_others_work_with_stays(studio: Studio, ada: Member, bruno: Member) -> None:
    """In a tray, until it is taken out there."""
    _, gallery = await painted(studio, ada, prompt="a boat")
    panel = await bruno.reply(await bruno.press(gallery, "More"), timeout=PATIENCE)
    await bruno.reply(await bruno.press(panel, "Use as reference"), until=says("your tray"))
    bytes_ = await ada.download(gallery)
    assert await pressed(ada, await question(ada), ALL) == DELETED
    assert originals(studio) == [bytes_]
    (kept,) = await services(studio).trays.references(int(bruno.id))
    assert services(studio).pictures.present(kept.original)


async def test_a_second_press_deletes_what_has_come_since(studio: Studio, ada: Member) -> None:
    """And says the same where nothing has."""
    asked_, again = await question(ada), await question(ada)
    await painted(studio, ada, prompt="a boat")
    assert await pressed(ada, asked_, ALL) == DELETED
    await painted(studio, ada, prompt="a ship")
    assert await pressed(ada, again, STORED) == DELETED
    assert originals(studio) == []
    assert await pressed(ada, await question(ada), ALL) == DELETED
    assert len(studio.rows()) == 2


async def test_a_restart_in_the_middle_finishes_it(studio: Studio, ada: Member) -> None:
    """The wish was written down; whoever looks next carries it out."""
    _, gallery = await painted(studio, ada, prompt="a boat")
    assert await services(studio).erasing.begin(int(ada.id), messages=True) is not None
    await studio.restart()
    studio.clock.jump(400)
    await ada.gone(gallery, timeout=PATIENCE)
    await studio.until(lambda: "a boat" not in written(studio))
    await studio.until(lambda: originals(studio) == [])


async def test_messages_that_discord_keeps_are_told_and_tried_again(studio: Studio, ada: Member) -> None:
    """With a way to each; once Discord lets them go, they go."""
    _, gallery = await painted(studio, ada, prompt="a boat")
    studio.discord_faults(REFUSED)
    told = await pressed(ada, await question(ada), ALL)
    assert "one message" in told
    assert f"/{gallery['channel_id']}/{gallery['id']}" in told
    studio.discord_faults()
    studio.clock.jump(400)
    await ada.gone(gallery, timeout=PATIENCE)
    await studio.until(lambda: "a boat" not in written(studio))


async def test_the_id_goes_when_it_counts_no_more(studio: Studio, ada: Member) -> None:
    """Two days after the painting, when no limit looks at it."""
    exchange, _ = await painted(studio, ada, prompt="a boat")
    assert await pressed(ada, await question(ada), ALL) == DELETED
    assert studio.row(exchange).member_id == int(ada.id)
    studio.clock.jump(COUNTED_SECONDS + 3600)
    await studio.until(lambda: studio.row(exchange).member_id == 0)


async def test_before_the_bot_alone(studio: Studio, ada: Member) -> None:
    """In a direct message, where the bot cannot delete."""
    channel = studio.discord.world.direct_channel(studio.discord.world.people[ada.id])
    await ada.refresh()
    ada.at(channel.id)
    await painted(studio, ada, prompt="a boat")
    ((_, archive),) = await parts(ada, await ada.slash("privacy export"))
    assert len(files(archive)) == 1
    assert DELETED in await pressed(ada, await question(ada), ALL)
    assert originals(studio) == []
    assert "a boat" not in written(studio)


async def test_moderators_read_that_somebody_had_data_deleted(studio: Studio, ada: Member, mika: Member) -> None:
    """In the log of decisions, and nothing more of it."""
    await painted(studio, ada, prompt="zeppelin")
    await pressed(ada, await question(ada), ALL)
    log = text_of(await mika.reply(await mika.slash("moderation log"), timeout=PATIENCE))
    assert f"<@{ada.id}> had data erased" in log
    assert "zeppelin" not in log


# Keeping it for less


async def test_a_server_keeps_originals_for_less(studio: Studio, ada: Member, olga: Member) -> None:
    """Chosen on the panel, up to what the operator keeps them; what is older goes, here alone."""
    exchange, _ = await painted(studio, ada, prompt="a boat")
    panel = await olga.reply(await olga.slash("studio setup"), timeout=PATIENCE)
    (select,) = [each for each in selects(panel) if each["custom_id"] == "easel:setup:keeping"]
    assert [option["value"] for option in select["options"]] == ["0", "1", "3", "7", "14"]
    panel = await olga.reply(await olga.select(panel, "easel:setup:keeping", "3"), timeout=PATIENCE)
    (select,) = [each for each in selects(panel) if each["custom_id"] == "easel:setup:keeping"]
    assert [option["value"] for option in select["options"] if option.get("default")] == ["3"]
    (original,) = _files(studio)
    studio.clock.jump(2 * 86_400)
    await painted(studio, ada, prompt="a ship")
    assert original.exists()
    studio.clock.jump(2 * 86_400)
    await studio.until(lambda: not original.exists())
    assert len(_files(studio)) == 1
    assert studio.row(exchange).state == "done"


def _files(studio: Studio) -> list[Path]:
    return list((studio.data_dir / "pictures").glob("??/*"))
