"""Owns how pictures are put into a member's tray of references; shows no tray itself."""

from collections.abc import Sequence

from bot import errors
from bot.domain.reference import Reference
from bot.services import services_of
from bot.ui import answer
from bot.ui.answer import Interaction
from bot.ui.panels import tray


async def put(interaction: Interaction, references: Sequence[Reference]) -> None:
    """Keep as many as can be used and have room, and show the tray with what became of them.

    Raises `InvalidReference` or `TrayFull` when it was none of them.
    """
    if not interaction.response.is_done():
        await interaction.response.defer(ephemeral=True, thinking=True)
    say, put_in = answer.tongue(interaction), 0
    refused: errors.MemberError | None = None
    for number, reference in enumerate(references, start=1):
        try:
            await _keep(interaction, reference)
        except errors.TrayFull as error:
            refused = error
            break
        except errors.InvalidReference as error:
            error.facts["number"] = number
            refused = refused or error
        else:
            put_in += 1
    if refused is not None and not put_in:
        raise refused
    left_out = len(references) - put_in
    notes = [say("result-used", count=put_in), *([say("result-used-not", count=left_out)] if left_out else [])]
    await tray.show(interaction, "\n".join(notes))


async def _keep(interaction: Interaction, reference: Reference) -> None:
    services = services_of(interaction.client)
    (kept,) = await services.references.examine((reference,))
    await services.trays.add(interaction.user.id, kept, services.clock.time())
