"""How a new wish grows out of a finished generation."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot import errors
from bot.domain import lineage
from bot.domain.capability import Capabilities
from bot.domain.generation import Generation, Render, Reply, State
from bot.domain.picture import Picture
from bot.domain.preferences import Preferences
from bot.domain.request import PaintRequest, validate
from bot.domain.size import Quality, Shape, Size, enlarged, nearest_shape, preset
from bot.domain.wish import Craft, Wish

ANY = Capabilities(references=10)
URL = "https://cdn.example/easel-02.jpg"
WIDE = preset(Shape.WIDE, Quality.K2)


def picture(digest: str, size: Size) -> Picture:
    return Picture(digest=digest, content_type="image/jpeg", size=9, width=size.width, height=size.height)


def painted(size: Size = WIDE, **changes: object) -> Generation:
    request = PaintRequest(prompt="a fox", size=size, seed=100, pictures=3, watermark=True, spoiler=True)
    request = replace(request, **changes)  # pyright: ignore[reportArgumentType]
    renders = tuple(
        Render(order=order, pictures=(picture(f"d{number}", size),))
        for number, order in enumerate(request.orders(), start=1)
    )
    return Generation(
        id=42,
        member_id=1,
        guild_id=2,
        request=request,
        reply=Reply(application_id=1, channel_id=3),
        provider="gmi",
        created_at=0.0,
        state=State.DONE,
        renders=renders,
    )


def test_again_is_the_same_wish_with_a_fresh_seed() -> None:
    """Everything else stays, and the parent is known."""
    before = painted().request
    after = validate(lineage.again(painted()), ANY, 7)
    assert after == replace(before, seed=7, origin=after.origin)
    assert (after.origin.craft, after.origin.parent_id, after.origin.picture) == (Craft.AGAIN, 42, None)


def test_a_variation_is_painted_from_the_chosen_picture() -> None:
    """One picture, a fresh seed, the original at hand."""
    after = validate(lineage.vary(painted(), 2, URL), ANY, 7)
    (reference,) = after.references
    assert (reference.url, reference.original) == (URL, painted().pictures[1])
    assert (after.pictures, after.seed, after.size, after.watermark) == (1, 7, painted().request.size, True)
    assert (after.origin.craft, after.origin.parent_id, after.origin.picture) == (Craft.VARY, 42, 2)


def test_enlarging_keeps_outline_and_seed() -> None:
    """The seed of the very render that brought the picture."""
    after = validate(lineage.enlarge(painted(), 3), ANY, 7)
    assert (str(after.size), after.seed, after.pictures) == ("4096x2304", 102, 1)
    assert after.origin.craft is Craft.ENLARGE


def test_enlarging_promises_no_seed_where_there_is_none() -> None:
    """The member typed none, so its absence refuses nothing."""
    after = validate(lineage.enlarge(painted(), 3), Capabilities(references=3, seeds=False), 7)
    assert (after.seed, after.seeded) == (7, False)


def test_what_is_as_large_as_can_be_is_not_enlarged() -> None:
    """In words that say so."""
    largest = painted(preset(Shape.WIDE, Quality.K4))
    assert lineage.is_largest(largest)
    assert not lineage.is_largest(painted())
    with pytest.raises(errors.InvalidSize) as refused:
        lineage.enlarge(largest, 1)
    assert refused.value.facts["problem"] == "largest"


@pytest.mark.parametrize("grown", [lineage.again, lambda parent: lineage.vary(parent, 1)], ids=["again", "vary"])
def test_what_grows_is_as_private_as_its_parent_or_as_its_asker_prefers(grown: Callable[[Generation], Wish]) -> None:
    """A member who paints privately does so from somebody's public picture as well."""
    assert grown(painted(private=True)).private is True
    assert grown(painted()).private is None
    assert grown(painted()).completed(Preferences(private=True)).private is True


@pytest.mark.parametrize("number", [0, 4, -1])
def test_a_picture_that_is_not_there_is_refused(number: int) -> None:
    """Whatever a button's id says."""
    with pytest.raises(errors.NoSuchPicture):
        lineage.vary(painted(), number)


def test_a_series_becomes_one_picture() -> None:
    """An edit of one of its pictures is no series."""
    after = validate(lineage.edit(painted(series=True), 1), ANY, 7)
    assert (after.series, after.pictures, after.origin.craft) == (False, 1, Craft.EDIT)


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("quality", Quality)
def test_a_picture_of_a_shape_is_most_like_that_shape(shape: Shape, quality: Quality) -> None:
    """So that an edit keeps the outline of what it edits."""
    size = preset(shape, quality)
    assert nearest_shape(size.width, size.height) is shape


@pytest.mark.parametrize("size", [Size(1000, 1000), Size(3840, 960), Size(960, 3840), Size(1920, 1080)])
def test_a_custom_size_grows_by_its_own_ratio(size: Size) -> None:
    """As far as the model goes, and never beyond."""
    larger = enlarged(size)
    assert larger.pixels > size.pixels
    assert larger.pixels <= 16_777_216
    assert max(larger.width, larger.height) <= 4096
    assert larger.width / larger.height == pytest.approx(size.width / size.height, rel=0.002)


def test_a_size_beyond_4096_stays() -> None:
    """It has the pixels of 4K already, or a side that must not grow."""
    assert enlarged(Size(16384, 1024)) == Size(16384, 1024)
