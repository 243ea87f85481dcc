"""Finished pictures: parcels within Discord's bounds, views within its limits, names and alt texts that fit."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.generation import Failure
from bot.ui import gallery
from bot.ui.gallery import Leaf
from tests.unit.ui.samples import ID, WORST_PROMPTS, components, generation, refused, texts, within_limits

MIB = 1024 * 1024


def leaves(sizes: list[int]) -> list[Leaf]:
    return [Leaf(number, Path(f"kept/{number}.jpg"), size) for number, size in enumerate(sizes, start=1)]


@given(
    sizes=st.lists(st.one_of(st.integers(1, 10 * MIB), st.sampled_from([10 * MIB, 5 * MIB])), min_size=1, max_size=20)
)
def test_parcels_fit_keep_their_order_and_lose_nothing(sizes: list[int]) -> None:
    """At most 10 files and 25 MiB each, none empty."""
    given_leaves = leaves(sizes)
    parcels = gallery.parcels(given_leaves)
    assert [leaf for parcel in parcels for leaf in parcel] == given_leaves
    for parcel in parcels:
        assert 1 <= len(parcel) <= 10
        assert sum(leaf.size for leaf in parcel) < 25 * MIB


@given(sizes=st.lists(st.integers(1, 10 * MIB), min_size=1, max_size=20))
def test_no_message_more_than_needed_in_this_order(sizes: list[int]) -> None:
    """The first picture of each message would not have fitted into the one before."""
    parcels = gallery.parcels(leaves(sizes))
    for before, after in pairwise(parcels):
        full = len(before) == 10
        heavy = sum(leaf.size for leaf in before) + after[0].size > gallery.REQUEST_BYTES_MOST
        assert full or heavy


def test_fifteen_small_pictures_take_two_messages() -> None:
    """10 and 5."""
    assert [len(parcel) for parcel in gallery.parcels(leaves([MIB] * 15))] == [10, 5]


def test_one_picture_larger_than_a_request_still_has_a_parcel_of_its_own() -> None:
    """Making it smaller is another's task; losing it would be nobody's."""
    parcels = gallery.parcels(leaves([MIB, 30 * MIB, MIB]))
    assert [[leaf.number for leaf in parcel] for parcel in parcels] == [[1], [2], [3]]


@pytest.mark.parametrize("prompt", WORST_PROMPTS)
@pytest.mark.parametrize("count", [1, 10])
async def test_a_gallery_is_within_discords_limits(prompt: str, count: int) -> None:
    """For the longest prompts, with every note there is."""
    lost = Failure(code="content-refused")
    row = generation(prompt, pictures=15, came=count, failure=lost, watermark=True, spoiler=True)
    view = gallery.view(row, leaves([1] * count), (1, 2))
    within_limits(view)
    assert any("message 1 of 2" in text for text in texts(view))


@pytest.mark.parametrize("prompt", WORST_PROMPTS)
async def test_a_notice_is_within_discords_limits(prompt: str) -> None:
    """The longest prompt over the longest sentence."""
    within_limits(gallery.notice(generation(prompt), "x" * 2000))
    within_limits(gallery.notice(refused(prompt), "x" * 2000))


async def test_a_notice_of_what_is_kept_has_a_button_to_fetch_it() -> None:
    """No other notice has any."""
    (button,) = [item for item in components(gallery.notice(refused(), "x")) if item["type"] == 2]
    assert (button["label"], button["custom_id"]) == ("Fetch", f"easel:fetch:{ID}")
    assert not [item for item in components(gallery.notice(refused(deleted_at=1.0), "x")) if item["type"] == 2]
    assert not [item for item in components(gallery.notice(generation(came=1), "x")) if item["type"] == 2]


@pytest.mark.parametrize("spoiler", [True, False])
async def test_items_name_the_files_that_are_uploaded(tmp_path: Path, spoiler: bool) -> None:
    """Attachment names, alt text and spoiler agree between upload and gallery."""
    prompt = "a *fox*, @everyone " + "x" * 2000
    row = generation(prompt, pictures=2, came=2, spoiler=spoiler)
    parcel: list[Leaf] = []
    for number, name in enumerate(("a.jpg", "b.png"), start=1):
        (tmp_path / name).write_bytes(b"picture")
        parcel.append(Leaf(number, tmp_path / name, 7))
    uploads = gallery.files(row, parcel)
    try:
        (shown,) = [item for item in components(gallery.view(row, parcel, (1, 1))) if item["type"] == 12]
        names = [f"attachment://{upload.filename}" for upload in uploads]
        assert [item["media"]["url"] for item in shown["items"]] == names
        assert [name.startswith("attachment://SPOILER_") for name in names] == [spoiler, spoiler]
        assert [name.rpartition(".")[2] for name in names] == ["jpg", "png"]
        for upload, item in zip(uploads, shown["items"], strict=True):
            assert item.get("spoiler", False) is spoiler
            assert upload.description == item["description"] == gallery.alt_text(row)
            assert 0 < len(upload.description or "") <= 1024
    finally:
        for upload in uploads:
            upload.close()


async def test_the_caption_tells_what_is_missing_once() -> None:
    """On the first of several messages."""
    row = generation(pictures=3, came=2, failure=Failure(code="content-refused"))
    first, second = (" ".join(texts(gallery.view(row, leaves([1]), (part, 2)))) for part in (1, 2))
    assert "2 of 3 pictures" in first
    assert "refused for their content" in first
    assert "2 of 3 pictures" not in second


async def test_the_caption_names_the_member_and_the_seed() -> None:
    """A mention that pings nobody, and what makes the picture repeatable."""
    (_, caption) = texts(gallery.view(generation(came=1), leaves([1]), (1, 1)))
    assert "<@9223372036854775807>" in caption
    assert "seed 2147483647" in caption
    assert "4096 × 4096" in caption
