"""What `ports.Provider` promises, held against each adapter and its twin; another provider joins by a stand."""

from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from PIL import Image

from bot import errors
from bot.domain.request import validate
from bot.domain.wish import Wish
from bot.ports import TicketStatus
from tests.contracts.stands import GROUP, ORDER, QUEUES, STANDS, Stand, is_picture

#: What travels for the plain order and for a group, by stand: nothing is left to a provider's defaults.
PAYLOADS: dict[str, dict[str, Any]] = {
    "gmi": {
        "prompt": ORDER.prompt,
        "size": "1280x720",
        "max_images": 1,
        "sequential_image_generation": "disabled",
        "seed": 7,
        "watermark": False,
        "response_format": "url",
    },
    "segmind": {
        "prompt": ORDER.prompt,
        "size": "1K",
        "aspect_ratio": "16:9",
        "max_images": 1,
        "sequential_image_generation": "disabled",
    },
}
#: The field that carries references.
REFERENCES = {"gmi": "image", "segmind": "image_input"}


@pytest.fixture(params=STANDS)
async def stand(request: pytest.FixtureRequest) -> AsyncIterator[Stand]:
    async with STANDS[request.param]() as opened:
        yield opened


@pytest.fixture(params=QUEUES)
async def queue(request: pytest.FixtureRequest) -> AsyncIterator[Stand]:
    async with QUEUES[request.param]() as opened:
        yield opened


async def test_a_render_is_painted_and_fetched(stand: Stand, tmp_path: Path) -> None:
    """The plain path gives one picture of the size asked for, from a queue or with the answer itself."""
    ticket = await stand.provider.submit(ORDER)
    assert ticket.request_id
    assert (ticket.status is TicketStatus.PAINTED) is not stand.queue
    assert bool(ticket.files) is not stand.queue
    painted = await stand.wait(ticket)
    assert (painted.request_id, painted.status) == (ticket.request_id, TicketStatus.PAINTED)
    assert not (painted.urls and painted.files)
    (path,) = await stand.fetched(painted, tmp_path)
    assert is_picture(path)
    assert stand.charged() == pytest.approx(0.03)


async def test_a_group_comes_back_in_order(stand: Stand) -> None:
    """Addresses follow the numbers of the pictures, not the order in which they are told."""
    painted = await stand.painted(GROUP)
    numbers = [int(url.rpartition("/")[2].removesuffix(".jpg")) for url in painted.urls]
    assert numbers == [0, 1, 2, 3]


async def test_a_payload_is_complete(stand: Stand) -> None:
    """No default of the provider's is relied upon, and references are there only when there are some."""
    await stand.provider.submit(ORDER)
    await stand.provider.submit(GROUP)
    single, group = (request["payload"] for request in stand.audit()["requests"])
    expected = PAYLOADS[stand.provider.name]
    assert single == expected
    changed = {"prompt": GROUP.prompt, "max_images": 4, "sequential_image_generation": "auto"}
    assert group == {**expected, **changed}


async def test_what_cannot_be_asked_for_is_not_sent(stand: Stand) -> None:
    """A provider without seeds or watermarks gets neither, whatever the order says."""
    await stand.provider.submit(replace(ORDER, watermark=True))
    (request,) = stand.audit()["requests"]
    able = stand.provider.capabilities
    assert ("seed" in request["payload"]) is able.seeds
    assert ("watermark" in request["payload"]) is able.watermark


@pytest.mark.parametrize("size", ["1K", "2304x1728", "1512x648", "4096x1752", "1920x1080", "1100x1100", "4096x4096"])
async def test_every_size_that_passes_the_checks_is_accepted(stand: Stand, size: str) -> None:
    """What a member may ask for by the capabilities is nothing that the provider refuses."""
    request = validate(Wish(prompt="a", size=size), stand.provider.capabilities, 7)
    (order,) = request.orders()
    assert (await stand.painted(order)).status is TicketStatus.PAINTED


async def test_polling_again_says_the_same(queue: Stand) -> None:
    """News can be asked for as often as wanted."""
    painted = await queue.painted(ORDER)
    assert await queue.provider.poll(painted.request_id) == painted


@asynccontextmanager
async def serving(path: Path, content_type: str) -> AsyncIterator[str]:
    """A place on the web where a file can be read by anybody."""

    async def show(_: web.Request) -> web.Response:
        return web.Response(body=path.read_bytes(), content_type=content_type)

    app = web.Application()
    app.router.add_get("/{path:.*}", show)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/reference"
    await runner.cleanup()


@pytest.mark.parametrize(("content_type", "form"), [("image/png", "PNG"), ("image/jpeg", "JPEG")])
async def test_references_travel_in_their_order(stand: Stand, tmp_path: Path, content_type: str, form: str) -> None:
    """As many as the capabilities allow, as a list."""
    path = tmp_path / "reference"
    Image.new("RGB", (64, 48), "teal").save(path, form)
    async with serving(path, content_type) as address:
        most = stand.provider.capabilities.references
        addresses = tuple(f"{address}-{number}" for number in range(most))
        painted = await stand.painted(replace(ORDER, references=addresses))
        assert painted.status is TicketStatus.PAINTED
    (request,) = stand.audit()["requests"]
    assert request["payload"][REFERENCES[stand.provider.name]] == list(addresses)


@pytest.mark.parametrize(("content_type", "form"), [("image/png", "PNG"), ("image/jpeg", "JPEG")])
async def test_a_reference_is_hosted_where_the_provider_can_read_it(
    stand: Stand, tmp_path: Path, content_type: str, form: str
) -> None:
    """A hosted reference is readable without a key; who takes no uploads says so."""
    path = tmp_path / "reference"
    Image.new("RGB", (64, 48), "teal").save(path, form)
    if not stand.provider.capabilities.uploads:
        with pytest.raises(errors.ParametersRefused):
            await stand.provider.host(path, content_type)
        return
    address = await stand.provider.host(path, content_type)
    async with aiohttp.ClientSession() as anybody, anybody.get(address) as response:
        assert await response.read() == path.read_bytes()
    assert (await stand.painted(replace(ORDER, references=(address,)))).status is TicketStatus.PAINTED


async def test_models_are_told_once_each(stand: Stand) -> None:
    """A live list may hold duplicates; ours does not. A card names what can be sent and what it costs."""
    assert await stand.provider.models() == (stand.model,)
    card = await stand.provider.model(stand.model)
    assert card.name == stand.model
    assert "prompt" in card.parameters
    assert card.description
    assert "0.03" in card.price
    with pytest.raises(errors.UnknownModel):
        await stand.provider.model("no/such model")


async def test_credits_fall_with_what_is_painted_or_are_not_told(stand: Stand) -> None:
    """Where the provider tells them, every cent counts; None is said by who never tells."""
    before = await stand.provider.credits()
    await stand.painted(ORDER)
    after = await stand.provider.credits()
    if before is None or after is None:
        assert before is after
        assert stand.provider.name == "gmi"
        return
    assert before - after == Decimal("0.03")


@pytest.mark.parametrize("name", QUEUES)
async def test_a_result_that_does_not_end_is_given_up(name: str, tmp_path: Path) -> None:
    """A download has its time, and leaves nothing behind."""
    async with QUEUES[name](hanging=True) as hanging:
        hanging.play("result_slow")
        painted = await hanging.painted(ORDER)
        with pytest.raises(errors.Unreachable):
            await hanging.provider.download(painted.urls[0], tmp_path / "picture")
        assert list(tmp_path.iterdir()) == []


async def test_a_wrong_key_is_told_as_such_by_every_call(stand: Stand, tmp_path: Path) -> None:
    """A bad key stops everything, in words for the operator."""
    Image.new("RGB", (64, 64)).save(tmp_path / "reference.png")
    wrong, able = stand.with_key("another-key"), stand.provider.capabilities
    calls: list[Awaitable[object]] = [wrong.submit(ORDER)]
    if stand.queue:
        calls.append(wrong.poll("some-id"))
    if able.listed:
        calls += [wrong.find(ORDER, 0.0, frozenset()), wrong.models(), wrong.model(stand.model)]
    else:
        calls.append(wrong.credits())
    if able.uploads:
        calls.append(wrong.host(tmp_path / "reference.png", "image/png"))
    for call in calls:
        with pytest.raises(errors.BadKey) as caught:
            await call
        assert "another-key" not in str(caught.value)
    assert stand.audit()["charges"] == []
