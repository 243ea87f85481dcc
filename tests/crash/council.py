"""What members report and moderators decide while the bot is killed under them; each press may come to nothing."""

from contextlib import suppress
from typing import Any

from playground.fake_discord import demo
from playground.member import Member, NotSent, text_of
from tests.crash.cast import Cast, Story, labelled
from tests.crash.evidence import change_policy, table

Json = dict[str, Any]
#: The price of one picture: with it a month's budget is spent.
_BUDGET = 30_000
_ALL = "Delete all, and my messages"
_HIDDEN = "took these pictures out of sight"


async def _reviewed(cast: Cast) -> None:
    """The server has moderators who look at everything first; it is before them."""
    change_policy(cast.house.database, review="all", moderators_channel_id=int(demo.MODERATORS))
    await cast.imagine()
    await cast.house.until(lambda: _card(cast))


async def _approved(cast: Cast) -> None:
    await _reviewed(cast)
    await _approve(cast)


async def _approve(cast: Cast) -> None:
    """As soon as there is something to decide, if there is."""
    async with _member(cast, "Mika") as mika:
        await cast.house.until(lambda: _over(cast) or _card(cast))
        if card := _card(cast):
            with suppress(NotSent):
                await mika.press(card, "Approve")


async def _rejected(cast: Cast) -> None:
    await _reviewed(cast)
    await _reject(cast)


async def _reject(cast: Cast) -> None:
    async with _member(cast, "Mika") as mika:
        await cast.house.until(lambda: _over(cast) or _card(cast))
        if card := _card(cast):
            with suppress(NotSent):
                form = await mika.press(card, "Reject…")
                await mika.submit_modal(form, {"reason": "no boats"})


async def _taken_back(cast: Cast) -> None:
    """Cancelled by its member while it is before the moderators."""
    await _reviewed(cast)
    await _take_back(cast)


async def _take_back(cast: Cast) -> None:
    words = "look at the picture first"
    waiting = await cast.house.until(lambda: _over(cast) or _reads(cast, words))
    if isinstance(waiting, dict):
        with suppress(NotSent):
            await cast.ada.press(waiting, "Cancel")


async def _reported(cast: Cast) -> None:
    """By one who saw it in the channel; it is before the moderators."""
    await _painted(cast)
    await _report(cast)
    await cast.house.until(lambda: _card(cast, "Dismiss"))


async def _painted(cast: Cast) -> None:
    change_policy(cast.house.database, moderators_channel_id=int(demo.MODERATORS))
    cast.kept["gallery"] = await cast.gallery(await cast.imagine())


async def _report(cast: Cast) -> None:
    async with _member(cast, "Bruno") as bruno:
        form = await bruno.menu("Report this picture", cast.kept["gallery"])
        await bruno.modal(form)
        await bruno.acknowledged(await bruno.submit_modal(form, {"What is wrong": "a boat"}))


async def _report_deleted(cast: Cast) -> None:
    await _reported(cast)
    await _delete(cast)


async def _delete(cast: Cast) -> None:
    await _press_card(cast, "Delete everywhere")


async def _report_dismissed(cast: Cast) -> None:
    await _reported(cast)
    await _dismiss(cast)


async def _dismiss(cast: Cast) -> None:
    await _press_card(cast, "Dismiss")


async def _press_card(cast: Cast, label: str) -> None:
    """If there is something to decide."""
    async with _member(cast, "Mika") as mika:
        if card := _card(cast, label):
            await _press(mika, card, label)
    await cast.house.until(lambda: not _card(cast, label))


async def _purged(cast: Cast) -> None:
    """Out of sight, in the message as well."""
    await _painted(cast)
    async with _member(cast, "Mika") as mika:
        asked = await mika.slash("moderation purge", user=demo.ADA, since="1d")
        cast.kept["asked"] = await mika.reply(asked, until=lambda m: labelled(m, "Take out of sight"))
    await _purge(cast)


async def _purge(cast: Cast) -> None:
    async with _member(cast, "Mika") as mika:
        await _press(mika, cast.kept["asked"], "Take out of sight")
    await cast.house.until(lambda: _reads(cast, _HIDDEN))


async def _brought_back(cast: Cast) -> None:
    await _purged(cast)
    async with _member(cast, "Mika") as mika:
        panel = cast.kept["asked"]["id"]
        cast.kept["panel"] = await mika.message(panel, until=lambda m: labelled(m, "Undo"))
    await _undo(cast)


async def _undo(cast: Cast) -> None:
    async with _member(cast, "Mika") as mika:
        await _press(mika, cast.kept["panel"], "Undo")
    await cast.house.until(lambda: not _reads(cast, _HIDDEN))


async def _banned_in_line(cast: Cast) -> None:
    """One is painted, the next one waits for it."""
    cast.house.hold()
    await cast.progress(await cast.imagine("first"))
    await cast.progress(await cast.imagine("second"))
    await _ban(cast)


async def _ban(cast: Cast) -> None:
    """What waits in line is cancelled before it could be painted."""
    await _act(cast, "Mika", "moderation ban", user=demo.ADA, length="7d")
    await cast.house.until(lambda: [row["state"] for row in cast.house.rows()][1:] in ([], ["cancelled"]))


async def _unbanned(cast: Cast) -> None:
    await _ban(cast)
    await _unban(cast)


async def _unban(cast: Cast) -> None:
    await _act(cast, "Mika", "moderation unban", user=demo.ADA)


async def _pause(cast: Cast) -> None:
    await _act(cast, "Olga", "studio pause")


async def _erased(cast: Cast) -> None:
    """A member has all of it deleted."""
    await _painted(cast)
    asked = await cast.ada.slash("privacy delete")
    cast.kept["asked"] = await cast.ada.reply(asked, until=lambda m: labelled(m, _ALL))
    await _erase(cast)


async def _erase(cast: Cast) -> None:
    await _press(cast.ada, cast.kept["asked"], _ALL)
    await cast.house.until(lambda: all(row["erased_at"] is not None for row in cast.house.rows()))


async def _budget_spent(cast: Cast) -> None:
    """The last picture that this month allows."""
    change_policy(cast.house.database, moderators_channel_id=int(demo.MODERATORS), monthly_budget_micros=_BUDGET)
    await cast.gallery(await cast.imagine())


async def _told_of_budget(cast: Cast) -> None:
    """And written down, so that it is not said any more."""
    await cast.house.until(lambda: _reads(cast, "budget is spent", demo.MODERATORS))
    await cast.house.until(lambda: all(each["said"] for each in table(cast.house.database, "warnings")))


def _member(cast: Cast, name: str) -> Member:
    return Member(cast.house.discord.url, name, session=cast.session)


async def _act(cast: Cast, name: str, command: str, **options: Any) -> None:
    async with _member(cast, name) as member:
        await member.reply(await member.slash(command, **options))


async def _press(member: Member, message: Json, label: str) -> None:
    # Where an earlier press came to its end, the button is gone.
    with suppress(NotSent):
        await member.acknowledged(await member.press(message, label))


def _reads(cast: Cast, words: str, channel: str = demo.STUDIO) -> Json | None:
    """What says so, in the channel where pictures are asked for or in another."""
    found = cast.house.discord.world.channels[channel].messages.values()
    return next((each.payload for each in found if words in text_of(each.payload)), None)


def _over(cast: Cast) -> bool:
    """Whether nothing is on its way any more."""
    return all(row["ended_at"] is not None for row in cast.house.rows())


def _card(cast: Cast, label: str = "Approve") -> Json | None:
    """What moderators can decide about."""
    found = cast.house.discord.world.channels[demo.MODERATORS].messages.values()
    return next((each.payload for each in found if labelled(each.payload, label)), None)


#: About what was painted and shown before, and about members.
LATER = {
    "one reported": Story(begin=_reported, again=_report),
    "a report deleted": Story(begin=_report_deleted, again=_delete),
    "a report dismissed": Story(begin=_report_dismissed, again=_dismiss),
    "one purged": Story(begin=_purged, again=_purge),
    "one brought back": Story(begin=_brought_back, again=_undo),
    "one banned": Story(begin=_banned_in_line, again=_ban, settings={"EASEL_CONCURRENT_GENERATIONS": "1"}),
    "one unbanned": Story(begin=_unbanned, again=_unban),
    "a pause": Story(begin=_pause, again=_pause),
    "one erased": Story(begin=_erased, again=_erase),
    "a budget spent": Story(begin=_budget_spent, again=_told_of_budget),
}
STORIES = {
    "one approved": Story(begin=_approved, again=_approve),
    "one rejected": Story(begin=_rejected, again=_reject),
    "one taken back": Story(begin=_taken_back, again=_take_back),
    **LATER,
}
