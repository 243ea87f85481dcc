"""Languages: in public the server's, in private the member's own, English where there is no other."""

from typing import Any

import pytest

from bot.ui.words import LOCALES, Words, words
from playground.fake_discord import demo
from playground.fake_providers import atelier
from playground.member import Exchange, Member, buttons, fields, private, text_of
from tests.flows.studio import KEY, PATIENCE, Studio, is_gallery, jpeg, refused, says
from tests.flows.weights import noise

Json = dict[str, Any]
FRENCH, GERMAN = words("fr"), words("de")
RESULTS = ("again", "edit", "vary", "4k", "more")


@pytest.fixture
async def german(studio: Studio, ada: Member) -> Member:
    """Ada's client is German, the server French."""
    studio.discord.world.preferred_locale = "fr"
    return await ada.speaks("de")


async def _painted(studio: Studio, member: Member, **options: Any) -> tuple[Exchange, Json]:
    exchange = await member.slash("imagine", prompt="x", quality="1K", **options)
    gallery = await member.reply(exchange, until=is_gallery, timeout=PATIENCE)
    assert (await studio.ended(exchange)).state == "done"
    return exchange, gallery


def _labels(message: Json) -> list[str]:
    return [button["label"] for button in buttons(message)]


def _results(say: Words) -> list[str]:
    return [say(f"result-{key}") for key in RESULTS]


# In public


async def test_a_public_reply_speaks_the_servers_language(studio: Studio, german: Member) -> None:
    """From the first progress to the caption, with its buttons and its numbers."""
    studio.hold()
    exchange, progress = await _asked(german, say=FRENCH, pictures=3, seed=7)
    assert FRENCH("progress-painting-several", arrived=0, total=3) in text_of(progress)
    assert _labels(progress) == [FRENCH("button-cancel")]
    await studio.until(lambda: len(studio.records) == 3)
    studio.finish(studio.records[0])
    await german.reply(exchange, until=says(FRENCH("progress-painting-several", arrived=1, total=3)))
    studio.release()
    gallery = await german.reply(exchange, until=is_gallery)
    assert FRENCH("fact-seeds", first="7", last="9") in text_of(gallery)
    assert _labels(gallery) == _results(FRENCH)


async def _asked(member: Member, *, say: Words, **options: Any) -> tuple[Exchange, Json]:
    """Ask, and wait for the first progress in that language."""
    exchange = await member.slash("imagine", prompt="x", quality="1K", **options)
    started = say("progress-started", when="<t:").partition("<t:")[0]
    return exchange, await member.reply(exchange, until=says(started), timeout=PATIENCE)


async def test_an_end_without_a_picture_is_told_in_the_servers_language(studio: Studio, german: Member) -> None:
    """It stands where everybody reads it; the operator's log stays English."""
    studio.gmi_faults("refused_words")
    exchange = await german.slash("imagine", prompt="x", quality="1K")
    await german.reply(exchange, until=says(FRENCH("failure-content-refused")), timeout=PATIENCE)
    studio.gmi_faults("no_credits")
    exchange = await german.slash("imagine", prompt="x", quality="1K")
    await german.reply(exchange, until=says(FRENCH("failure-no-credits")), timeout=PATIENCE)
    await studio.until(lambda: studio.lines(exchange, "warning"))
    assert "add credits to the account" in studio.lines(exchange, "warning")[-1]["advice"]


async def test_why_pictures_are_missing_is_told_in_the_servers_language(studio: Studio, german: Member) -> None:
    """Below the pictures that came."""
    studio.gmi_faults("refused_output_image")
    _, gallery = await _painted(studio, german, pictures=3)
    why = FRENCH("missing-because-content")
    assert FRENCH("missing-others", came=2, expected=3, why=why) in text_of(gallery)


async def test_a_cancellation_is_told_in_the_servers_language(studio: Studio, german: Member, bruno: Member) -> None:
    """Who may not cancel reads so in their own."""
    await bruno.speaks("ja")
    studio.hold()
    exchange, progress = await _asked(german, say=FRENCH)
    pressed = await bruno.press(progress, "easel:cancel")
    assert words("ja")("failure-not-yours") in text_of(await bruno.reply(pressed, until=private))
    await german.press(progress, "easel:cancel")
    await german.reply(exchange, until=says(FRENCH("failure-cancelled")))


async def test_the_language_outlives_a_restart(studio: Studio, german: Member) -> None:
    """And a server that changes its own meanwhile: a reply is not told in two."""
    studio.hold()
    exchange, _ = await _asked(german, say=FRENCH)
    await studio.in_state(exchange, "rendering")
    studio.discord.world.preferred_locale = "ja"
    await studio.restart()
    await german.reply(exchange, until=says(FRENCH("progress-note-resumed")))
    studio.release()
    gallery = await german.reply(exchange, until=is_gallery)
    assert _labels(gallery) == _results(FRENCH)


@pytest.mark.settings(concurrent_generations=1)
async def test_a_place_in_line_is_told_in_the_servers_language(studio: Studio, german: Member) -> None:
    """In its own plural."""
    studio.hold()
    await _asked(german, say=FRENCH)
    for before in (1, 2):
        exchange = await german.slash("imagine", prompt="x", quality="1K")
        await german.reply(exchange, until=says(FRENCH("progress-in-line", before=before)))


async def test_a_picture_that_grows_out_of_another_is_told_to_all(studio: Studio, german: Member) -> None:
    """A press paints in public: French for the gallery."""
    _, gallery = await _painted(studio, german)
    grown = await german.reply(await german.press(gallery, "easel:again"), until=is_gallery, timeout=PATIENCE)
    assert _labels(grown) == _results(FRENCH)


@pytest.mark.parametrize("limit", [200_000, 900])
async def test_remarks_about_size_are_told_in_the_servers_language(
    studio: Studio, german: Member, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Shown smaller, or not at all."""
    monkeypatch.setattr(atelier, "paint", lambda _: noise(1024, 1024))
    studio.discord.world.file_limit = limit
    key = "gallery-smaller" if limit > 1000 else "gallery-linked"
    before = FRENCH(key, count=1, links="[1](").partition("[1](")[0]
    exchange = await german.slash("imagine", prompt="x", quality="1K")
    await german.reply(exchange, until=says(before), timeout=PATIENCE)


# In private


@pytest.mark.settings(daily_pictures=3)
async def test_a_refusal_speaks_the_members_language(studio: Studio, german: Member) -> None:
    """With its numbers, and what is told by name."""
    exchange = await german.slash("imagine", prompt="x", pictures=4)
    assert await refused(studio, german, exchange) == GERMAN("failure-limit-reached-daily-never", most=3, asked=4)
    exchange = await german.slash("imagine", prompt="x", provider="dalle")
    told = GERMAN("failure-unsupported-option-provider", provider="dalle")
    assert await refused(studio, german, exchange) == told
    german.at("no-pictures")
    exchange = await german.slash("imagine", prompt="x")
    assert GERMAN("permission-attach-files") in await refused(studio, german, exchange)


async def test_a_bad_reference_is_told_in_the_members_language(studio: Studio, german: Member) -> None:
    """By its number and name."""
    exchange = await german.slash("imagine", prompt="x", image1=("a.jpg", jpeg()), image2=("b.jpg", b"words"))
    assert await refused(studio, german, exchange) == GERMAN("failure-invalid-reference-type", number=2, name="b.jpg")


async def test_a_private_picture_speaks_the_members_language(studio: Studio, german: Member) -> None:
    """From the first progress to the buttons, and over a restart."""
    studio.hold()
    exchange, progress = await _asked(german, say=GERMAN, private=True)
    assert _labels(progress) == [GERMAN("button-cancel")]
    await studio.in_state(exchange, "rendering")
    await studio.restart()
    await german.reply(exchange, until=says(GERMAN("progress-note-resumed")))
    studio.release()
    gallery = await german.reply(exchange, until=is_gallery)
    assert private(gallery)
    assert _labels(gallery) == _results(GERMAN)


async def test_a_private_end_is_told_in_the_members_language(studio: Studio, german: Member) -> None:
    """Nobody else reads it."""
    studio.gmi_faults("failed_error")
    exchange = await german.slash("imagine", prompt="x", quality="1K", private=True)
    message = await german.reply(exchange, until=says(GERMAN("failure-render-failed")), timeout=PATIENCE)
    assert private(message)


@pytest.mark.parametrize(
    ("command", "key"),
    [
        ("help", "help-title"),
        ("gallery", "history-empty-mine"),
        ("tray", "tray-empty"),
        ("favourites", "history-empty-favourites"),
    ],
)
async def test_private_panels_speak_the_members_language(
    studio: Studio, german: Member, command: str, key: str
) -> None:
    """Whichever is opened."""
    message = await german.reply(await german.slash(command))
    assert private(message)
    assert GERMAN(key) in text_of(message)


async def test_quota_and_jobs_speak_the_members_language(studio: Studio, german: Member) -> None:
    """Nothing English is left in them."""
    studio.hold()
    await _asked(german, say=FRENCH)
    for command in ("quota", "jobs", "preferences"):
        there = text_of(await german.reply(await german.slash(command)))
        await german.speaks("en-US")
        english = text_of(await german.reply(await german.slash(command)))
        await german.speaks("de")
        shared = set(_words_of(there)) & set(_words_of(english))
        assert not shared & {"left", "running", "pictures", "Painting", "Your", "default", "you", "of", "the"}, shared
        assert there != english


def _words_of(text: str) -> list[str]:
    return text.replace("*", " ").split()


async def test_what_the_buttons_open_speaks_the_members_language(studio: Studio, german: Member) -> None:
    """The form, the question, the panel, the details, the question before deleting."""
    _, gallery = await _painted(studio, german, pictures=2)
    form = await german.modal(await german.press(gallery, "easel:edit"))
    assert form["title"] == GERMAN("result-form-edit-title")
    assert list(fields(form)) == [GERMAN(f"result-form-{each}-label") for each in ("prompt", "picture", "further")]
    question = await german.reply(await german.press(gallery, "easel:vary"))
    assert GERMAN("result-which") in text_of(question)
    panel = await german.reply(await german.press(gallery, "easel:more"))
    assert GERMAN("result-picture-of", number=1, total=2) in text_of(panel)
    assert GERMAN("result-mark") in _labels(panel)
    details = await german.reply(await german.press(panel, GERMAN("result-show-details")))
    assert GERMAN("result-cost", amount="0.06", count=2) in text_of(details)
    asking = await german.reply(await german.press(panel, GERMAN("result-delete-begin")))
    assert GERMAN("result-delete-ask", count=2) in text_of(asking)


async def test_two_members_read_the_same_button_in_two_languages(studio: Studio, german: Member, bruno: Member) -> None:
    """What is open to all is French, what each gets from it is their own."""
    await bruno.speaks("uk")
    _, gallery = await _painted(studio, german)
    for member, say in ((german, GERMAN), (bruno, words("uk"))):
        panel = await member.reply(await member.press(gallery, "easel:more"))
        assert say("result-more-title") in text_of(panel)


# Which language


@pytest.mark.parametrize(
    ("locale", "spoken"), [("pl", "en-US"), ("en-GB", "en-US"), ("es-419", "es-ES"), ("pt-BR", "en-US"), ("ja", "ja")]
)
async def test_the_nearest_language_is_spoken(studio: Studio, ada: Member, locale: str, spoken: str) -> None:
    """Another of the same tongue, else English; for the server and for the member."""
    studio.discord.world.preferred_locale = locale
    await ada.speaks(locale)
    _, gallery = await _painted(studio, ada)
    assert _labels(gallery) == _results(words(spoken))
    assert words(spoken)("help-title") in text_of(await ada.reply(await ada.slash("help")))


async def test_alone_with_the_bot_all_is_the_members_language(studio: Studio, german: Member) -> None:
    """There is no server whose language could be spoken."""
    channel = studio.discord.world.direct_channel(studio.discord.world.people[german.id])
    await german.refresh()
    german.at(channel.id)
    _, gallery = await _painted(studio, german)
    assert _labels(gallery) == _results(GERMAN)


async def test_commands_are_registered_in_every_language(studio: Studio) -> None:
    """Names and descriptions of commands, options and choices; menus by name alone."""
    foreign = {"de", "fr", "es-ES", "es-419", "ja", "uk"}
    assert {each for each in LOCALES if each != "en-US"} == foreign - {"es-419"}
    registered = studio.discord.world.commands[None]
    assert len(registered) >= 12
    for command in registered:
        assert set(command["name_localizations"]) == foreign, command["name"]
        if command["type"] != 1:
            continue
        for item in (command, *_options(command)):
            assert set(item["name_localizations"]) == foreign, item["name"]
            assert set(item["description_localizations"]) == foreign, item["name"]
            for choice in item.get("choices", []):
                assert set(choice["name_localizations"]) == foreign, choice["name"]
    (imagine,) = (command for command in registered if command["name"] == "imagine")
    assert imagine["name_localizations"]["de"] == GERMAN("imagine")


def _options(item: Json) -> list[Json]:
    """All options below a command, those of its subcommands as well."""
    own = item.get("options", [])
    return [*own, *(option for each in own for option in _options(each))]


async def test_suggestions_speak_the_members_language(studio: Studio, german: Member) -> None:
    """Sizes by the German names of their shapes, which can be typed; what is sent is the same."""
    wide = GERMAN("shape-wide")
    found = await german.autocomplete("imagine", focused="size", prompt="x", size=wide)
    assert [each["value"] for each in found] == ["1280x720", "2560x1440", "4096x2304"]
    assert all(wide in each["name"] for each in found)


async def test_nothing_secret_and_nothing_untranslated_is_said(studio: Studio, german: Member) -> None:
    """A whole story in French and German asks for no sentence that they lack."""
    _, gallery = await _painted(studio, german, pictures=2, seed=3)
    await german.reply(await german.press(gallery, "easel:more"))
    await german.reply(await german.slash("quota"))
    assert [line for line in studio.logs if line["event"] == "a message is not translated"] == []
    assert KEY not in text_of(gallery)
    assert demo.ADA in text_of(gallery)
