"""The panel of limits: what it shows, what its forms hold and how they are read; room in every language."""

from dataclasses import replace
from typing import Any

import discord
import pytest

from bot import errors
from bot.domain import rulebook
from bot.domain.day import Window
from bot.domain.policy import SILENT, UNLIMITED, Policy, Rule
from bot.domain.size import Quality
from bot.ui.modals import Submitted
from bot.ui.panels import limit_forms, limits
from bot.ui.rule_words import told
from bot.ui.words import LOCALES, words
from playground.fake_discord import modal_limits
from tests.unit.ui.samples import ID, components, texts, within_limits

SAY = words("en-US")
FULL = Rule(
    allowed=False, daily_pictures=99_999, concurrent=50, cooldown=604_800, quality=Quality.K4, pictures=15,
    series=False, edits=False,
)  # fmt: skip
POLICY = Policy(guild_id=1)


def crowded(count: int) -> Policy:
    """With so many full rules."""
    return replace(POLICY, by_role={ID - number: FULL for number in range(count)}, daily_total=99_999)


def guild() -> discord.Guild:
    """With one role, of the longest name that Discord takes."""
    role: Any = {
        "id": str(ID), "name": "R" * 100, "permissions": "0", "position": 1, "color": 0, "hoist": False,
        "colors": {"primary_color": 0}, "managed": False, "mentionable": False,
    }  # fmt: skip
    data: Any = {"id": "1", "name": "The Painting Room", "owner_id": "2", "roles": [role], "channels": []}
    return discord.Guild(data=data, state=discord.Client(intents=discord.Intents(guilds=True))._connection)


def listed(policy: Policy, number: int) -> list[dict[str, str]]:
    """What a page offers to take away."""
    sent = components(limits.view(policy, guild(), SAY, number))
    selects = [each for each in sent if each.get("custom_id", "").startswith("easel:limits:remove:")]
    return [option for each in selects for option in each["options"]]


@pytest.mark.parametrize("locale", LOCALES)
async def test_every_page_has_room(locale: str) -> None:
    """For as many rules as there may be, each with all that a rule can say."""
    say, policy = words(locale), crowded(rulebook.RULES_MOST)
    for number in (1, 2, 10):
        within_limits(limits.view(policy, guild(), say, number))
    within_limits(limits.view(POLICY, guild(), say))


async def test_pages_show_every_rule_once() -> None:
    """In order, each with what takes it away; beyond the last page is the last."""
    policy = crowded(25)
    pages = [[option["value"] for option in listed(policy, number)] for number in (1, 2, 3)]
    assert [value for page in pages for value in page] == [f"role:{ID - number}" for number in range(25)]
    assert [option["value"] for option in listed(policy, 99)] == pages[-1]
    shown = "\n".join(texts(limits.view(policy, guild(), SAY, 2)))
    assert f"<@&{ID - 10}>" in shown
    assert f"<@&{ID}>" not in shown


async def test_turning_is_offered_only_where_there_are_pages() -> None:
    """Back is dead on the first, on is dead on the last."""

    def turns(count: int, number: int) -> list[tuple[str, bool]]:
        sent = components(limits.view(crowded(count), guild(), SAY, number))
        found = [each for each in sent if each.get("custom_id", "").startswith("easel:limits:page:")]
        return [(each["custom_id"].rpartition(":")[2], each["disabled"]) for each in found]

    assert turns(10, 1) == []
    assert turns(11, 1) == [("0", True), ("1", True), ("2", False)]
    assert turns(11, 2) == [("1", False), ("2", True), ("3", True)]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("rule", [SILENT, FULL, replace(FULL, daily_pictures=UNLIMITED, allowed=True)])
async def test_forms_have_room(locale: str, rule: Rule) -> None:
    """Discord's five fields, with labels and hints of the length it takes."""
    say = words(locale)
    modal_limits.check(limit_forms.rule_form(say("limits-form-of-channel"), "easel:limit:role:1", rule, say).to_dict())
    modal_limits.check(limit_forms.day_form("easel:limit-day", crowded(1), say).to_dict())


@pytest.mark.parametrize(
    ("texts_", "rule"),
    [
        ({}, SILENT),
        ({"daily": "  ", "pictures": ""}, SILENT),
        ({"daily": "0"}, Rule(daily_pictures=0)),
        ({"daily": " 12 ", "concurrent": "3", "cooldown": "0", "pictures": "15"},
         Rule(daily_pictures=12, concurrent=3, cooldown=0, pictures=15)),
        *(({"daily": words(each)("limits-unlimited").upper()}, Rule(daily_pictures=UNLIMITED)) for each in LOCALES),
    ],
)  # fmt: skip
def test_numbers_are_read(texts_: dict[str, str], rule: Rule) -> None:
    """Empty says nothing; "unlimited" is understood in every language."""
    assert limit_forms.read_rule(Submitted(texts=texts_)) == rule


def test_choices_are_read() -> None:
    """One of each kind, or none."""
    chosen = {"may": ("quality:2K", "series:no", "allowed:yes")}
    assert limit_forms.read_rule(Submitted(choices=chosen)) == Rule(quality=Quality.K2, series=False, allowed=True)


@pytest.mark.parametrize("given", ["-1", "1.5", "1e3", "²", "9" * 30, "0x1", "many", "1 000"])
@pytest.mark.parametrize("field", ["daily", "concurrent", "cooldown", "pictures"])
def test_what_is_no_number_is_refused(field: str, given: str) -> None:
    """By the name of its field."""
    with pytest.raises(errors.InvalidLimit) as caught:
        limit_forms.read_rule(Submitted(texts={field: given}))
    assert caught.value.facts["problem"] == field


def test_days_and_totals_are_read() -> None:
    """A total of a channel needs the channel; an empty zone stays as it was."""
    filled = Submitted(
        texts={"zone": "", "total": "9", "channel-total": "3"}, choices={"window": ("calendar",), "channel": ("5",)}
    )
    day = limit_forms.read_day(filled, replace(POLICY, time_zone="Asia/Tokyo"))
    after = rulebook.with_day(replace(POLICY, channel_totals={5: 1, 6: 2}), day)
    assert (after.window, after.time_zone, after.daily_total) == (Window.CALENDAR, "Asia/Tokyo", 9)
    assert after.channel_totals == {5: 3, 6: 2}
    gone = limit_forms.read_day(Submitted(choices={"channel": ("5",)}), POLICY)
    assert rulebook.with_day(after, gone).channel_totals == {6: 2}


@pytest.mark.parametrize(("given", "near"), [("Europe/Kiyv", "Europe/Kyiv"), ("zzz", "Asia/Tokyo"), ("\0", "Asia")])
def test_an_unknown_time_zone_is_told_with_some_like_it(given: str, near: str) -> None:
    """Or with examples, where nothing is like it."""
    with pytest.raises(errors.InvalidLimit) as caught:
        limit_forms.read_day(Submitted(texts={"zone": given}), POLICY)
    assert near in str(caught.value.facts["near"])


def test_a_rule_is_told_in_one_line() -> None:
    """All that it says, and nothing that it does not."""
    assert told(SILENT, SAY) == ""
    assert told(Rule(daily_pictures=0, series=True), SAY) == "0 pictures a day · series"
    assert (
        told(Rule(daily_pictures=UNLIMITED, edits=False), SAY) == "any number of pictures · no painting from pictures"
    )


async def test_a_deleted_role_can_still_be_taken_away() -> None:
    """It is listed by its number; one that is there by its name, as much as an option holds."""
    shown = "\n".join(texts(limits.view(crowded(2), guild(), SAY)))
    assert f"<@&{ID - 1}>" in shown
    labels = [option["label"] for option in listed(crowded(2), 1)]
    assert labels[0].startswith("Role RRR")
    assert labels[1] == f"Role {ID - 1}"
    assert all(len(label) <= 100 for label in labels)


async def test_the_servers_total_is_on_every_page() -> None:
    """It is taken away in its form, not in the list."""
    for number in (1, 3):
        assert any(
            "99,999 pictures a day for all" in each for each in texts(limits.view(crowded(25), guild(), SAY, number))
        )
