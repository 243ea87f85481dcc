"""Values to show, at their worst, and a reader of what a view would send; it owns no rule of Discord's."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from discord import ui

from bot.domain.generation import Failure, Generation, Picture, Render, Reply, State
from bot.domain.reference import Reference
from bot.domain.request import PaintRequest
from bot.domain.size import Size

NOW = 1_800_000_000.0
#: The largest id that Discord can give.
ID = 2**63 - 1
#: Prompts that grow most when they are escaped, or take most room.
WORST_PROMPTS = ["*" * 2000, "@here " * 333, "🦊" * 2000, "_a" * 1000, "\\" * 2000, "a", "<@1>" * 500]
PICTURE = Picture(digest="ab" * 32, content_type="image/jpeg", size=1, width=4096, height=4096)


def generation(
    prompt: str = "a fox",
    state: State = State.RENDERING,
    *,
    pictures: int = 1,
    came: int = 0,
    failure: Failure | None = None,
    **request: Any,
) -> Generation:
    """One with long ids; `came` of its pictures are there, the other renders ended by `failure`."""
    asked = PaintRequest(prompt=prompt, size=Size(4096, 4096), seed=2**31 - 1, pictures=pictures, **request)
    renders = tuple(
        Render(order=order, pictures=(PICTURE,) if number < came else (), failure=failure if number >= came else None)
        for number, order in enumerate(asked.orders())
    )
    return Generation(
        id=ID,
        member_id=ID,
        guild_id=ID,
        request=asked,
        reply=Reply(application_id=ID, channel_id=ID, message_id=ID),
        provider="gmi",
        created_at=NOW,
        turn_at=NOW,
        state=state,
        renders=renders,
        ended_at=NOW if state.terminal else None,
    )


def refused(prompt: str = "a fox", **changes: Any) -> Generation:
    """One whose picture came and Discord did not take."""
    row = generation(prompt, State.FAILED, came=1)
    return replace(row, failure=Failure(code="delivery-failed"), **changes)


def loaded(prompt: str, **changes: Any) -> Generation:
    """One with every option that a caption tells."""
    references = tuple(Reference(url="https://cdn.discordapp.com/a", name="a") for _ in range(10))
    row = generation(prompt, pictures=5, references=references, watermark=True, spoiler=True, series=True)
    return replace(row, **changes)


def components(view: ui.LayoutView) -> list[dict[str, Any]]:
    """Every component that the view sends, nested ones and accessories too."""
    return list(_walk(view.to_components()))


def _walk(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for item in items:
        yield item
        yield from _walk(item.get("components", []))
        yield from _walk([item["accessory"]] if "accessory" in item else [])


def texts(view: ui.LayoutView) -> list[str]:
    """The words of a view, in order."""
    return [item["content"] for item in components(view) if item["type"] == 10]


def within_limits(view: ui.LayoutView) -> None:
    """Discord's bounds of a message of components; characters counted as UTF-16, the strictest reading."""
    sent = components(view)
    assert len(sent) <= 40
    assert sum(len(text.encode("utf-16-le")) // 2 for text in texts(view)) <= 4000
    assert all(texts(view))
    ids = [item["custom_id"] for item in sent if "custom_id" in item]
    assert len(ids) == len(set(ids))
    assert all(0 < len(each) <= 100 for each in ids)
    for item in sent:
        match item["type"]:
            case 1:
                assert 1 <= len(item["components"]) <= 5
            case 2:
                assert len(item["label"]) <= 80
            case 9:
                assert 1 <= len(item["components"]) <= 3
            case 12:
                assert 1 <= len(item["items"]) <= 10
                assert all(0 < len(each["description"]) <= 1024 for each in item["items"])
