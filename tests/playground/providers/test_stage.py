"""Which providers the stage plays by twins and which are real, and what the bot is told about them."""

import aiohttp
import pytest

from playground.__main__ import painters
from playground.stage import Stage, StageOptions, chosen, paints_for_real, twins

GMI, SEGMIND = {"EASEL_GMI_API_KEY": "sk-1"}, {"EASEL_SEGMIND_API_KEY": "sk-2"}
BOTH = ("gmi", "segmind")


@pytest.mark.parametrize(
    ("settings", "used", "played"),
    [
        ({}, BOTH, BOTH),
        ({"EASEL_GMI_API_KEY": " "}, BOTH, BOTH),
        (GMI, ("gmi",), ()),
        (SEGMIND, ("segmind",), ()),
        (GMI | SEGMIND, BOTH, ()),
        ({"EASEL_PROVIDERS": "segmind"}, ("segmind",), ("segmind",)),
        ({"EASEL_PROVIDERS": "segmind, gmi"}, ("segmind", "gmi"), BOTH),
        (GMI | {"EASEL_PROVIDERS": "segmind,gmi"}, ("segmind", "gmi"), ("segmind",)),
        (GMI | {"EASEL_PROVIDERS": "segmind"}, ("segmind",), ("segmind",)),
    ],
)
def test_real_keys_make_real_providers(settings, used, played):
    """A real provider has no twin, and no twin is used beside it unless somebody says so."""
    assert chosen(settings) == used
    assert twins(settings) == played
    assert paints_for_real(settings) == (set(used) != set(played))


def test_welcome_tells_who_paints_and_who_charges():
    """In one line for the twins, and one for every key that was given."""
    assert painters({}) == ["Discord, GMI Cloud and Segmind are twins on this machine: no account, no key, no charge."]
    assert painters({"EASEL_PROVIDERS": "segmind"})[0].startswith("Discord and Segmind are twins")
    [line] = painters(SEGMIND)
    assert line == "EASEL_SEGMIND_API_KEY is set: pictures are real, and Segmind charges for them."
    assert len(painters(GMI | SEGMIND)) == 2


async def test_stage_starts_both_twins_and_tells_the_bot(tmp_path):
    """Address, key and allowed host of each; the page controls both; everything stops at the end."""
    async with Stage(StageOptions(data_dir=tmp_path, speed=7, settings={"EASEL_SEGMIND_API": "v2"})) as stage:
        assert stage.gmi is not None
        assert stage.segmind is not None
        told = stage.environment()
        assert (told["EASEL_PROVIDERS"], told["EASEL_SEGMIND_API"]) == ("gmi,segmind", "v2")
        for name, child in (("GMI", stage.gmi), ("SEGMIND", stage.segmind)):
            assert told[f"EASEL_{name}_API_KEY"] == "demo"
            assert told[f"EASEL_{name}_BASE_URL"] == told[f"EASEL_{name}_RESULT_HOSTS"] == child.said["url"]
        async with aiohttp.ClientSession() as session:
            for name in BOTH:
                async with session.get(f"{stage.url}/playground/provider/{name}") as response:
                    document = await response.json()
                assert (document["twin"], document["speed"]) == (name, 7)
        processes = [child.process for child in (stage.gmi, stage.segmind, stage.discord) if child is not None]
    assert [process.returncode for process in processes] == [0, 0, 0]


async def test_stage_leaves_a_real_provider_alone(tmp_path):
    """No twin, no address of one, and the key of the caller."""
    async with Stage(StageOptions(data_dir=tmp_path, settings=SEGMIND)) as stage:
        told = stage.environment()
        assert (stage.gmi, stage.segmind) == (None, None)
    assert (told["EASEL_PROVIDERS"], told["EASEL_SEGMIND_API_KEY"]) == ("segmind", "sk-2")
    assert not {"EASEL_GMI_API_KEY", "EASEL_SEGMIND_BASE_URL"} & told.keys()
