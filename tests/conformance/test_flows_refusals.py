"""What is refused, and how: by commands, forms, buttons and menus; privately, and in the form that Discord takes."""

from typing import Any

from playground.fake_discord import demo, permissions
from playground.fake_discord.state import Overwrite
from playground.member import Exchange, Member, buttons, fields, private, selects, text_of
from tests.conformance.conftest import Open
from tests.conformance.studio import PATIENCE, Studio, imagined, opened, painted, picture, says, tray_of

Json = dict[str, Any]
_WORDS = ("notes.txt", b"words")
_FILES = {f"image{number}": (f"{number}.png", picture()) for number in range(1, 5)}
#: Command, options, and what the refusal says.
REFUSED: list[tuple[str, Json, str]] = [
    ("edit", {"image": _WORDS, "prompt": "x"}, "Reference 1"),
    ("edit", {"image": ("line.png", picture(1000, 100)), "prompt": "x"}, "too narrow"),
    ("edit", {"image": ("torn.png", picture()[:60]), "prompt": "x"}, "damaged"),
    ("edit", {"image": ("sea.png", picture()), "prompt": " "}, "prompt is empty"),
    ("blend", {"prompt": "x", "image1": ("sea.png", picture())}, "A blend needs two"),
    ("blend", {"prompt": "x", "image1": ("sea.png", picture()), "image9": _WORDS}, "Reference 2"),
    ("series", {"prompt": "x", "pictures": 15, **_FILES}, "References and new pictures"),
    ("series", {"prompt": "x", "size": "1x1"}, "can't be painted"),
    ("imagine", {"prompt": "x", "provider": "nobody"}, "no provider"),
    ("imagine", {"prompt": "x", "size": "@everyone"}, "can't read the size"),
]


async def refusal(member: Member, exchange: Exchange) -> str:
    """The private sentence of a refusal."""
    message = await member.reply(exchange, until=lambda m: private(m) and bool(text_of(m)), timeout=PATIENCE)
    return text_of(message)


async def panel_of(member: Member, gallery: Json) -> Json:
    return await opened(member, gallery, "More", until=lambda m: bool(buttons(m)))


async def test_by_commands(studio: Open) -> None:
    """Each before anything is spent; in a channel where the bot may post no pictures, too."""
    async with studio() as open_, open_.member("Ada") as ada:
        for command, options, sentence in REFUSED:
            assert sentence in await refusal(ada, await ada.slash(command, **options))
        for command, options, _ in REFUSED:
            if command != "blend":
                told = await refusal(ada, await ada.at("no-pictures").slash(command, **options))
                assert "Attach Files" in told
        assert open_.gmi.ledger.records == {}


async def test_by_a_provider_that_can_less(studio: Open) -> None:
    """No seed, no watermark, no fourth reference."""
    async with studio(providers=("segmind",)) as open_, open_.member("Ada") as ada:
        for options, sentence in (
            ({"seed": 7}, "`seed`"),
            ({"watermark": True}, "`watermark`"),
            (_FILES, "At most 3 reference pictures"),
        ):
            assert sentence in await refusal(ada, await ada.slash("imagine", prompt="x", **options))


async def test_in_other_languages(studio: Open) -> None:
    """The member's own, whatever the server speaks."""
    async with studio() as open_, open_.member("Ada") as ada:
        open_.discord.world.preferred_locale = "fr"
        for locale, words in (("de", "verstehe ich nicht"), ("ja", "サイズ"), ("uk", "розмір")):
            await ada.speaks(locale)
            assert words in await refusal(ada, await ada.slash("imagine", prompt="x", size="x"))


async def test_by_limits(studio: Open) -> None:
    """Behind a button, a question and a form as behind a command."""
    async with studio(daily_pictures=2) as open_, open_.member("Ada") as ada:
        _, gallery = await imagined(ada, until=painted(2), pictures=2)
        form = await ada.press(gallery, "Edit…")
        await ada.modal(form)
        question = await opened(ada, gallery, "4K")
        for exchange in (
            await ada.press(gallery, "Again"),
            await ada.choose(question, "Picture 2"),
            await ada.submit_modal(form, {}),
        ):
            assert "0 of 2 pictures left" in await refusal(ada, exchange)


async def test_by_forms(studio: Open) -> None:
    """A prompt that is too long, an upload that is no picture, and an avatar that changed meanwhile."""
    async with studio() as open_, open_.member("Ada") as ada:
        _, gallery = await imagined(ada, until=painted())
        prompt, further = fields(await ada.modal(await ada.press(gallery, "Edit…")))
        for given, sentence in (
            ({prompt: "x" * 4000}, "The prompt has 4000 characters"),
            ({prompt: " "}, "The prompt is empty"),
            ({further: [_WORDS]}, "Reference 2"),
        ):
            form = await ada.press(gallery, "Edit…")
            await ada.modal(form)
            assert sentence in await refusal(ada, await ada.submit_modal(form, given))
        form = await ada.menu("Paint this avatar", "Bruno")
        await ada.modal(form)
        open_.discord.world.change_person(demo.BRUNO, avatar=None)
        assert "Bruno.png" in await refusal(ada, await ada.submit_modal(form, {prompt: "x"}))


async def _forget(open_: Studio, exchange: Exchange) -> None:
    """Delete the pictures behind Discord's back, so that their messages stay."""
    await open_.client.services.generations.delete(int(exchange.id), 1.0)


async def test_of_what_is_gone(studio: Open) -> None:
    """Every button, select, form and menu that was there before."""
    async with studio() as open_, open_.member("Ada") as ada:
        exchange, gallery = await imagined(ada, until=painted(2), pictures=2)
        page = await ada.reply(await ada.slash("gallery"), timeout=PATIENCE)
        question, panel = await opened(ada, gallery, "Vary"), await panel_of(ada, gallery)
        details = await opened(ada, panel, "Details")
        form = await ada.press(gallery, "Edit…")
        await ada.modal(form)
        await _forget(open_, exchange)
        sent = [await ada.press(gallery, button["custom_id"]) for button in buttons(gallery)]
        sent += [await ada.press(panel, label) for label in ("Favourite", "Details", "Use as reference", "Delete…")]
        sent += [await ada.choose(message, "Picture 2") for message in (question, panel, details)]
        sent.append(await ada.select(page, "easel:open", selects(page)[0]["options"][0]["value"]))
        sent.append(await ada.submit_modal(form, {}))
        sent += [await ada.menu(menu, gallery) for menu in ("Edit this picture", "Use as reference", "Picture details")]
        for each in sent:
            told = await ada.reply(each, until=says("not here any more"), timeout=PATIENCE)
            assert private(told)


async def test_of_what_one_may_not(studio: Open) -> None:
    """Painting without the right to use commands, deleting without the right to manage messages, by old messages."""
    async with studio() as open_, open_.member("Ada") as ada, open_.member("Mika") as mika:
        world = open_.discord.world
        _, gallery = await imagined(ada, until=painted(2), pictures=2)
        vary, panel = await opened(mika, gallery, "Vary"), await panel_of(mika, gallery)
        form = await mika.press(gallery, "Edit…")
        await mika.modal(form)
        question = await opened(mika, panel, "Delete…", until=says("Delete these"))
        world.change_person(demo.MIKA, roles=())
        assert "Manage Messages" in await refusal(mika, await mika.press(question, "Delete"))
        denied = Overwrite(id=mika.id, kind=1, deny=permissions.USE_APPLICATION_COMMANDS)
        world.channels[demo.STUDIO].overwrites = (denied,)
        sent = [await mika.press(gallery, label) for label in ("Again", "Edit…", "Vary", "4K")]
        sent.append(await mika.choose(vary, "Picture 2"))
        sent.append(await mika.submit_modal(form, {}))
        for each in sent:
            assert "Use Application Commands" in await refusal(mika, each)


async def test_of_what_only_managers_may(studio: Open) -> None:
    """The buttons of a status that was asked for with more rights."""
    async with studio() as open_, open_.member("Ada") as ada:
        world = open_.discord.world
        world.change_person(demo.ADA, roles=(demo.ADMIN,))
        status = await ada.reply(await ada.slash("studio status"), timeout=PATIENCE)
        world.change_person(demo.ADA, roles=())
        assert "Manage Server" in await refusal(ada, await ada.press(status, "Model details"))


async def test_of_a_tray_that_is_full(studio: Open) -> None:
    """By the panel of a picture."""
    async with studio() as open_, open_.member("Ada") as ada:
        await tray_of(ada, *(f"{number}.png" for number in range(10)))
        _, gallery = await imagined(ada, until=painted())
        panel = await panel_of(ada, gallery)
        assert "Your tray is full" in await refusal(ada, await ada.press(panel, "Use as reference"))
