"""Review: painted pictures before their moderators, in their channel and in the queue, to every end there is."""

from dataclasses import replace
from typing import Any

from bot.domain.conduct import Deed, LogQuery
from bot.domain.policy import Policy, ReviewMode
from bot.domain.prompt_rules import Judgement, Match, PromptRule, RuleAction, RuleKind
from playground.fake_discord import demo, permissions
from playground.fake_discord.state import Overwrite
from playground.member import Exchange, Member, buttons, pictures, private, text_of
from tests.flows.clock import Ahead
from tests.flows.row import Row
from tests.flows.studio import PATIENCE, Studio, is_gallery, says

Json = dict[str, Any]
GUILD, MODERATORS = int(demo.GUILD), int(demo.MODERATORS)
APPROVE, REJECT, TIME_OUT = "Approve", "Reject…", "Reject and time out…"
LOOKED_AT = "moderators look at the picture first"
REJECTED = "The moderators decided not to show these pictures"


async def decides(studio: Studio, **policy: Any) -> None:
    """The server decides so; by default that all pictures are looked at, in the moderators' channel."""
    wanted = {"review": ReviewMode.ALL, "moderators_channel_id": MODERATORS, **policy}
    assert studio.client is not None

    def change(before: Policy) -> Policy:
        return replace(before, **wanted)

    await studio.client.services.policies.change(GUILD, change)


async def waiting(studio: Studio, member: Member, **options: Any) -> tuple[Exchange, Json]:
    """Asked for, painted, and before the moderators: the exchange, and what its member reads."""
    exchange = await member.slash("imagine", **{"prompt": "a boat", "quality": "1K", **options})
    told = await member.reply(exchange, until=says("look at the"), timeout=PATIENCE)
    await studio.in_state(exchange, "reviewing")
    return exchange, told


def cards(studio: Studio) -> list[Json]:
    """What stands in the moderators' channel."""
    messages = studio.discord.world.channels[demo.MODERATORS].messages.values()
    return [each.payload for each in messages if each.private_to is None]


async def card(studio: Studio, number: int = 1) -> Json:
    await studio.until(lambda: len(cards(studio)) >= number)
    return cards(studio)[number - 1]


async def verdict(studio: Studio, words: str, number: int = 1) -> Json:
    """The card once it says so: without a button, and without pictures."""
    await studio.until(lambda: words in text_of(cards(studio)[number - 1]))
    shown = cards(studio)[number - 1]
    assert buttons(shown) == []
    assert pictures(shown) == []
    return shown


async def deeds(studio: Studio) -> list[tuple[Deed, int, str]]:
    """The log of decisions, oldest first."""
    assert studio.client is not None
    return [
        (each.deed, each.by_id, each.reason) async for each in studio.client.services.log.all(LogQuery(guild_id=GUILD))
    ]


async def fill_in(member: Member, message: Json, button: str, **given: Any) -> Exchange:
    """Press a button that opens a form, and send it."""
    form = await member.press(message, button)
    await member.modal(form)
    return await member.submit_modal(form, given)


async def told(member: Member, pressed: Exchange) -> str:
    """What only the one who pressed reads."""
    answer = await member.reply(pressed, until=lambda m: private(m) and bool(text_of(m)), timeout=PATIENCE)
    return text_of(answer)


def grant(studio: Studio) -> None:
    """The bot may time members out."""
    role = studio.discord.world.roles[demo.BOT]
    granted = role.permissions | permissions.MODERATE_MEMBERS
    studio.discord.world.roles[demo.BOT] = replace(role, permissions=granted)


async def test_approved_it_appears_in_the_reply(studio: Studio, ada: Member, mika: Member) -> None:
    """Seen by moderators alone until then; afterwards as if nothing had been."""
    await decides(studio)
    exchange, words = await waiting(studio, ada)
    assert LOOKED_AT in text_of(words)
    assert not any(map(is_gallery, await ada.messages()))
    shown = await card(studio)
    assert [button["label"] for button in buttons(shown)] == [APPROVE, REJECT, TIME_OUT]
    assert all(attachment["filename"].startswith("SPOILER_") for attachment in shown["attachments"])
    for part in ("a boat", f"<@{demo.ADA}>", f"/channels/{demo.GUILD}/{demo.STUDIO}/{words['id']}", "painted here: 0"):
        assert part in text_of(shown)
    pressed = await mika.press(shown, APPROVE)
    gallery = await ada.message(words["id"], is_gallery, timeout=PATIENCE)
    assert (await studio.ended(exchange)).ending == ("done", "settled", 1)
    assert f"Approved by <@{demo.MIKA}>" in text_of(await verdict(studio, "Approved"))
    assert text_of(await mika.reply(pressed)).startswith("### Approved")
    assert await deeds(studio) == [(Deed.APPROVED, int(demo.MIKA), "")]
    assert "Again" in [button["label"] for button in buttons(gallery)]
    assert sum(map(is_gallery, await ada.messages())) == 1


async def test_rejected_its_member_reads_why(studio: Studio, ada: Member, mika: Member) -> None:
    """Nothing is shown and nothing counted; the next card tells it of its member."""
    await decides(studio)
    exchange, words = await waiting(studio, ada)
    await fill_in(mika, await card(studio), REJECT, reason="Not in *this* channel")
    notice = await ada.message(words["id"], says(REJECTED), timeout=PATIENCE)
    assert "Reason: “Not in \\*this\\* channel”" in text_of(notice)
    assert buttons(notice) == []
    assert (await studio.ended(exchange)).ending == ("refused", "released", 0)
    assert "Not in" in text_of(await verdict(studio, "Rejected"))
    assert await deeds(studio) == [(Deed.REJECTED, int(demo.MIKA), "Not in *this* channel")]
    for menu in ("Picture details", "Use as reference"):
        assert not pictures(await ada.reply(await ada.menu(menu, notice), timeout=PATIENCE))
    await waiting(studio, ada)
    assert "rejected: 1" in text_of(await card(studio, 2))


async def test_rejected_it_counts_where_the_server_says_so(studio: Studio, ada: Member, mika: Member) -> None:
    """And its member is told."""
    await decides(studio, rejected_counts=True)
    exchange, words = await waiting(studio, ada)
    await fill_in(mika, await card(studio), REJECT)
    await ada.message(words["id"], says("and they count as painted"), timeout=PATIENCE)
    assert (await studio.ended(exchange)).ending == ("refused", "settled", 1)


async def test_rejected_and_timed_out(studio: Studio, ada: Member, mika: Member) -> None:
    """For as long as was chosen, and logged."""
    grant(studio)
    await decides(studio)
    await waiting(studio, ada)
    sent = await fill_in(mika, await card(studio), TIME_OUT, reason="spam", length="1 hour")
    assert f"<@{demo.ADA}> is timed out" in await told(mika, sent)
    assert studio.discord.world.people[demo.ADA].silenced_until is not None
    await verdict(studio, "Rejected")
    await studio.until(lambda: all(row.ended_at for row in studio.rows()))
    assert {deed for deed, _, _ in await deeds(studio)} == {Deed.REJECTED, Deed.TIMED_OUT}


async def test_where_the_bot_may_not_time_out_the_rejection_holds(studio: Studio, ada: Member, mika: Member) -> None:
    """And the moderator is told what is missing."""
    await decides(studio)
    exchange, _ = await waiting(studio, ada)
    sent = await fill_in(mika, await card(studio), TIME_OUT, length="10 minutes")
    assert "I need the permission **Moderate Members**" in await told(mika, sent)
    assert (await studio.ended(exchange)).state == "refused"
    assert [deed for deed, _, _ in await deeds(studio)] == [Deed.REJECTED]


async def test_of_two_moderators_one_decides(studio: Studio, ada: Member, mika: Member, olga: Member) -> None:
    """The other one is told who did."""
    await decides(studio)
    exchange, _ = await waiting(studio, ada)
    shown = await card(studio)
    form = await olga.press(shown, REJECT)
    await olga.modal(form)
    await mika.press(shown, APPROVE)
    await studio.ended(exchange)
    late = await olga.submit_modal(form, {"reason": "no"})
    assert f"Approved by <@{demo.MIKA}>" in await told(olga, late)
    assert studio.row(exchange).state == "done"
    assert [deed for deed, _, _ in await deeds(studio)] == [Deed.APPROVED]


async def test_only_moderators_decide(studio: Studio, ada: Member, bruno: Member) -> None:
    """Whoever lost the right, or never had it, reads so privately; at the form as well."""
    await decides(studio)
    exchange, _ = await waiting(studio, ada)
    shown = await card(studio)
    world = studio.discord.world
    world.change_person(demo.BRUNO, roles=(demo.MODERATOR,))
    form = await bruno.press(shown, REJECT)
    await bruno.modal(form)
    channel = world.channels[demo.MODERATORS]
    everyone = Overwrite(id=demo.BRUNO, kind=1, allow=permissions.VIEW_CHANNEL)
    world.change_channel(channel.id, overwrites=(*channel.overwrites, everyone))
    world.change_person(demo.BRUNO, roles=())
    for button in (APPROVE, REJECT, TIME_OUT):
        assert "**Moderate Members**" in await told(bruno, await bruno.press(shown, button))
    assert "**Moderate Members**" in await told(bruno, await bruno.submit_modal(form, {"reason": "no"}))
    assert studio.row(exchange).state == "reviewing"


async def test_it_waits_over_a_restart(studio: Studio, ada: Member, mika: Member) -> None:
    """One card, whose buttons any process understands."""
    await decides(studio)
    exchange, words = await waiting(studio, ada)
    shown = await card(studio)
    await studio.restart()
    await mika.online()
    assert studio.row(exchange).state == "reviewing"
    await mika.press(shown, APPROVE)
    await ada.message(words["id"], is_gallery, timeout=PATIENCE)
    assert (await studio.ended(exchange)).state == "done"
    assert len(cards(studio)) == 1


async def test_long_after_the_token_it_still_arrives(studio: Studio, ada: Member, mika: Member) -> None:
    """By the bot's own token, in the same message."""
    await decides(studio)
    exchange, words = await waiting(studio, ada)
    shown = await card(studio)
    let_pass(studio, 3 * 3600)
    await mika.press(shown, APPROVE)
    await ada.message(words["id"], is_gallery, timeout=PATIENCE)
    assert (await studio.ended(exchange)).state == "done"


def let_pass(studio: Studio, seconds: float) -> None:
    """Time passes for the bot and for Discord."""
    studio.clock.jump(seconds)
    world = studio.discord.world
    world.clock = world.snowflakes._clock = Ahead(studio.clock)  # pyright: ignore[reportAttributeAccessIssue]


async def test_a_private_reply_of_long_ago_is_fetched(studio: Studio, ada: Member, mika: Member) -> None:
    """Its member was told so while it could be said."""
    await decides(studio)
    exchange, words = await waiting(studio, ada, private=True)
    assert "fetched with `/jobs`" in text_of(words)
    shown = await card(studio)
    assert "privately asked for" in text_of(shown)
    let_pass(studio, 3 * 3600)
    await mika.press(shown, APPROVE)
    assert (await studio.given_up(exchange)).state == "failed"
    jobs = await ada.reply(await ada.slash("jobs"), timeout=PATIENCE)
    assert "Fetch" in [button["label"] for button in buttons(jobs)]


async def test_its_member_cancels_it(studio: Studio, ada: Member) -> None:
    """While it waits; the card says so, and can't be pressed any more."""
    await decides(studio)
    exchange, words = await waiting(studio, ada)
    await card(studio)
    await ada.press(words, "Cancel")
    await ada.message(words["id"], says("Cancelled. Nothing was counted."), timeout=PATIENCE)
    assert (await studio.ended(exchange)).ending == ("cancelled", "released", 0)
    await verdict(studio, "Cancelled")
    assert await deeds(studio) == []


async def turned(member: Member, message: Json, button: str, until: Any) -> Json:
    await member.press(message, button)
    return await member.message(message["id"], until, timeout=PATIENCE)


async def test_without_a_channel_the_queue_is_the_way(studio: Studio, ada: Member, mika: Member) -> None:
    """One card after the other, for the moderator alone; then it is empty."""
    await decides(studio, moderators_channel_id=None)
    first, words = await waiting(studio, ada, prompt="a boat")
    second, _ = await waiting(studio, ada, prompt="a ship")
    assert "waits in their queue" in text_of(words)
    queue = await mika.reply(await mika.slash("moderation queue"), until=is_gallery, timeout=PATIENCE)
    assert private(queue)
    assert "a boat" in text_of(queue)
    assert "1 of 2" in text_of(queue)
    queue = await turned(mika, queue, "Next", says("2 of 2"))
    assert "a ship" in text_of(queue)
    queue = await turned(mika, queue, APPROVE, says("### Approved"))
    await studio.ended(second)
    queue = await turned(mika, queue, "Next", says("1 of 1"))
    await fill_in(mika, queue, REJECT, reason="no boats")
    queue = await mika.message(queue["id"], says("### Rejected"), timeout=PATIENCE)
    assert (await studio.ended(first)).state == "refused"
    await turned(mika, queue, "Next", says("Nothing waits for a decision."))
    assert cards(studio) == []


async def test_a_lost_channel_loses_nothing(studio: Studio, ada: Member, mika: Member) -> None:
    """It waits in the queue; once the bot may post again, the card comes by itself."""
    await decides(studio)
    world = studio.discord.world
    before = world.channels[demo.MODERATORS].overwrites
    silent = Overwrite(id=world.bot.id, kind=1, deny=permissions.SEND_MESSAGES)
    world.change_channel(demo.MODERATORS, overwrites=(*before, silent))
    exchange, words = await waiting(studio, ada)
    await ada.message(words["id"], says("waits in their queue"), timeout=PATIENCE)
    queue = await mika.reply(await mika.slash("moderation queue"), until=is_gallery, timeout=PATIENCE)
    assert "a boat" in text_of(queue)
    world.change_channel(demo.MODERATORS, overwrites=before)
    shown = await card(studio)
    await ada.message(words["id"], says("They have been asked"), timeout=PATIENCE)
    await mika.press(shown, APPROVE)
    assert (await studio.ended(exchange)).state == "done"


async def test_moderators_are_reminded(studio: Studio, ada: Member, mika: Member) -> None:
    """Of what waits for more than a day, once."""
    await decides(studio)
    exchange, _ = await waiting(studio, ada)
    shown = await card(studio)
    studio.clock.jump(86_400 + 60)
    reminder = await card(studio, 2)
    assert "1 generation has been waiting" in text_of(reminder)
    assert f"/{demo.MODERATORS}/{shown['id']}" in text_of(reminder)
    studio.clock.jump(3600)
    await mika.press(shown, APPROVE)
    assert (await studio.ended(exchange)).state == "done"
    assert len(cards(studio)) == 2


class Rules:
    """`ports.PromptJudge`: boats are flagged."""

    async def judge(self, guild_id: int | None, prompt: str) -> Judgement:
        rule = PromptRule(
            id=7,
            guild_id=guild_id,
            kind=RuleKind.WORD,
            text="boat",
            action=RuleAction.FLAG,
            created_by=1,
            created_at=0.0,
        )
        return Judgement(matches=(Match(rule=rule, start=0, end=4, found="boat"),) if "boat" in prompt else ())


def judged_by(studio: Studio, prompts: Rules) -> None:
    """From now on prompts are held to these rules alone."""
    assert studio.client is not None
    object.__setattr__(studio.client.services.intake.house, "prompts", prompts)


async def test_what_a_prompt_rule_flags_is_looked_at(studio: Studio, ada: Member, mika: Member) -> None:
    """And nothing else, where the server wants it so."""
    await decides(studio, review=ReviewMode.FLAGGED)
    judged_by(studio, Rules())
    plain = await ada.slash("imagine", prompt="a house", quality="1K")
    await ada.reply(plain, until=is_gallery, timeout=PATIENCE)
    exchange, _ = await waiting(studio, ada)
    shown = await card(studio)
    assert "Prompt rule 7 matched." in text_of(shown)
    await mika.press(shown, APPROVE)
    assert (await studio.ended(exchange)).state == "done"


async def test_what_waits_blocks_nobody(studio: Studio, ada: Member, mika: Member) -> None:
    """Its member paints on: what waits takes no turn of theirs."""
    await studio.restart(concurrent_generations=1)
    await ada.online()
    await decides(studio)
    for number in range(3):
        await waiting(studio, ada)
        await mika.press(await card(studio, number + 1), APPROVE) if number == 1 else None
    states = sorted(row.state for row in await _settled(studio, 1))
    assert states == ["done", "reviewing", "reviewing"]


async def _settled(studio: Studio, ended: int) -> list[Row]:
    await studio.until(lambda: sum(row.ended_at is not None for row in studio.rows()) == ended)
    return studio.rows()


async def test_eleven_pictures_are_all_seen(studio: Studio, ada: Member, mika: Member) -> None:
    """Ten files are the most that a message takes: the last ones share one."""
    await decides(studio)
    exchange, words = await waiting(studio, ada, pictures=12)
    shown = await card(studio)
    assert len(shown["attachments"]) == 10
    await mika.press(shown, APPROVE)
    await ada.message(words["id"], is_gallery, timeout=PATIENCE)
    assert (await studio.ended(exchange)).counted == 12


async def test_the_mode_is_chosen_by_command(studio: Studio, ada: Member, mika: Member) -> None:
    """For the server, for a channel, and what a rejection costs; each change is logged."""

    async def mode(**options: Any) -> str:
        return text_of(await mika.reply(await mika.slash("moderation mode", **options), timeout=PATIENCE))

    assert "**This server:** none" in await mode()
    text = await mode(mode="flagged", rejected="counted")
    assert "**This server:** those that a rule has flagged" in text
    assert "counts against its member's limits all the same" in text
    assert "There is no moderators' channel yet" in text
    assert f"<#{demo.STUDIO}>: all" in await mode(mode="all", channel=demo.STUDIO)
    await waiting(studio, ada)
    assert "<#" not in await mode(mode="inherit", channel=demo.STUDIO)
    assert [deed for deed, _, _ in await deeds(studio)] == [Deed.POLICY_CHANGED] * 3


async def test_the_rights_of_the_commands_are_checked_again(studio: Studio, ada: Member) -> None:
    """A server may offer them to anybody."""
    for command in studio.discord.world.commands[None]:
        if command["name"] == "moderation":
            command["default_member_permissions"] = None
    for command in ("mode", "queue"):
        assert "**Moderate Members**" in await told(ada, await ada.slash(f"moderation {command}"))
