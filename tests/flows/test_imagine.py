"""`/imagine` from the command to the gallery, with every option."""

import pytest
from playground.member import Member, buttons, pictures, text_of

async def test_first(studio, ada):
    e = await ada.slash("imagine", prompt="a boat", quality="1K")
    m = await ada.reply(e, until=lambda m: pictures(m), timeout=10)
    print(text_of(m), m["attachments"])
    print(await studio.ended(e), studio.payloads, studio.calls(e), studio.logs)
async def test_second(studio, ada):
    pass
