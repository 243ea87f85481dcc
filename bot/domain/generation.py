"""Owns a generation, its states and its legal moves; knows neither how they are stored nor who runs them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot import errors
from bot.domain.conduct import Conduct, Flag
from bot.domain.picture import Picture
from bot.domain.picture_rules import Look
from bot.domain.request import PaintRequest, RenderOrder
from bot.domain.size import Size


class State(StrEnum):
    """Where a generation is on its way."""

    #: Admitted: pictures and money are set aside, nothing has left the house; in line or about to start.
    RESERVED = "reserved"
    #: Written down before the first submission; found here after a crash it means "perhaps accepted".
    SUBMITTING = "submitting"
    #: The provider has accepted every render that it will; asked for news until all have ended.
    RENDERING = "rendering"
    #: Pictures are here and wait for a moderator; nobody owns it, and nobody runs it.
    REVIEWING = "reviewing"
    #: Pictures are here and on their way into the reply.
    DELIVERING = "delivering"
    #: Delivered and settled.
    DONE = "done"
    #: Ended without a picture through a fault; released.
    FAILED = "failed"
    #: Ended by the member before a picture came; released.
    CANCELLED = "cancelled"
    #: The provider, a rule or a moderator refused the content; released, unless the server counts what is rejected.
    REFUSED = "refused"

    @property
    def terminal(self) -> bool:
        return not MOVES[self]


#: Where the rules of no server had anything to say.
UNREMARKABLE = Conduct()
_ENDS = frozenset({State.FAILED, State.CANCELLED, State.REFUSED})
#: Every legal move; a state without any is terminal.
MOVES: Mapping[State, frozenset[State]] = {
    State.RESERVED: frozenset({State.RESERVED, State.SUBMITTING}) | _ENDS,
    State.SUBMITTING: frozenset({State.SUBMITTING, State.RENDERING, State.REVIEWING, State.DELIVERING}) | _ENDS,
    State.RENDERING: frozenset({State.RENDERING, State.REVIEWING, State.DELIVERING}) | _ENDS,
    State.REVIEWING: frozenset({State.REVIEWING, State.DELIVERING}) | _ENDS,
    State.DELIVERING: frozenset({State.DELIVERING, State.DONE}) | _ENDS,
    State.DONE: frozenset(),
    State.FAILED: frozenset(),
    State.CANCELLED: frozenset(),
    State.REFUSED: frozenset(),
}


class Reservation(StrEnum):
    """What became of the pictures and the money set aside."""

    #: Set aside.
    HELD = "held"
    #: Counted by the pictures that came.
    SETTLED = "settled"
    #: Given back.
    RELEASED = "released"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why something ended without a picture: an error's code, the operator's detail, and when to come back."""

    code: str
    detail: str = ""
    facts: dict[str, str | int | float | None] = field(default_factory=dict[str, str | int | float | None])

    @classmethod
    def of(cls, error: errors.EaselError) -> "Failure":
        facts = {key: value for key, value in error.facts.items() if isinstance(value, str | int | float | None)}
        return cls(code=error.code, detail=error.detail.encode(errors="replace").decode(), facts=facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Render:
    """One call to a provider. Without `submitted_at` it was never sent; with it but without
    `request_id` the answer is still out, or was lost. Times are Unix seconds."""

    order: RenderOrder
    request_id: str | None = None
    submitted_at: float | None = None
    finished_at: float | None = None
    pictures: tuple[Picture, ...] = ()
    failure: Failure | None = None
    #: What the provider said that it cost, in millionths of a US dollar; None where it does not say.
    cost_micros: int | None = None

    @property
    def ended(self) -> bool:
        return bool(self.pictures) or self.failure is not None

    @property
    def unanswered(self) -> bool:
        return self.submitted_at is not None and self.request_id is None and not self.ended


#: Seconds before a token's end from which it is no longer trusted.
_TOKEN_MARGIN = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One message with pictures of a generation."""

    channel_id: int
    message_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The one message a generation speaks through, and the means to edit it.

    `token` lives until `token_expires_at` (Unix seconds) and is erased when its last words were said.
    `locale` is Discord's code of the language it speaks. `posts` are all messages that hold its pictures.
    """

    application_id: int
    channel_id: int
    message_id: int | None = None
    token: str | None = None
    token_expires_at: float = 0.0
    private: bool = False
    #: Whether the token is the only way to it: what is private, and where the bot itself is not a member.
    by_token_only: bool = False
    file_bytes_most: int = 10 * 1024 * 1024
    locale: str = "en-US"
    posts: tuple[Post, ...] = ()

    @property
    def trusted_until(self) -> float:
        """When its token is tried for the last time (Unix seconds)."""
        return self.token_expires_at - _TOKEN_MARGIN

    def blanked(self, now: float) -> "Reply":
        """The same without the characters of a token that has expired; that there was one is still to be seen."""
        return replace(self, token="") if self.token and self.token_expires_at <= now else self


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """One request on its way: one row, one reply. `id` is the id of the interaction that asked."""

    id: int
    member_id: int
    guild_id: int | None
    request: PaintRequest
    reply: Reply
    provider: str
    created_at: float
    state: State = State.RESERVED
    renders: tuple[Render, ...] = ()
    reservation: Reservation = Reservation.HELD
    #: Pictures counted against the member's limits: reserved, then delivered, then 0 when released.
    counted: int = 0
    #: Money in millionths of a US dollar: the estimate, then what the provider charges.
    cost_micros: int = 0
    #: How many of its member's generations may run beside it, as the rules were when it was admitted.
    concurrent: int | None = None
    #: When its turn came; None while it waits in line behind the member's other generations.
    turn_at: float | None = None
    ended_at: float | None = None
    #: When its member or a moderator had its pictures deleted.
    deleted_at: float | None = None
    failure: Failure | None = None
    owner: str = ""
    epoch: int = 0
    conduct: Conduct = UNREMARKABLE

    @property
    def unheard(self) -> bool:
        """Whether nothing was begun, and nobody wrote down yet that Discord took the answer to its interaction."""
        return self.state is State.RESERVED and self.reply.message_id is None

    @property
    def untold(self) -> bool:
        """Whether it ended and its member has still to be told: until then the reply keeps its token."""
        return self.state.terminal and self.reply.token is not None

    @property
    def undelivered(self) -> bool:
        """Whether its pictures came and Discord did not take them: its member may fetch them."""
        refused = self.failure is not None and self.failure.code == errors.DeliveryFailed.code
        return refused and self.state is State.FAILED and bool(self.pictures) and self.deleted_at is None

    @property
    def withheld(self) -> bool:
        """Whether its pictures have not been let through to anybody, and perhaps never are."""
        return self.state not in (State.DELIVERING, State.DONE) and not self.undelivered

    @property
    def covered(self) -> bool:
        """Whether any of its pictures is only shown behind a cover."""
        return self.request.spoiler or any(each.covered for each in self.pictures)

    @property
    def flags(self) -> tuple[Flag, ...]:
        """Why moderators should look at it: its prompt, its references, and what was painted."""
        pictures = enumerate(self.pictures, start=1)
        seen = (Flag(kind="picture", number=n, score=each.score) for n, each in pictures if each.look is Look.REVIEW)
        return (*self.conduct.flags, *seen)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        return tuple(picture for render in self.renders for picture in render.pictures)

    @property
    def size(self) -> Size:
        """As the provider that paints it was asked; one may round what another takes as it is."""
        return self.renders[0].order.size if self.renders else self.request.size

    @property
    def seeds(self) -> tuple[int, ...]:
        """One a render; none where the provider takes none."""
        seeded = self.renders[0].order.seeded if self.renders else self.request.seeded
        return self.request.seeds if seeded else ()

    def painted(self, number: int) -> tuple[Render, Picture]:
        """The picture of that number, from 1, and the render that brought it; raises `NoSuchPicture`."""
        all_painted = [(render, picture) for render in self.renders for picture in render.pictures]
        if not 1 <= number <= len(all_painted):
            raise errors.NoSuchPicture(number=number, most=len(all_painted))
        return all_painted[number - 1]

    def moved(self, state: State, **changes: object) -> "Generation":
        """The same generation in another state; raises `ValueError` for a move that is not in `MOVES`."""
        if state not in MOVES[self.state]:
            raise ValueError(f"no move from {self.state} to {state}")
        return replace(self, state=state, **changes)  # pyright: ignore[reportArgumentType]  # checked by replace

    def with_render(self, index: int, render: Render) -> "Generation":
        renders = (*self.renders[:index], render, *self.renders[index + 1 :])
        return replace(self, renders=renders)
