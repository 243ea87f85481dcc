"""Prompt rules: written, listed, tried, taken in and removed by command, and held at every door of the studio."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from bot.domain.conduct import Deed, LogEntry, LogQuery
from bot.domain.policy import ReviewMode
from bot.domain.prompt_rules import PromptRule, RuleAction, RuleKind
from bot.storage.database import open_database
from bot.storage.prompt_rules import StoredPromptRules
from playground.fake_discord import demo
from playground.member import Exchange, Member, private, text_of
from tests.flows.studio import PATIENCE, Studio, jpeg, painted, refused
from tests.flows.test_review import card, decides, waiting

Json = dict[str, Any]
REFUSED = "A rule of this studio stands against your prompt"
operated = pytest.mark.settings(operators=(int(demo.BRUNO),))


async def told(member: Member, sent: Exchange) -> str:
    """The private answer, once there is any."""
    return text_of(await member.reply(sent, until=lambda m: private(m) and bool(text_of(m)), timeout=PATIENCE))


async def words(member: Member, command: str, **options: Any) -> str:
    """What `/moderation words …` answers."""
    return await told(member, await member.slash(f"moderation words {command}", **options))


async def asks(studio: Studio, member: Member, prompt: str, **options: Any) -> str:
    """The sentence by which this prompt is refused."""
    return await refused(studio, member, await member.slash("imagine", prompt=prompt, **options))


async def entries(studio: Studio, guild_id: int = int(demo.GUILD)) -> list[LogEntry]:
    """What was written into the log of decisions, oldest first."""
    assert studio.client is not None
    return [each async for each in studio.client.services.log.all(LogQuery(guild_id=guild_id))]


def to_everybody(studio: Studio) -> None:
    """The server offers the commands to all its members."""
    for command in studio.discord.world.commands[None]:
        if command["name"] == "moderation":
            command["default_member_permissions"] = None


async def test_a_rule_holds_from_when_it_is_written(studio: Studio, olga: Member, ada: Member) -> None:
    """Whatever the disguise, until it is removed; both are in the log."""
    answer = await words(olga, "add", text="  Gore ")
    assert "||Gore|| · word · refused" in answer
    for prompt in ("gore", "a g.0.r.e scene", "GÓRE!"):
        assert REFUSED in await asks(studio, ada, prompt)
    await painted(studio, ada, prompt="a gorgeous boat")
    assert "This rule is gone" in await words(olga, "remove", rule="gore")
    await painted(studio, ada, prompt="gore")
    added, *blocked, removed = await entries(studio)
    assert [each.deed for each in blocked] == [Deed.BLOCKED] * 3
    assert (added.deed, removed.deed) == (Deed.RULE_ADDED, Deed.RULE_REMOVED)
    assert added.by_id == removed.by_id == int(demo.OLGA)
    assert added.facts == removed.facts == {"rule": 1, "text": "Gore", "kind": "word", "action": "block"}


async def test_what_is_no_rule_is_refused_in_words(studio: Studio, olga: Member) -> None:
    """Nothing to look for, a broken pattern, one that is in everything, and one that is there already."""
    for text, kind, sentence in (
        ("...", "phrase", "The rule is empty"),
        ("(", "pattern", "I can't read this pattern"),
        (".*", "pattern", "would match every prompt"),
        ("gore", "word", "This rule holds from now on"),
        ("GORE", "word", "There is a rule for “GORE” already"),
    ):
        assert sentence in await words(olga, "add", text=text, kind=kind)
    assert "There is no rule for “blood” here" in await words(olga, "remove", rule="blood")
    assert len(await entries(studio)) == 1


async def test_who_is_refused_reads_which_word_where_the_server_wants_it(
    studio: Studio, olga: Member, mika: Member, ada: Member
) -> None:
    """By a button of the list, which is not there for who may not press it."""
    await words(olga, "add", text="gore")
    assert "gore" not in (await asks(studio, ada, "a g0re scene")).removesuffix("a g0re scene")
    shown = await mika.reply(await mika.slash("moderation words list"), timeout=PATIENCE)
    assert "and not which" in text_of(shown)
    assert "Tell them which word" not in str(shown["components"])
    shown = await olga.reply(await olga.slash("moderation words list"), timeout=PATIENCE)
    shown = await olga.reply(await olga.press(shown, "Tell them which word"))
    assert "reads which word it was" in text_of(shown)
    assert "“g0re” is against the rules here" in await asks(studio, ada, "a g0re scene")
    await studio.restart()
    await olga.online()
    shown = await olga.reply(await olga.press(shown, "Don't tell which word"))
    assert REFUSED in await asks(studio, ada, "a g0re scene")
    assert [each.facts for each in await entries(studio) if each.deed is Deed.POLICY_CHANGED] == [
        {"what": "tells-rule"}
    ] * 2


async def test_an_adult_rule_lets_pass_where_the_age_is_asked_for(studio: Studio, olga: Member, ada: Member) -> None:
    """And says where that is."""
    await words(olga, "add", text="nude", action="adult")
    assert "only allowed in age-restricted channels" in await asks(studio, ada, "a nude figure")
    await painted(studio, ada.at("after-dark"), prompt="a nude figure")


async def test_what_a_rule_flags_is_painted_and_looked_at(
    studio: Studio, olga: Member, mika: Member, ada: Member
) -> None:
    """Where the server looks at what is flagged; elsewhere it is simply painted."""
    await words(olga, "add", text="blood", action="flag")
    await painted(studio, ada, prompt="blood and roses")
    await decides(studio, review=ReviewMode.FLAGGED)
    await waiting(studio, ada, prompt="blood and roses")
    assert "Prompt rule 1 matched" in text_of(await card(studio))


async def test_every_door_is_kept(studio: Studio, olga: Member, ada: Member, bruno: Member) -> None:
    """Commands, buttons, forms and menus; nothing is spent at any of them."""
    _, gallery = await painted(studio, ada, prompt="a gore scene")
    _, innocent = await painted(studio, ada, prompt="a boat")
    photo = await ada.say("look", await ada.upload(jpeg(), "photo.jpg"))
    await words(olga, "add", text="gore")
    image = ("photo.jpg", jpeg())

    async def form(opened: Exchange) -> Exchange:
        return await ada.submit_modal(opened, {"What it should show": "a gore scene"})

    doors: dict[str, Callable[[], Awaitable[Exchange]]] = {
        "imagine": lambda: ada.slash("imagine", prompt="gore"),
        "edit": lambda: ada.slash("edit", prompt="gore", image=image),
        "blend": lambda: ada.slash("blend", prompt="gore", image1=image, image2=image),
        "series": lambda: ada.slash("series", prompt="gore"),
        "Again": lambda: ada.press(gallery, "Again"),
        "Vary": lambda: ada.press(gallery, "Vary"),
        "4K": lambda: ada.press(gallery, "4K"),
        "Edit…": lambda: _then(ada.press(innocent, "Edit…"), form),
        "menu, ours": lambda: _then(ada.menu("Edit this picture", innocent), form),
        "menu, anybody's": lambda: _then(ada.menu("Edit this picture", photo), form),
        "avatar": lambda: _then(ada.menu("Paint this avatar", "Bruno"), form),
    }
    for name, door in doors.items():
        assert REFUSED in await refused(studio, ada, await door()), name
    assert len(studio.records) == 2


async def _then(opening: Awaitable[Exchange], form: Callable[[Exchange], Awaitable[Exchange]]) -> Exchange:
    return await form(await opening)


async def test_a_trial_tells_what_matches_and_what_follows(studio: Studio, olga: Member, mika: Member) -> None:
    """In words, here and in age-restricted channels; nothing is written and nobody refused."""
    assert "Nothing matches" in await words(mika, "test", prompt="a boat")
    await words(olga, "add", text="gore")
    await words(olga, "add", text="n(u|o)de", kind="pattern", action="adult")
    await words(olga, "add", text="blood", action="flag")
    answer = await words(mika, "test", prompt="a noble node, bloody or not, in blood")
    assert "||n(u\\|o)de|| · pattern · age-restricted channels only" in answer
    assert "> a noble **node** , bloody" not in answer
    assert "> a noble **node**, bloody or not, in blood" in answer
    assert "**Here:** it would be refused" in answer
    assert "**In age-restricted channels:** it would be painted, and flagged for moderators" in answer
    answer = await words(mika.at("after-dark"), "test", prompt="a node by g.o.r.e")
    assert answer.count("it would be refused") == 2
    answer = await words(mika.at("after-dark"), "test", prompt="a node")
    assert answer.count("it would be painted") == 2
    assert len(await entries(studio)) == 3


async def test_the_list_is_turned_and_filtered(studio: Studio, olga: Member, mika: Member) -> None:
    """Twenty a page, covered, over a restart; by text and by action; and told when there is none."""
    assert "There is no rule yet" in await words(mika, "list")
    lines = "\n".join(f"word{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(45))
    await words(olga, "import", file=("words.txt", lines.encode()))
    await words(olga, "add", text="rose", action="flag")
    shown = await mika.reply(await mika.slash("moderation words list"), timeout=PATIENCE)
    assert private(shown)
    assert text_of(shown).count("||word") == 20
    assert "46 of 46" in text_of(shown)
    await studio.restart()
    await mika.online()
    shown = await mika.reply(await mika.press(shown, "▶"))
    shown = await mika.reply(await mika.press(shown, "▶"))
    assert (text_of(shown).count("||word"), text_of(shown).count("||rose||")) == (5, 1)
    filtered = await words(mika, "list", search="  WORDB ")
    assert "19 of 46" in filtered
    assert "1 of 46" in await words(mika, "list", action="flag")
    assert "No rule fits “rose”" in await words(mika, "list", action="adult", search="rose")


async def test_rules_are_suggested_to_who_may_remove_them(studio: Studio, olga: Member, mika: Member) -> None:
    """By a part of their text, 25 at most; a choice removes that very rule."""
    lines = "\n".join(f"word{chr(97 + number // 26)}{chr(97 + number % 26)}" for number in range(45))
    await words(olga, "import", file=("words.txt", lines.encode()))
    await words(olga, "add", text="Rose of blood")
    assert len(await olga.autocomplete("moderation words remove", focused="rule", rule="")) == 25
    (found,) = await olga.autocomplete("moderation words remove", focused="rule", rule="of BLOOD")
    assert found == {"name": "Rose of blood · word", "value": "#46"}
    assert await mika.autocomplete("moderation words remove", focused="rule", rule="") == []
    assert "||Rose of blood||" in await words(olga, "remove", rule=found["value"])
    assert await olga.autocomplete("moderation words remove", focused="rule", rule="rose") == []


async def test_a_file_is_taken_in(studio: Studio, olga: Member, ada: Member) -> None:
    """What is new, what was there, and which lines are wrong; one entry in the log for all of it."""
    await words(olga, "add", text="blood")
    wrong = [*("." * number for number in range(1, 7)), "x" * 201]
    data = "\n".join(["\ufeffgore", "", "BLOOD", "red rum\r", *wrong]).encode()
    answer = await words(olga, "import", file=("bad-words.txt", data))
    assert "New rules: 2. There already: 1." in answer
    assert "7 lines are left out" in answer
    assert answer.count("The rule is empty") == 5
    assert "Line 5: The rule is empty" in answer
    for prompt in ("gore", "red.rum", "a lot of blood"):
        assert REFUSED in await asks(studio, ada, prompt)
    imported = [each for each in await entries(studio) if each.deed is Deed.RULE_ADDED][1]
    assert imported.facts == {"words": 2, "file": "bad-words.txt", "action": "block"}
    assert "New rules: 0. There already: 3." in await words(olga, "import", file=("w.txt", b"gore\nblood\nred rum"))


async def test_a_file_that_is_none_is_refused_in_words(studio: Studio, olga: Member) -> None:
    """Too large, too long, or no text; nothing is written then."""
    for data, sentence in (
        (b"a" * (1 << 20) + b"b", "larger than 1 MB"),
        (b"word\n" * 20_001, "more than 20,000 lines"),
        (jpeg(), "can't read this file as a text"),
    ):
        assert sentence in await words(olga, "import", file=("words.txt", data))
    assert "There is no rule yet" in await words(olga, "list")


async def test_twenty_thousand_words_are_taken_in(studio: Studio, olga: Member, ada: Member) -> None:
    """And the bot answers as ever."""
    lines = "\n".join(f"forbidden{number}word" for number in range(20_000))
    answer = await words(olga, "import", file=("words.txt", lines.encode()))
    assert "New rules: 20,000. There already: 0." in answer
    assert REFUSED in await asks(studio, ada, "some forbidden19999word")
    await painted(studio, ada, prompt="a boat")


async def test_each_right_is_asked_for(studio: Studio, olga: Member, mika: Member, ada: Member) -> None:
    """A server may offer the commands to anybody: moderators read, who manages the server writes."""
    to_everybody(studio)
    await words(olga, "add", text="gore")
    writing: dict[str, Json] = {
        "add": {"text": "blood"},
        "remove": {"rule": "gore"},
        "import": {"file": ("words.txt", b"blood")},
    }
    for command, options in writing.items():
        for member in (mika, ada):
            assert "**Manage Server**" in await words(member, command, **options), command
    for command, options in {"list": {}, "test": {"prompt": "gore"}}.items():
        assert "gore" in await words(mika, command, **options)
        assert "**Moderate Members**" in await words(ada, command, **options), command
    assert REFUSED in await asks(studio, ada, "gore")


async def test_rights_are_asked_for_at_each_press(studio: Studio, olga: Member, mika: Member) -> None:
    """A list may be open for long."""
    lines = "\n".join(f"word{chr(97 + number)}x" for number in range(21))
    await words(olga, "import", file=("words.txt", lines.encode()))
    world = studio.discord.world
    world.change_person(demo.MIKA, roles=(demo.ADMIN,))
    shown = await mika.reply(await mika.slash("moderation words list"), timeout=PATIENCE)
    world.change_person(demo.MIKA, roles=(demo.MODERATOR,))
    assert "**Manage Server**" in await told(mika, await mika.press(shown, "Tell them which word"))
    world.change_person(demo.MIKA, roles=())
    assert "**Moderate Members**" in await told(mika, await mika.press(shown, "▶"))
    assert "and not which" in await words(olga, "list")


@operated
async def test_operators_write_rules_for_everywhere(studio: Studio, olga: Member, ada: Member, bruno: Member) -> None:
    """Whatever their rights in the server; whoever manages it does not, and nobody else sees them."""
    to_everybody(studio)
    only = "Only the operators of this bot"
    for command, options in {"add": {"text": "gore"}, "remove": {"rule": "gore"}, "list": {}}.items():
        assert only in await words(olga, command, everywhere=True, **options)
    assert only in await words(olga, "import", everywhere=True, file=("words.txt", b"gore"))
    assert "||gore||" in await words(bruno, "add", text="gore", everywhere=True)
    assert REFUSED in await asks(studio, ada, "gore")
    assert "There is no rule yet" in await words(olga, "list")
    assert "the operator's, for all servers" in await words(olga, "test", prompt="gore")
    shown = await words(bruno, "list", everywhere=True)
    assert "||gore||" in shown
    assert "Whoever is refused" not in shown
    suggest = {"focused": "rule", "rule": "go", "everywhere": True}
    assert [each["name"] for each in await bruno.autocomplete("moderation words remove", **suggest)] == ["gore · word"]
    assert await olga.autocomplete("moderation words remove", **suggest) == []
    assert "There is no rule for “gore” here" in await words(olga, "remove", rule="gore")
    assert "||gore||" in await words(bruno, "remove", rule="gore", everywhere=True)
    await painted(studio, ada, prompt="gore")
    deeds = [(each.deed, each.by_id) for each in await entries(studio, 0)]
    assert deeds == [(deed, int(demo.BRUNO)) for deed in (Deed.RULE_ADDED, Deed.RULE_REMOVED)]


async def test_what_another_process_writes_holds_within_seconds(studio: Studio, olga: Member, ada: Member) -> None:
    """Another one with the same database: five seconds later its rule holds here, and is listed."""
    await painted(studio, ada, prompt="gore")
    assert studio.client is not None
    database = await open_database(f"sqlite:///{studio.data_dir / 'easel.sqlite'}")
    try:
        rule = PromptRule(
            guild_id=int(demo.GUILD),
            kind=RuleKind.WORD,
            text="gore",
            action=RuleAction.BLOCK,
            created_by=1,
            created_at=studio.clock.time(),
        )
        await StoredPromptRules(database).add(rule)
    finally:
        await database.close()
    studio.clock.jump(5.0)
    assert REFUSED in await asks(studio, ada, "gore")
    assert "||gore||" in await words(olga, "list")
