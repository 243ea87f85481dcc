"""Owns what a member is handed of all that is stored about them: which facts, and by which names; opens no file."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain.conduct import Ban, Deed, LogEntry, Report, Review
from bot.domain.generation import Generation, Render
from bot.domain.history import Favourite
from bot.domain.picture import Picture
from bot.domain.preferences import Preferences
from bot.domain.reference import Reference

Json = dict[str, object]
_MICROS = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """What is stored about a member beside their generations, preferences and tray."""

    favourites: tuple[Favourite, ...] = ()
    #: Those that the member filed.
    reports: tuple[Report, ...] = ()
    bans: tuple[Ban, ...] = ()
    #: Of the member's generations.
    reviews: tuple[Review, ...] = ()
    #: About the member, and by them.
    decisions: tuple[LogEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A picture to be handed over, and what it is called, without the ending of its file."""

    name: str
    picture: Picture


def enclosures(generation: Generation) -> list[Enclosure]:
    """The references that it worked from, and its pictures, unless they were not let through or are deleted."""
    pictures = (Enclosure(name=_name(generation, n), picture=each) for n, each in _painted(generation))
    return [*enclosed(generation.request.references), *pictures]


def enclosed(references: Sequence[Reference]) -> list[Enclosure]:
    """Those of which the bytes are kept."""
    originals = (each.original for each in references)
    return [Enclosure(name=_reference_name(each), picture=each) for each in originals if each is not None]


def of_member(member_id: int, preferences: Preferences, tray: Sequence[Reference], papers: Papers) -> Json:
    """All that is no generation. Moderators are not named, nor who reported the member, nor whom they decided about."""
    return {
        "member": str(member_id),
        "preferences": {
            "shape": preferences.shape,
            "quality": preferences.quality,
            "pictures": preferences.pictures,
            "private": preferences.private,
            "watermark": preferences.watermark,
        },
        "tray": [_reference(each) for each in tray],
        "favourites": [
            {"generation": str(each.generation_id), "picture": each.number, "marked_at": _time(each.marked_at)}
            for each in papers.favourites
        ],
        "reports_filed": [_report(each) for each in papers.reports],
        "bans": [_ban(each) for each in papers.bans],
        "reviews": [_review(each) for each in papers.reviews],
        "decisions": [_decision(each, member_id) for each in papers.decisions],
    }


def of_generation(generation: Generation) -> Json:
    """One generation as it was asked for, and as it went."""
    request, reply = generation.request, generation.reply
    return {
        "id": str(generation.id),
        "asked_at": _time(generation.created_at),
        "ended_at": _time(generation.ended_at),
        "deleted_at": _time(generation.deleted_at),
        "server": _id(generation.guild_id),
        "channel": str(reply.channel_id),
        "messages": [str(each.message_id) for each in reply.posts],
        "way": request.origin.craft,
        "grew_out_of": _id(request.origin.parent_id),
        "prompt": request.prompt,
        "size": str(request.size),
        "seed": request.seed,
        "pictures_asked": request.pictures,
        "series": request.series,
        "private": request.private,
        "spoiler": request.spoiler,
        "watermark": request.watermark,
        "references": [_reference(each) for each in request.references],
        "provider": generation.provider,
        "state": generation.state,
        "failure": None if generation.failure is None else generation.failure.code,
        "counted": generation.counted,
        "cost_usd": generation.cost_micros / _MICROS,
        "renders": [_render(each) for each in generation.renders],
        "pictures": [_picture(_name(generation, n), each) for n, each in _painted(generation)],
        "flags": [{"kind": each.kind, "number": each.number, "score": each.score} for each in generation.flags],
    }


def _painted(generation: Generation) -> list[tuple[int, Picture]]:
    """Pictures that its member may have, by their numbers from 1."""
    hidden = generation.withheld or generation.deleted_at is not None
    return [] if hidden else list(enumerate(generation.pictures, start=1))


def _name(generation: Generation, number: int) -> str:
    return f"pictures/{generation.id}-{number}"


def _render(render: Render) -> Json:
    return {
        "request": render.request_id,
        "submitted_at": _time(render.submitted_at),
        "finished_at": _time(render.finished_at),
        "pictures": len(render.pictures),
        "failure": None if render.failure is None else render.failure.code,
    }


def _picture(name: str, picture: Picture) -> Json:
    return {
        "file": name,
        "type": picture.content_type,
        "bytes": picture.size,
        "width": picture.width,
        "height": picture.height,
    }


def _reference(reference: Reference) -> Json:
    kept = reference.original
    return {"name": reference.name, "address": reference.url, "file": None if kept is None else _reference_name(kept)}


def _reference_name(picture: Picture) -> str:
    """By its bytes: the same picture is often worked from again."""
    return f"references/{picture.digest[:24]}"


def _report(report: Report) -> Json:
    return {
        "generation": str(report.generation_id),
        "server": str(report.guild_id),
        "at": _time(report.at),
        "reason": report.reason,
        "state": report.state,
    }


def _ban(ban: Ban) -> Json:
    # 0 stands for everywhere.
    return {"server": _id(ban.guild_id or None), "at": _time(ban.at), "until": _time(ban.until), "reason": ban.reason}


def _review(review: Review) -> Json:
    return {
        "generation": str(review.id),
        "server": str(review.guild_id),
        "asked_at": _time(review.asked_at),
        "verdict": review.verdict,
        "decided_at": _time(review.decided_at),
        "reason": review.reason,
    }


def _decision(entry: LogEntry, member_id: int) -> Json:
    own = entry.by_id == member_id
    # What somebody else wrote to moderators about the member stays between them.
    reason = "" if entry.deed is Deed.REPORTED and not own else entry.reason
    return {
        "server": str(entry.guild_id),
        "at": _time(entry.at),
        "deed": entry.deed,
        "by_you": own,
        "generation": _id(entry.generation_id),
        "reason": reason,
        "prompt": None if own and entry.member_id != member_id else entry.facts.get("prompt"),
    }


def _id(number: int | None) -> str | None:
    """As text: a number of that size loses digits in many programs."""
    return None if number is None else str(number)


def _time(moment: float | None) -> str | None:
    """Unix seconds as a moment of UTC."""
    return None if moment is None else datetime.fromtimestamp(moment, UTC).isoformat(timespec="seconds")
