"""A copy of the SQLite database that was made while pictures were painted, put back in its place."""

from bot.storage import backup
from playground.member import Member, pictures
from tests.flows.studio import Studio, asked, is_gallery, painted


async def test_what_was_under_way_goes_on_from_a_copy(studio: Studio, ada: Member) -> None:
    """Asked for news by its request's id and delivered into its reply; what was made after the copy is not known."""
    await painted(studio, ada, prompt="an old boat")
    studio.hold()
    exchange, _ = await asked(ada, prompt="a boat")
    await studio.in_state(exchange, "rendering")
    file = studio.data_dir / "easel.sqlite"
    copy = studio.data_dir.parent / "copy.sqlite"
    backup.copy(f"sqlite:///{file}", copy)
    studio.release()
    await painted(studio, ada, prompt="a later boat")
    await studio.stop()
    for each in studio.data_dir.glob("easel.sqlite*"):
        each.unlink()
    copy.rename(file)

    await studio.start()
    assert len(pictures(await ada.reply(exchange, until=is_gallery))) == 1
    assert (await studio.ended(exchange)).state == "done"
    assert [row.request["prompt"] for row in studio.rows()] == ["an old boat", "a boat"]
    assert len(studio.records) == 3, "nothing was submitted again"
