"""Conduct: reports and their cards, bans, purges, the log of decisions and its file; full pages in every language."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from bot.domain.conduct import Ban, Deed, LogEntry, Purge, Report
from bot.pipeline.purging import REVERSIBLE
from bot.pipeline.reporting import OPEN_MOST
from playground.fake_discord import demo
from playground.member import Exchange, Member, buttons, private, text_of
from tests.conformance.conftest import Open
from tests.conformance.studio import PATIENCE, Studio, imagined, opened, painted, says

Json = dict[str, Any]
drives = pytest.mark.drives
GUILD = int(demo.GUILD)
#: What takes most room once it is escaped.
RUDE = "*_`|~" * 400
NOTICE = "The moderators took these pictures out of sight"


async def moderation(member: Member, command: str, **options: object) -> Json:
    """The private answer to a subcommand."""
    message = await member.reply(await member.slash(f"moderation {command}", **options), timeout=PATIENCE)
    assert private(message)
    return message


async def listening(studio: Studio) -> None:
    """The moderators have a channel."""
    channel = int(demo.MODERATORS)
    await studio.client.services.policies.change(GUILD, lambda before: replace(before, moderators_channel_id=channel))


async def ended(studio: Studio, sent: Exchange) -> None:
    """Wait until a request is over, and not only shown."""
    async with asyncio.timeout(PATIENCE):
        while (row := await studio.client.services.generations.find(int(sent.id))) is None or row.ended_at is None:
            await asyncio.sleep(0.01)


async def told(member: Member, message: Json, button: str, words: str, **given: str) -> None:
    """Press, fill in the form that opens, and read this."""
    form = await member.press(message, button)
    await member.modal(form)
    sent = await member.submit_modal(form, given)
    await member.reply(sent, until=lambda m: private(m) and words in text_of(m), timeout=PATIENCE)


async def card(studio: Studio, words: str) -> Json:
    """The newest card of the moderators' channel, once it says this."""

    def found() -> list[Json]:
        known = [each.payload for each in studio.discord.world.channels[demo.MODERATORS].messages.values()]
        return [each for each in known if words in text_of(each)]

    await studio.until(lambda: bool(found()))
    return found()[-1]


@drives("item reporting.Report", "menu Report this picture", "form report", "item complaints.Dismiss")
async def test_reported(studio: Open) -> None:
    """By the panel and by the menu, with the longest reason; on one card, which is dismissed and opened again."""
    async with studio() as open_, open_.member("Ada") as ada, open_.member("Bruno") as bruno:
        await listening(open_)
        _, gallery = await imagined(ada, prompt=RUDE, until=painted(2), pictures=2)
        panel = await opened(bruno, gallery, "More", until=lambda m: bool(buttons(m)))
        await told(bruno, panel, "Report…", "Thank you", **{"What is wrong": RUDE[:500]})
        await card(open_, "Reported")
        async with open_.member("Mika") as mika, open_.member("Olga") as olga:
            await opened(olga, await card(open_, "Reported"), "Dismiss", until=says("Dismissed by"))
            form = await mika.menu("Report this picture", gallery)
            await mika.modal(form)
            await mika.reply(await mika.submit_modal(form, {"What is wrong": "x"}), until=says("Thank you"))
            assert len(buttons(await card(open_, "Reported by 2"))) == 3


@drives("item complaints.BanReported", "form ban", "item complaints.DeleteReported")
async def test_banned_and_deleted_from_the_card(studio: Open) -> None:
    """The member first, then the pictures everywhere."""
    async with studio() as open_, open_.member("Ada") as ada, open_.member("Mika") as mika:
        await listening(open_)
        _, gallery = await imagined(ada, until=painted())
        form = await mika.menu("Report this picture", gallery)
        await mika.modal(form)
        await mika.reply(await mika.submit_modal(form, {"What is wrong": "rude"}), until=says("Thank you"))
        shown = await card(open_, "Reported")
        await told(mika, shown, "Ban…", "can't paint here", **{"For how long": "1 week", "Reason": RUDE[:300]})
        await opened(mika, shown, "Delete everywhere", until=says("Deleted everywhere"))
        await ada.gone(gallery)


@drives("/moderation reports", "item reports.ReportsButton")
@pytest.mark.parametrize("locale", ["en-US", "de", "fr", "es-ES", "ja", "uk"])
async def test_reports_in_every_language(studio: Open, locale: str) -> None:
    """Cards with the longest prompt and as many reports as are told, one after the other; and none."""
    async with studio() as open_, open_.member("Ada") as ada, open_.member("Mika") as mika:
        await mika.speaks(locale)
        await ada.speaks(locale)
        await moderation(mika, "reports")
        reports, now = open_.client.services.reporting.reports, open_.clock.time()
        for _ in range(2):
            sent, _ = await imagined(ada, prompt=RUDE, until=painted())
            for reporter in range(12):
                report = Report(
                    generation_id=int(sent.id), guild_id=GUILD, reporter_id=2**60 + reporter, at=now, reason=RUDE[:500]
                )
                assert await reports.file(report, OPEN_MOST)
        shown = await mika.reply(await mika.slash("moderation reports"), until=painted(), timeout=PATIENCE)
        turned = await opened(mika, shown, "▶")
        await mika.reply(await mika.press(turned, "easel:dismiss-report"), timeout=PATIENCE)


@drives("/moderation ban", "/moderation unban")
async def test_every_ban(studio: Open) -> None:
    """For each length, here and everywhere; refused, read by who is banned, and lifted."""
    async with studio(operators=(int(demo.OLGA),)) as open_, open_.member("Olga") as olga:
        for everywhere in (False, True):
            for length in ("1h", "1d", "7d", "30d", "forever"):
                given = {"user": demo.BRUNO, "length": length, "everywhere": everywhere, "reason": RUDE[:300]}
                assert "can't paint" in text_of(await moderation(olga, "ban", **given))
            async with open_.member("Bruno") as bruno:
                refused = await bruno.reply(await bruno.slash("imagine", prompt="x"), until=private, timeout=PATIENCE)
                assert "Reason" in text_of(refused)
            lifted = await moderation(olga, "unban", user=demo.BRUNO, everywhere=everywhere)
            assert "can paint again" in text_of(lifted)
        for name in (demo.OLGA, demo.MIKA, demo.APPLICATION):
            await moderation(olga, "ban", user=name, length="1d")


@drives("/moderation bans", "item bans.BansButton")
@pytest.mark.parametrize("locale", ["en-US", "de", "fr", "es-ES", "ja", "uk"])
async def test_bans_in_every_language(studio: Open, locale: str) -> None:
    """Whole pages of the longest."""
    async with studio() as open_, open_.member("Mika") as mika:
        await mika.speaks(locale)
        await moderation(mika, "bans")
        for number in range(20):
            now, until = open_.clock.time(), None if number % 2 else 4e9
            ban = Ban(guild_id=GUILD, member_id=2**60 + number, by_id=2**60, at=now, until=until, reason=RUDE[:300])
            await open_.client.services.bans.ban(ban)
        await opened(mika, await moderation(mika, "bans"), "▶")


@drives("/moderation purge", "item purges.PurgeSurely", "item purges.Undo")
async def test_purged_and_brought_back(studio: Open) -> None:
    """In several messages of one request, with its own pictures in each; and where there is nothing."""
    async with studio() as open_, open_.member("Ada") as ada, open_.member("Mika") as mika:
        await moderation(mika, "purge", user=demo.ADA, since="always")
        sent, gallery = await imagined(ada, until=painted(10), pictures=12)
        await ended(open_, sent)
        asked = await moderation(mika, "purge", user=demo.ADA, since="1h")
        panel = await opened(mika, asked, "Take out of sight", until=says("are being taken"))
        await ada.message(gallery["id"], says(NOTICE), timeout=PATIENCE)
        late = await moderation(mika, "purges")
        await opened(mika, panel, "Undo", until=says("coming back"))
        await ada.message(gallery["id"], painted(10), timeout=PATIENCE)
        await opened(mika, late, "Undo", until=says("can't be undone any more"))


@drives("/moderation purges", "item purges.PurgesButton")
@pytest.mark.parametrize("locale", ["en-US", "de", "fr", "es-ES", "ja", "uk"])
async def test_purges_in_every_language(studio: Open, locale: str) -> None:
    """Turned, and undone from the list."""
    async with studio() as open_, open_.member("Ada") as ada, open_.member("Mika") as mika:
        await mika.speaks(locale)
        await moderation(mika, "purges")
        for number in range(7):
            sent, _ = await imagined(ada, until=painted())
            await ended(open_, sent)
            now = open_.clock.time()
            purge = Purge(
                id=0, guild_id=GUILD, member_id=int(demo.ADA), since=0, by_id=number + 1, at=now, until=now + REVERSIBLE
            )
            assert (await open_.client.services.purging.purges.purge(purge)).hidden == 1
        panel = await opened(mika, await moderation(mika, "purges"), "▶")
        await mika.reply(await mika.press(panel, "easel:purge-undo:"), timeout=PATIENCE)


@drives("/moderation log", "item logbook.LogButton", "item logbook.FileButton")
@pytest.mark.parametrize("locale", ["en-US", "de", "fr", "es-ES", "ja", "uk"])
async def test_the_log_in_every_language(studio: Open, locale: str) -> None:
    """Every deed with all that may be known of it, turned and narrowed; and the file."""
    async with studio() as open_, open_.member("Mika") as mika:
        await mika.speaks(locale)
        await moderation(mika, "log", deed="banned")
        for number, deed in enumerate(Deed):
            facts: dict[str, str | int | float | None] = {"count": 5, "text": RUDE}
            if deed is Deed.TIMED_OUT:
                facts["until"] = 4e9
            entry = LogEntry(
                guild_id=GUILD, at=open_.clock.time(), by_id=int(demo.MIKA), deed=deed, member_id=int(demo.ADA),
                generation_id=number, reason=RUDE, facts=facts,
            )  # fmt: skip
            await open_.client.services.log.note(entry)
        page = await moderation(mika, "log", moderator=demo.MIKA, user=demo.ADA)
        page = await opened(mika, await opened(mika, page, "▶"), "▶")
        sent = await mika.press(page, "easel:log-file:")
        await mika.reply(sent, until=lambda m: bool(m["attachments"]), timeout=PATIENCE)
