"""What a member reads of all that is stored about them, and what of others they do not."""

import json
from dataclasses import replace

from bot.domain import dossier
from bot.domain.conduct import Ban, Deed, LogEntry, Report, Review, Verdict
from bot.domain.dossier import Papers
from bot.domain.erasure import COUNTED_SECONDS, NOBODY, anonymous, digests
from bot.domain.generation import Failure, Generation, Post, Render, Reply, State
from bot.domain.history import Favourite
from bot.domain.picture import Picture
from bot.domain.preferences import USUAL
from bot.domain.reference import Reference
from bot.domain.request import PaintRequest
from bot.domain.size import Size

ADA, BRUNO, MIKA, GUILD = 2**62 + 1, 2**62 + 2, 2**62 + 3, 5
NOW = 1_760_000_000.0
PICTURE = Picture(digest="ab" * 32, content_type="image/jpeg", size=1000, width=64, height=64)
KEPT = replace(PICTURE, digest="cd" * 32, content_type="image/png")
REFERENCES = (Reference(url="https://cdn/1.png", name="1.png", original=KEPT), Reference(url="https://x", name="x"))
REQUEST = PaintRequest(prompt="zeppelin", size=Size(64, 64), seed=7, references=REFERENCES)
GENERATION = Generation(
    id=2**61,
    member_id=ADA,
    guild_id=GUILD,
    request=REQUEST,
    reply=Reply(application_id=1, channel_id=2, token="secret", posts=(Post(channel_id=2, message_id=3),)),
    provider="gmi",
    state=State.DONE,
    created_at=NOW,
    ended_at=NOW + 9,
    counted=1,
    cost_micros=30_000,
    owner="here",
    renders=(Render(order=REQUEST.orders()[0], request_id="r1", submitted_at=NOW, pictures=(PICTURE,)),),
)


def test_a_generation_is_told_as_it_went() -> None:
    """In times and texts that any program reads; without the token, and what is the studio's own."""
    told = json.loads(json.dumps(dossier.of_generation(GENERATION)))
    assert (told["id"], told["server"], told["messages"]) == (str(2**61), "5", ["3"])
    assert (told["asked_at"], told["cost_usd"]) == ("2025-10-09T08:53:20+00:00", 0.03)
    assert [each["file"] for each in told["references"]] == [f"references/{'cd' * 12}", None]
    assert [each["file"] for each in told["pictures"]] == [f"pictures/{2**61}-1"]
    assert "secret" not in json.dumps(told)
    assert "here" not in json.dumps(told)


def test_files_are_named_as_the_facts_name_them() -> None:
    """References first; of what was not let through or is deleted, these alone."""
    named = [(each.name, each.picture) for each in dossier.enclosures(GENERATION)]
    assert named == [(f"references/{'cd' * 12}", KEPT), (f"pictures/{2**61}-1", PICTURE)]
    for hidden in (replace(GENERATION, state=State.REVIEWING), replace(GENERATION, deleted_at=NOW)):
        assert [each.picture for each in dossier.enclosures(hidden)] == [KEPT]
        assert dossier.of_generation(hidden)["pictures"] == []


def test_others_are_not_named() -> None:
    """Neither who decided, nor who reported, nor about whom the member decided, nor what others wrote."""
    entry = LogEntry(guild_id=GUILD, at=NOW, by_id=MIKA, deed=Deed.BANNED, member_id=ADA, reason="spam")
    papers = Papers(
        favourites=(Favourite(member_id=ADA, generation_id=1, number=2, marked_at=NOW),),
        reports=(Report(generation_id=1, guild_id=GUILD, reporter_id=ADA, at=NOW, reason="mine", by_id=MIKA),),
        bans=(Ban(guild_id=0, member_id=ADA, by_id=MIKA, at=NOW, reason="spam"),),
        reviews=(Review(id=1, guild_id=GUILD, member_id=ADA, asked_at=NOW, by_id=MIKA, verdict=Verdict.REJECTED),),
        decisions=(
            entry,
            replace(entry, deed=Deed.REPORTED, by_id=BRUNO, reason="words of Bruno"),
            replace(entry, deed=Deed.BLOCKED, by_id=0, facts={"prompt": "gore"}),
            replace(entry, by_id=ADA, member_id=BRUNO, reason="own words", facts={"prompt": "of Bruno"}),
        ),
    )
    told = dossier.of_member(ADA, USUAL, REFERENCES, papers)
    text = json.dumps(told)
    assert not any(str(each) in text for each in (BRUNO, MIKA))
    assert "Bruno" not in text
    decisions = json.loads(text)["decisions"]
    assert [each["by_you"] for each in decisions] == [False, False, False, True]
    assert [each["reason"] for each in decisions] == ["spam", "", "spam", "own words"]
    assert decisions[2]["prompt"] == "gore"
    assert json.loads(text)["bans"][0]["server"] is None


def test_what_is_left_of_an_erased_generation_says_nothing_of_anybody() -> None:
    """Counts, costs and times stay; while it counts for limits, so does the id."""
    failed = replace(GENERATION, failure=Failure(code="content-refused", facts={"words": "zeppelin"}))
    left = anonymous(failed, NOW + 60)
    assert "zeppelin" not in repr(left)
    assert "secret" not in repr(left)
    assert (left.counted, left.cost_micros, left.created_at, left.ended_at) == (1, 30_000, NOW, NOW + 9)
    assert (left.member_id, left.deleted_at, left.reply.posts) == (ADA, NOW + 60, ())
    assert left.renders[0].request_id == "r1"
    assert anonymous(failed, NOW + COUNTED_SECONDS).member_id == NOBODY
    assert digests(GENERATION) == {PICTURE.digest, KEPT.digest}
