"""What can go wrong at Discord and at a provider, by the names under which the matrix crosses them."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from playground.fake_discord import permissions
from playground.fake_discord.state import Interaction, Overwrite
from playground.fake_providers.script import Phase, Script
from playground.fake_providers.twin import Twin
from tests.faults.scene import Scene

Json = dict[str, Any]
CALLBACK, REPLY, FOLLOW_UP = "POST /interactions", "PATCH /webhooks", "POST /webhooks"
BOTS_EDIT, AFRESH = "PATCH /channels", "POST /channels"


class When(Enum):
    """The moment at which a trouble begins."""

    #: Before the member asks.
    BEFORE = auto()
    #: The reply says that it is being painted, and the provider has not been reached yet.
    MEANWHILE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What happens at Discord: faults of its answers, and what somebody does there."""

    when: When
    faults: tuple[Json, ...] = ()
    deed: Callable[[Scene, Interaction], None] | None = None
    #: Whether it happens before anything was asked.
    early: Callable[[Scene], None] | None = None
    pictures: int = 1
    #: Whether no way into Discord is left, so that a long patience has to pass.
    closed: bool = False
    #: A line of the log that shows that it happened, where Discord itself does not tell.
    proof: str = ""


#: What the bot writes down of a request that it knew already.
_KNOWN = "delivered twice, answered once"


def _fault(name: str, route: str, count: int | None = 1, **options: Any) -> Json:
    return {"fault": name, "route": route, "count": count, **options}


def _slow_down(route: str, scope: str = "user", *, via: bool = True, count: int = 1) -> Json:
    return _fault("rate_limit", route, count, scope=scope, via=via, retry_after=0.5)


def _broken(route: str, status: int, count: int = 1) -> Json:
    return _fault("server_error", route, count, status=status)


def _cut(route: str, when: str, count: int = 1) -> Json:
    return _fault("drop_connection", route, count, when=when)


def _delete_message(scene: Scene, asked: Interaction) -> None:
    for message in scene.replies(asked):
        scene.studio.discord._messages.delete(message)


def _delete_channel(scene: Scene, asked: Interaction) -> None:
    channel = scene.studio.discord.world.channels.pop(asked.channel.id)
    channel.messages.clear()


def _forbid(*bits: int) -> Callable[[Scene, Interaction], None]:
    def forbid(scene: Scene, asked: Interaction) -> None:
        world = scene.studio.discord.world
        denied = Overwrite(id=world.bot.id, kind=1, deny=sum(bits))
        world.change_channel(asked.channel.id, overwrites=(*asked.channel.overwrites, denied))

    return forbid


def _delete_and_forbid(scene: Scene, asked: Interaction) -> None:
    _delete_message(scene, asked)
    _forbid(permissions.SEND_MESSAGES)(scene, asked)


def _leave(scene: Scene, asked: Interaction) -> None:
    del scene.studio.discord.world.people[asked.person.id]


def _drop_gateway(scene: Scene) -> None:
    scene.studio.discord.gateway.drop(1006)


def _replay(scene: Scene, asked: Interaction) -> None:
    """Another session of the shard hears it as well, long after the first."""
    for session in scene.studio.discord.gateway.sessions._all.values():
        for _, text in session.events:
            if "INTERACTION_CREATE" in text and session.wire is not None:
                session.wire.send(text)


def _before(*faults: Json, **more: Any) -> Trouble:
    return Trouble(when=When.BEFORE, faults=faults, **more)


def _meanwhile(*faults: Json, **more: Any) -> Trouble:
    return Trouble(when=When.MEANWHILE, faults=faults, **more)


_DEAD = _fault("expired_token", REPLY, None)

DISCORD: dict[str, Trouble] = {
    # The answer within three seconds.
    "answer 429": _before(_slow_down(CALLBACK)),
    "answer 429 shared": _before(_slow_down(CALLBACK, "shared")),
    "answer 429 no Via": _before(_slow_down(CALLBACK, via=False)),
    "answer 500": _before(_broken(CALLBACK, 500)),
    "answer 503": _before(_broken(CALLBACK, 503)),
    "answer cut before": _before(_cut(CALLBACK, "before")),
    "answer cut after": _before(_cut(CALLBACK, "after")),
    "answer too late": _before(_fault("late_ack", CALLBACK)),
    # The request itself.
    "heard twice": _before({"fault": "duplicate_interaction", "count": 1}, proof=_KNOWN),
    "heard after resume": _before(early=_drop_gateway),
    "heard again later": _meanwhile(deed=_replay, proof=_KNOWN),
    # The progress.
    "progress 429": _before(_slow_down(REPLY, count=2)),
    "progress 429 shared": _before(_slow_down(REPLY, "shared", count=2)),
    "progress 429 global": _before(_slow_down(REPLY, "global", count=2)),
    "progress 429 no Via": _before(_slow_down(REPLY, via=False)),
    "progress 503": _before(_broken(REPLY, 503, 5)),
    "progress cut after": _before(_cut(REPLY, "after")),
    # The last edit: the pictures, or the sentence in their place.
    "edit 429": _meanwhile(_slow_down(REPLY)),
    "edit 429 shared": _meanwhile(_slow_down(REPLY, "shared")),
    "edit 429 global": _meanwhile(_slow_down(REPLY, "global")),
    "edit 429 no Via": _meanwhile(_slow_down(REPLY, via=False)),
    "edit 500": _meanwhile(_broken(REPLY, 500)),
    "edit 503 for long": _meanwhile(_broken(REPLY, 503, 11)),
    "edit cut before": _meanwhile(_cut(REPLY, "before", 2)),
    "edit cut after": _meanwhile(_cut(REPLY, "after", 2)),
    "edit 404": _meanwhile(_fault("lost_token", REPLY)),
    # By the bot's own token, when the interaction's is dead.
    "bot's edit": _meanwhile(_DEAD),
    "bot's edit 429": _meanwhile(_slow_down(BOTS_EDIT), _DEAD),
    "bot's edit 429 global": _meanwhile(_slow_down(BOTS_EDIT, "global"), _DEAD),
    "bot's edit 503": _meanwhile(_broken(BOTS_EDIT, 503, 2), _DEAD),
    "bot's edit cut after": _meanwhile(_cut(BOTS_EDIT, "after"), _DEAD),
    # In a message of its own, when the reply is gone.
    "message gone": _meanwhile(deed=_delete_message),
    "afresh 429": _meanwhile(_slow_down(AFRESH), deed=_delete_message),
    "afresh 429 no Via": _meanwhile(_slow_down(AFRESH, via=False), deed=_delete_message),
    "afresh 502": _meanwhile(_broken(AFRESH, 502), deed=_delete_message),
    "afresh 503": _meanwhile(_broken(AFRESH, 503, 2), deed=_delete_message),
    "afresh cut after": _meanwhile(_cut(AFRESH, "after"), deed=_delete_message),
    # With further messages.
    "further 429": _meanwhile(_slow_down(FOLLOW_UP), pictures=2),
    "further 429 no Via": _meanwhile(_slow_down(FOLLOW_UP, via=False), pictures=2),
    "further 503": _meanwhile(_broken(FOLLOW_UP, 503, 6), pictures=2),
    "further cut before": _meanwhile(_cut(FOLLOW_UP, "before", 2), pictures=2),
    "further cut after": _meanwhile(_cut(FOLLOW_UP, "after"), pictures=2),
    "further 401": _meanwhile(_fault("expired_token", FOLLOW_UP), pictures=2),
    # What people do.
    "may not attach": _meanwhile(deed=_forbid(permissions.ATTACH_FILES), closed=True),
    "may not view": _meanwhile(deed=_forbid(permissions.VIEW_CHANNEL), closed=True),
    "may not send": _meanwhile(deed=_forbid(permissions.SEND_MESSAGES)),
    "gone and may not send": _meanwhile(deed=_delete_and_forbid, closed=True),
    "channel gone": _meanwhile(deed=_delete_channel, closed=True),
    "member gone": _meanwhile(deed=_leave),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Hardship:
    """What happens at the provider: a fault met `count` times (None: for ever), or a way of its own."""

    fault: str = ""
    count: int | None = 1
    #: Seconds by which time is hurried through again and again, because a long patience has to pass.
    step: float = 0.0
    play: Callable[[Twin], None] | None = None

    def befall(self, twin: Twin) -> None:
        if self.play is not None:
            self.play(twin)
        else:
            twin.script.replace([{"name": self.fault, "count": self.count}])

    def over(self, twin: Twin) -> bool:
        """Whether it has struck as often as it was to."""
        return self.play is not None or self.count is None or twin.script.active == []


def _flap(twin: Twin) -> None:
    """Every other call fails: the submission, the news, the list."""
    gentle = {Phase.SUBMIT: "rate_limited", Phase.POLL: "poll_drop"} | (
        {Phase.LIST: "list_unavailable"} if twin.name == "gmi" else {}
    )
    strikes = dict.fromkeys(gentle, 0)
    plain = Script(twin.known)

    def take(phase: Phase, prompt: str = "", traits: frozenset[str] = frozenset()) -> str | None:
        if phase not in gentle:
            return plain.take(phase, prompt, traits)
        strikes[phase] += 1
        return gentle[phase] if strikes[phase] % 2 else None

    twin.script.take = take  # pyright: ignore[reportAttributeAccessIssue]


#: Seconds in a step of time that outlasts the search for a lost submission, or the attempts at a spoilt picture.
_STEP = 5.0

GMI: dict[str, Hardship] = {
    "refused": Hardship(fault="refused_output_image"),
    "credits": Hardship(fault="no_credits"),
    "failed": Hardship(fault="failed_error_object"),
    "full": Hardship(fault="capacity"),
    "unsent": Hardship(fault="drop_before_accept", step=_STEP),
    "lost": Hardship(fault="drop_after_accept"),
    "slow": Hardship(fault="slow_post"),
    "html": Hardship(fault="poll_html", count=2),
    "flapping": Hardship(play=_flap),
    "spoilt": Hardship(fault="result_truncated", step=_STEP),
    "foreign": Hardship(fault="result_other_host"),
}
V1: dict[str, Hardship] = {
    "refused": Hardship(fault="refused_406"),
    "credits": Hardship(fault="no_credits"),
    "full": Hardship(fault="rate_limited"),
    "unsent": Hardship(fault="drop_before_accept"),
    "lost": Hardship(fault="drop_after_accept"),
    "slow": Hardship(fault="slow_post"),
    "html": Hardship(fault="post_html"),
    "flapping": Hardship(play=_flap),
    "spoilt": Hardship(fault="result_truncated"),
}
V2: dict[str, Hardship] = {
    **V1,
    "refused": Hardship(fault="refused_output_image"),
    "html": Hardship(fault="poll_html", count=2),
    "spoilt": Hardship(fault="result_truncated", step=_STEP),
    "foreign": Hardship(fault="result_other_host"),
}
