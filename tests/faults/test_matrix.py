"""Discord's troubles crossed with the provider's: each cell of the tables names the end that it must come to.

Rows happen at Discord, columns at the provider; `troubles` says what each is. A dot is a cell that is not played: it
has no story that its neighbours do not tell, or nothing is left there that could be struck.
"""

from dataclasses import dataclass
from typing import Any

import pytest

from bot.pipeline import progress
from bot.ui import gallery
from tests.faults import troubles
from tests.faults.scene import Scene, galleries, words_of
from tests.faults.troubles import Hardship, Trouble, When
from tests.flows.row import Row
from tests.flows.studio import PATIENCE


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """How a cell ends: the row, the pictures shown, what the provider keeps money for, and the words shown."""

    state: str
    reservation: str = "released"
    shown: int = 0
    #: Pictures that the provider keeps the money of, and those that the budget counts.
    charged: int = 0
    spent: int = 0
    says: str = ""


#: Words of a cell. With a star they stand in a message of their own, the reply being gone; with an exclamation mark
#: nobody can read them any more.
ENDS = {
    "pic": End(state="done", reservation="settled", shown=1, charged=1, spent=1, says="> a boat"),
    "two": End(state="done", reservation="settled", shown=2, charged=2, spent=2, says="> a boat"),
    "content": End(state="refused", says="refused this prompt or a reference for its content"),
    "empty": End(state="failed", says="account at its painting service is empty"),
    "failed": End(state="failed", says="could not finish this picture"),
    "unknown": End(state="failed", spent=1, says="didn't confirm this picture"),
    "paid": End(state="failed", charged=1, spent=1, says="didn't confirm this picture"),
    "spoilt": End(state="failed", charged=1, spent=1, says="is not a picture"),
    "foreign": End(state="failed", charged=1, spent=1, says="from an unknown address"),
    "kept": End(state="failed", charged=1, spent=1, says="painted and kept, but Discord didn't take them"),
    "unheard": End(state="cancelled"),
}

GMI = """
                       refused   credits  failed   full   unsent    lost   slow  html  flapping  spoilt   foreign
answer 429             content   ·        ·        pic    unknown   pic    ·     ·     pic       spoilt   ·
answer 429 shared      ·         empty    ·        ·      ·         ·      ·     ·     pic       ·        ·
answer 429 no Via      ·         ·        ·        ·      ·         ·      ·     ·     unheard   ·        ·
answer 500             ·         ·        failed   ·      ·         pic    ·     ·     ·         ·        ·
answer 503             ·         empty    ·        ·      unknown   ·      ·     ·     pic       ·        foreign
answer cut before      ·         empty    ·        ·      ·         pic    ·     ·     pic       ·        ·
answer cut after       content   ·        ·        pic    unknown   pic    pic   ·     pic       spoilt   ·
answer too late        ·         ·        ·        ·      unheard   ·      ·     ·     ·         ·        ·
heard twice            content   empty    failed   pic    unknown   pic    pic   pic   pic       spoilt   foreign
heard after resume     content   ·        ·        pic    unknown   pic    ·     ·     pic       ·        foreign
heard again later      content   empty    ·        pic    unknown   pic    pic   pic   pic       spoilt   ·
progress 429           ·         empty    ·        pic    unknown   pic    pic   pic   pic       ·        ·
progress 429 shared    ·         ·        ·        ·      ·         pic    ·     ·     ·         ·        ·
progress 429 global    content   ·        ·        ·      ·         ·      ·     ·     pic       ·        ·
progress 429 no Via    ·         ·        ·        pic    ·         pic    ·     ·     ·         spoilt   ·
progress 503           content   ·        ·        ·      unknown   pic    ·     ·     pic       ·        ·
progress cut after     ·         ·        failed   ·      ·         pic    ·     ·     pic       ·        foreign
edit 429               content   empty    ·        pic    unknown   pic    pic   ·     pic       spoilt   ·
edit 429 shared        ·         empty    ·        ·      ·         ·      ·     ·     pic       ·        ·
edit 429 global        content   ·        ·        ·      ·         pic    ·     ·     ·         ·        ·
edit 429 no Via        content   empty    ·        pic    unknown   pic    ·     pic   pic       ·        foreign
edit 500               ·         empty    ·        ·      ·         pic    ·     ·     ·         ·        ·
edit 503 for long      content   empty    failed   pic    unknown   pic    pic   pic   pic       spoilt   foreign
edit cut before        content   ·        ·        ·      unknown   pic    ·     ·     pic       ·        ·
edit cut after         content   empty    ·        pic    unknown   pic    pic   ·     pic       spoilt   foreign
edit 404               ·         empty    ·        pic    unknown   pic    ·     ·     ·         spoilt   ·
bot's edit             content   empty    failed   pic    unknown   pic    pic   pic   pic       spoilt   foreign
bot's edit 429         ·         empty    ·        ·      ·         ·      ·     ·     pic       ·        ·
bot's edit 429 global  content   ·        ·        ·      ·         pic    ·     ·     ·         ·        ·
bot's edit 503         ·         empty    ·        pic    unknown   pic    ·     ·     ·         spoilt   ·
bot's edit cut after   content   ·        ·        ·      ·         ·      ·     ·     pic       ·        foreign
message gone           content*  empty*   failed*  pic*   unknown*  pic*   pic*  pic*  pic*      spoilt*  foreign*
afresh 429             ·         empty*   ·        ·      ·         ·      ·     ·     pic*      ·        ·
afresh 429 no Via      content*  ·        ·        ·      ·         pic*   ·     ·     ·         ·        ·
afresh 502             ·         ·        ·        pic*   unknown*  ·      ·     ·     ·         ·        ·
afresh 503             ·         empty*   ·        ·      ·         pic*   ·     ·     pic*      spoilt*  ·
afresh cut after       content*  ·        ·        pic*   unknown*  pic*   ·     ·     pic*      ·        ·
further 429            ·         ·        ·        ·      ·         two    ·     ·     two       ·        ·
further 429 no Via     ·         ·        ·        two    ·         ·      ·     ·     ·         ·        ·
further 503            ·         ·        ·        two    ·         two    ·     ·     two       ·        ·
further cut before     ·         ·        ·        ·      ·         two    ·     ·     ·         ·        ·
further cut after      ·         ·        ·        two    ·         two    two   two   two       ·        ·
further 401            ·         ·        ·        two    ·         two    ·     ·     ·         ·        ·
may not attach         content   ·        ·        kept   unknown   ·      ·     ·     kept      spoilt   ·
may not view           ·         empty    ·        ·      ·         kept   ·     ·     ·         ·        foreign
may not send           content   ·        ·        ·      ·         pic    ·     ·     pic       ·        ·
gone and may not send  ·         empty!   ·        ·      unknown!  kept!  ·     ·     ·         ·        ·
channel gone           content!  empty!   ·        kept!  unknown!  kept!  ·     ·     kept!     spoilt!  foreign!
member gone            content   empty    ·        pic    unknown   pic    ·     pic   pic       ·        foreign
"""

#: Segmind keeps no list: a lost answer is unknown, whether it was paid for or not.
V1 = """
                       refused   credits  full  unsent    lost   slow  html   flapping  spoilt
answer cut after       ·         empty    pic   ·         paid   pic   ·      ·         ·
answer too late        ·         ·        ·     ·         ·      ·     ·      unheard   ·
heard twice            content   ·        pic   unknown   paid   ·     paid   pic       spoilt
heard again later      ·         empty    ·     ·         paid   pic   ·      pic       spoilt
progress 503           ·         ·        pic   ·         paid   ·     ·      ·         ·
edit 503 for long      content   empty    pic   unknown   paid   pic   paid   pic       spoilt
edit cut after         ·         ·        ·     unknown   paid   ·     ·      pic       ·
bot's edit             content   ·        pic   ·         paid   ·     ·      pic       ·
message gone           ·         empty*   ·     unknown*  paid*  ·     paid*  pic*      spoilt*
further cut after      ·         ·        two   ·         ·      two   ·      two       ·
channel gone           ·         empty!   ·     ·         paid!  ·     ·      kept!     ·
"""

V2 = """
                       refused   credits  full  unsent    lost   slow  html   flapping  spoilt   foreign
answer cut after       ·         ·        pic   ·         paid   ·     pic    ·         ·        ·
heard twice            content   ·        pic   unknown   paid   pic   ·      pic       ·        foreign
edit 503 for long      content   empty    pic   unknown   paid   ·     pic    pic       spoilt   foreign
edit cut after         ·         ·        ·     ·         ·      ·     pic    pic       ·        ·
bot's edit             ·         ·        ·     unknown   paid   ·     ·      pic       spoilt   ·
message gone           content*  ·        pic*  ·         paid*  ·     ·      pic*      ·        foreign*
further cut after      ·         ·        two   ·         ·      ·     two    ·         ·        ·
channel gone           ·         ·        ·     ·         paid!  ·     ·      kept!     ·        ·
"""


def _cells(api: str, table: str, hardships: dict[str, Hardship], *marks: pytest.MarkDecorator) -> list[Any]:
    """Every cell that is played, as a case of its own."""
    head, *rows = table.strip("\n").splitlines()
    wide = len(head) - len(head.lstrip())
    names = head.split()
    cells: list[Any] = []
    for row in rows:
        trouble, words = row[:wide].strip(), row[wide:].split()
        for name, word in zip(names, words, strict=True):
            if word != "·":
                identity = f"{api}, {trouble}, {name}: {word}"
                case = (troubles.DISCORD[trouble], hardships[name], word)
                cells.append(pytest.param(*case, marks=marks, id=identity))
    return cells


@pytest.fixture
def short_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    """One picture a message, so that two pictures are further messages; and one progress edit for each reply."""
    monkeypatch.setattr(gallery, "FILES_MOST", 1)
    monkeypatch.setattr(progress, "_UNMEASURED", 100_000.0)


async def _played(scene: Scene, trouble: Trouble, hardship: Hardship) -> tuple[Any, Row]:
    """Ask for pictures under both, and wait until everything was said."""
    studio = scene.studio
    hardship.befall(_twin(scene))
    if trouble.when is When.BEFORE:
        studio.discord_faults(*trouble.faults)
        if trouble.early:
            trouble.early(scene)
    seed = {"seed": 7} if _twin(scene) is studio.gmi else {}
    asked = scene.ask(**seed, pictures=trouble.pictures)
    if trouble.when is When.MEANWHILE:
        await scene.painting(asked)
        studio.discord_faults(*trouble.faults)
        if trouble.deed:
            trouble.deed(scene, asked)
    else:
        await studio.until(lambda: not studio.discord.faults.active, PATIENCE)
    scene.door.set()
    return asked, await scene.over(asked, step=hardship.step, closed=trouble.closed)


def _twin(scene: Scene) -> Any:
    return scene.studio.segmind if scene.studio._given.get("providers") == ("segmind",) else scene.studio.gmi


@pytest.mark.usefixtures("short_messages")
@pytest.mark.parametrize(
    ("trouble", "hardship", "word"),
    [
        *_cells("gmi", GMI, troubles.GMI),
        *_cells("v1", V1, troubles.V1, pytest.mark.settings(providers=("segmind",), segmind_api="v1")),
        *_cells("v2", V2, troubles.V2, pytest.mark.settings(providers=("segmind",), segmind_api="v2")),
    ],
)
async def test_a_cell(scene: Scene, trouble: Trouble, hardship: Hardship, word: str) -> None:
    """It comes to its end, and to nothing else."""
    ada, end, mark = scene.ada, ENDS[word.rstrip("*!")], word[-1]
    asked, row = await _played(scene, trouble, hardship)
    twin = _twin(scene)
    gmi = twin is scene.studio.gmi
    assert row.ending == (end.state, end.reservation, end.shown)
    assert row.cost_micros == 30_000 * end.spent
    assert (scene.studio.charged if gmi else scene.studio.segmind_charged) == end.charged
    seen = scene.seen(ada)
    assert [len(each.attachments) for each in galleries(seen)] == [1] * end.shown
    assert (end.says in words_of(seen)) is (mark != "!")
    if mark == "!" or end.state == "cancelled":
        assert seen == []
    else:
        assert {each.id == asked.original for each in seen[:1]} == {mark != "*"}
    scene.sound(asked, twin.ledger.records.values(), trouble.pictures)
    assert [each for each in scene.studio.discord.faults.active if each.count is not None] == []
    assert end.state == "cancelled" or hardship.over(twin)
    assert not trouble.proof or trouble.proof in [line["event"] for line in scene.studio.logs]
