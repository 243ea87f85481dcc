"""`/moderation log`: what is written down, how it is narrowed and turned, and the file of it."""

import csv
import io
from typing import Any

from bot.domain.conduct import Deed, LogEntry
from playground.fake_discord import demo
from playground.member import Member, buttons, private, text_of
from tests.flows.studio import PATIENCE, Studio, painted, says
from tests.flows.test_ban import banned

Json = dict[str, Any]


async def log(member: Member, **options: Any) -> Json:
    message = await member.reply(await member.slash("moderation log", **options))
    assert private(message)
    return message


async def note(studio: Studio, deed: Deed, **entry: Any) -> None:
    assert studio.client is not None
    services = studio.client.services
    by_id, guild_id = int(demo.MIKA), int(demo.GUILD)
    given = {"guild_id": guild_id, "at": services.clock.time(), "by_id": by_id, "member_id": int(demo.ADA), **entry}
    await services.log.note(LogEntry(deed=deed, **given))


async def test_it_tells_who_what_whom_when_and_why(studio: Studio, ada: Member, mika: Member) -> None:
    """Newest first; nobody is pinged, and foreign words do not act."""
    assert "Nothing of the kind" in text_of(await log(mika))
    await banned(mika, length="1d", reason="*rude* <@1>")
    await mika.acknowledged(await mika.slash("moderation unban", user=demo.BRUNO))
    told = text_of(await log(mika))
    first, second = told.index("lifted the ban of"), told.index("banned <@")
    assert first < second
    assert f"<@{demo.MIKA}> banned <@{demo.BRUNO}>; it ends <t:" in told
    assert r"> \*rude\* \<@" in told
    del ada


async def test_a_moderator_s_own_deletion_is_in_it(studio: Studio, ada: Member, mika: Member) -> None:
    """And a member's of their own pictures is not."""
    galleries = [(await painted(studio, ada, prompt=f"boat {number}"))[1] for number in range(2)]
    for member, gallery in ((ada, galleries[0]), (mika, galleries[1])):
        more = await member.reply(await member.press(gallery, "More"), until=lambda m: bool(buttons(m)))
        await member.acknowledged(await member.press(more, "Delete…"))
        asked = await member.message(more["id"], lambda m: any(each.get("label") == "Delete" for each in buttons(m)))
        await member.acknowledged(await member.press(asked, "Delete"))
        await member.gone(gallery)
    told = text_of(await log(mika))
    assert told.count("deleted pictures of") == 1
    assert f"<@{demo.MIKA}> deleted pictures of <@{demo.ADA}>" in told


async def test_every_deed_is_a_sentence(studio: Studio, mika: Member) -> None:
    """With whatever else is known of it."""
    for number, deed in enumerate(Deed):
        facts = {"until": 1e9} if deed is Deed.TIMED_OUT else {"count": 2, "what": "limits"}
        await note(studio, deed, generation_id=number, facts=facts)
    pages = [await log(mika)]
    while True:
        on = next(each for each in buttons(pages[-1]) if each["label"] == "▶")
        if on.get("disabled"):
            break
        before = text_of(pages[-1])
        await mika.acknowledged(await mika.press(pages[-1], "▶"))
        pages.append(await mika.message(pages[-1]["id"], lambda m, before=before: text_of(m) != before))
    told = "\n".join(map(text_of, pages))
    assert told.count("\n- <t:") == len(Deed)
    assert "> Limits" in told


async def test_it_is_narrowed_and_stays_so(studio: Studio, mika: Member) -> None:
    """By deed, by moderator and by member, on every page and in the file, and over a restart."""
    for number in range(10):
        await note(studio, Deed.BANNED, reason=f"ban {number}")
    await note(studio, Deed.UNBANNED, reason="other deed")
    await note(studio, Deed.BANNED, reason="other member", member_id=int(demo.BRUNO))
    await note(studio, Deed.BANNED, reason="other moderator", by_id=int(demo.OLGA))
    await note(studio, Deed.BANNED, reason="other server", guild_id=5)
    page = await log(mika, deed="banned", moderator=demo.MIKA, user=demo.ADA)
    assert "other" not in text_of(page)
    assert "Page 1 of 2" in [each["label"] for each in buttons(page)]
    await studio.restart()
    await mika.acknowledged(await mika.press(page, "▶"))
    page = await mika.message(page["id"], says("ban 0"))
    rows = await table(mika, page)
    assert [row["reason"] for row in rows] == [f"ban {number}" for number in range(10)]


async def table(member: Member, page: Json) -> list[dict[str, str]]:
    """The rows of the file."""
    sent = await member.press(page, "As a file (CSV)")
    message = await member.reply(sent, until=lambda m: bool(m["attachments"]), timeout=PATIENCE)
    assert private(message)
    return list(csv.DictReader(io.StringIO((await member.download(message)).decode())))


async def test_the_file_is_a_table_that_no_spreadsheet_runs(studio: Studio, mika: Member) -> None:
    """Times in UTC, ids whole, facts as JSON; what looks like a formula is text."""
    await note(studio, Deed.BANNED, at=0.0, reason='=HYPERLINK("x"), "quoted"\nand more 🦊', facts={"until": None})
    (row,) = await table(mika, await log(mika))
    assert row == {
        "number": row["number"],
        "time": "1970-01-01T00:00:00+00:00",
        "deed": "banned",
        "by": demo.MIKA,
        "member": demo.ADA,
        "generation": "",
        "reason": '\'=HYPERLINK("x"), "quoted"\nand more 🦊',
        "facts": '{"until": null}',
    }


async def test_only_moderators_turn_it(studio: Studio, bruno: Member, mika: Member) -> None:
    """Asked again at every press."""
    for number in range(10):
        await note(studio, Deed.BANNED, reason=f"ban {number}")
    page = await log(mika)
    studio.discord.world.change_person(demo.MIKA, roles=())
    for button in ("▶", "As a file (CSV)"):
        pressed = await mika.press(page, button)
        assert "**Moderate Members**" in text_of(await mika.reply(pressed, until=says("permission")))
    del bruno
