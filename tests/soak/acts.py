"""What a member does for each act of the plan, by the page's own means; whether it succeeds is no matter here."""

import io
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from PIL import Image

from playground.member import DidNotRespond, Exchange, Member, NotSent, buttons, selects
from tests.soak.plan import Act

Json = dict[str, Any]
#: Seconds for which a member waits for an answer before doing something else.
PATIENCE = 4.0
#: What a member may meet: the client sends it not, the bot is away, or it takes too long.
MET = (NotSent, DidNotRespond, TimeoutError)
DELETE_SURELY = "easel:delete-surely"


def _sketch(form: str, colour: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (320, 240), colour).save(buffer, form)
    return buffer.getvalue()


_SKETCHES = (
    ("teal.jpg", _sketch("JPEG", "teal")),
    ("plum.png", _sketch("PNG", "plum")),
    ("sand.jpg", _sketch("JPEG", "tan")),
)
_NO_PICTURE = ("notes.png", b"These are words.\n" * 20)


async def perform(member: Member, act: Act) -> None:
    """Do it; raises one of `MET` for what a member meets."""
    await _KINDS[act.kind](member, act)


async def _imagine(member: Member, act: Act) -> None:
    exchange = await member.slash("imagine", **act.options, **_given(act, 0, 2))
    if act.picks[0] < 0.3:
        await member.reply(exchange, until=_painted, timeout=PATIENCE)


async def _series(member: Member, act: Act) -> None:
    options = act.options | {"pictures": max(2, act.options.get("pictures", 2))}
    await member.slash("series", **options, **_given(act, 0, 1))


async def _blend(member: Member, act: Act) -> None:
    if act.picks[0] < 0.3:
        await member.slash("blend", **act.options, tray=True)
    else:
        await member.slash("blend", **act.options, **_given(act, 2, 4))


async def _edit(member: Member, act: Act) -> None:
    await member.slash("edit", **act.options, image=_one_of(_SKETCHES, act.picks[1]))


async def _cancel(member: Member, act: Act) -> None:
    """Ask, and take it back: in line, while it is painted, or too late."""
    exchange = await member.slash("imagine", **act.options)
    shown = await member.reply(exchange, until=lambda m: _begins(m, "easel:cancel:"), timeout=PATIENCE)
    await _answered(member, await member.press(shown, "easel:cancel:"))


async def _jobs(member: Member, act: Act) -> None:
    panel = await member.reply(await member.slash("jobs"), timeout=PATIENCE)
    if act.picks[0] < 0.5 and _begins(panel, "easel:cancel:"):
        await _answered(member, await member.press(panel, "easel:cancel:"))


def _button(action: str) -> Callable[[Member, Act], Awaitable[None]]:
    """Press a button below a result; where several pictures are there to choose from, choose one."""

    async def pressed(member: Member, act: Act) -> None:
        exchange = await _pressed(member, act, action)
        if action == "easel:again":
            await _answered(member, exchange)
            return
        answer = await member.reply(exchange, timeout=PATIENCE)
        for select in selects(answer)[:1]:
            await member.select(answer, select["custom_id"], _one_of(select["options"], act.picks[2])["value"])

    return pressed


async def _rework(member: Member, act: Act) -> None:
    opened = await _pressed(member, act, "easel:edit")
    await member.submit_modal(opened, {"Prompt": act.options["prompt"]})


async def _delete(member: Member, act: Act) -> None:
    panel = await _panel(member, act)
    await _answered(member, await member.press(panel, "easel:delete:"))
    asked = await member.message(panel["id"], lambda m: _begins(m, DELETE_SURELY), PATIENCE)
    await _answered(member, await member.press(asked, DELETE_SURELY))


def _in_panel(action: str) -> Callable[[Member, Act], Awaitable[None]]:
    async def pressed(member: Member, act: Act) -> None:
        await _answered(member, await member.press(await _panel(member, act), action))

    return pressed


async def _menu(member: Member, act: Act) -> None:
    name = _one_of(("Use as reference", "Picture details", "Edit this picture"), act.picks[1])
    await _answered(member, await member.menu(name, _result(member, act)))


async def _avatar(member: Member, act: Act) -> None:
    await _answered(member, await member.menu("Paint this avatar", _one_of(("Ada", "Bruno", "Mika"), act.picks[0])))


async def _gallery(member: Member, act: Act) -> None:
    whose = _one_of(({}, {"whose": "server"}, {"search": "boat"}, {"show": "favourites"}), act.picks[0])
    page = await member.reply(await member.slash("gallery", **whose), timeout=PATIENCE)
    turning = [each for each in buttons(page) if not each.get("disabled") and "custom_id" in each]
    if turning:
        await _answered(member, await member.press(page, _one_of(turning, act.picks[1])["custom_id"]))


async def _tray(member: Member, act: Act) -> None:
    panel = await member.reply(await member.slash("tray"), timeout=PATIENCE)
    if act.picks[0] < 0.3 and _begins(panel, "easel:tray:empty"):
        await _answered(member, await member.press(panel, "easel:tray:empty"))


async def _look(member: Member, act: Act) -> None:
    command = _one_of(("quota", "help", "preferences", "favourites", "studio status"), act.picks[0])
    await _answered(member, await member.slash(command))


async def _nonsense(member: Member, act: Act) -> None:
    """What is to be refused, by the client, by the bot, or by the provider's rules."""
    wrong: tuple[Json, ...] = (
        {"size": "9x9"},
        {"size": "100000x100000"},
        {"size": "as large as can be"},
        {"prompt": " "},
        {"prompt": "x" * 2001},
        {"pictures": 16},
        {"image1": _NO_PICTURE},
        {"seed": -2},
        {"provider": "nobody"},
    )
    await _answered(member, await member.slash("imagine", **(act.options | _one_of(wrong, act.picks[0]))))


_KINDS: dict[str, Callable[[Member, Act], Awaitable[None]]] = {
    "imagine": _imagine,
    "series": _series,
    "blend": _blend,
    "edit": _edit,
    "again": _button("easel:again"),
    "vary": _button("easel:vary"),
    "rework": _rework,
    "enlarge": _button("easel:4k"),
    "cancel": _cancel,
    "jobs": _jobs,
    "delete": _delete,
    "favourite": _in_panel("easel:favourite"),
    "details": _in_panel("easel:details"),
    "use": _in_panel("easel:use"),
    "menu": _menu,
    "avatar": _avatar,
    "gallery": _gallery,
    "tray": _tray,
    "look": _look,
    "nonsense": _nonsense,
}


async def _panel(member: Member, act: Act) -> Json:
    """What *More* opens."""
    exchange = await _pressed(member, act, "easel:more:")
    return await member.reply(exchange, until=lambda m: _begins(m, "easel:details"), timeout=PATIENCE)


async def _pressed(member: Member, act: Act, action: str) -> Exchange:
    return await member.press(_result(member, act), action)


async def _answered(member: Member, exchange: Exchange) -> None:
    await member.acknowledged(exchange, PATIENCE)


def _result(member: Member, act: Act) -> Json:
    """A finished picture that this member has seen since they came; anybody's, so that rights are tried too."""
    seen = [message for message in member._watch.messages.values() if _painted(message)]
    if not seen:
        raise NotSent("There is no picture yet.")
    return _one_of(seen, act.picks[3])


def _painted(message: Json) -> bool:
    return _begins(message, "easel:again:")


def _begins(message: Json, custom_id: str) -> bool:
    return any(str(button.get("custom_id")).startswith(custom_id) for button in buttons(message))


def _given(act: Act, least: int, most: int) -> Json:
    """Attachments: seldom any where none are needed."""
    if not least and act.picks[1] < 0.8:
        return {}
    count = max(1, least + int(act.picks[2] * (most - least + 1)) if most > least else most)
    return {f"image{number}": _SKETCHES[number % len(_SKETCHES)] for number in range(1, min(count, most) + 1)}


def _one_of(things: Sequence[Any], pick: float) -> Any:
    return things[int(pick * len(things))]
