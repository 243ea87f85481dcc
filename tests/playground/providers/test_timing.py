"""The laws of waiting, measured over many requests."""

import math
import statistics

import pytest

from playground.fake_providers.timing import BENCH_MEDIAN, SIGMA, BenchLaw, RealisticLaw, Work


def work(number: int, *, pixels: int = 1_048_576, pictures: int = 1, references: int = 0) -> Work:
    return Work(
        prompt=f"prompt {number}",
        pixels=pixels,
        pictures=pictures,
        references=references,
        fingerprint=f"{number}:{pixels}:{pictures}:{references}",
    )


def test_bench_law_has_its_median_and_sigma_and_no_queue():
    """Over 2,000 prompts the waits are lognormal around ten seconds."""
    waits = [BenchLaw().wait(work(number)) for number in range(2000)]
    logs = [math.log(wait.render) for wait in waits]
    assert {wait.queue for wait in waits} == {0.0}
    assert math.exp(statistics.median(logs)) == pytest.approx(BENCH_MEDIAN, rel=0.03)
    assert statistics.stdev(logs) == pytest.approx(SIGMA, rel=0.05)


def test_bench_law_knows_the_prompt_alone():
    """Two bots with the same prompt wait equally long, whatever else they send."""
    one, other = work(7), work(7, pixels=4_000_000, pictures=4, references=2)
    assert BenchLaw().wait(one) == BenchLaw().wait(other)
    assert BenchLaw().wait(one) != BenchLaw().wait(work(8))


@pytest.mark.parametrize(("pixels", "median"), [(1_048_576, 8), (4_194_304, 15), (16_777_216, 30)])
def test_realistic_law_has_the_medians_of_its_size_classes(pixels, median):
    """The published medians, a queue of up to three seconds, and a rare tail."""
    waits = [RealisticLaw(1).wait(work(number, pixels=pixels)) for number in range(3000)]
    assert statistics.median(wait.render for wait in waits) == pytest.approx(median, rel=0.05)
    assert 0.3 <= min(wait.queue for wait in waits) < max(wait.queue for wait in waits) <= 3.0
    slow = sum(wait.render > median * 3 for wait in waits) / len(waits)
    assert 0.008 < slow < 0.025


def test_realistic_law_adds_references_and_sums_a_group():
    """1.5 s a reference; four pictures take about four times one."""
    law = RealisticLaw(1)
    single = statistics.fmean(law.wait(work(number)).render for number in range(2000))
    group = statistics.fmean(law.wait(work(number, pictures=4)).render for number in range(2000))
    assert group / single == pytest.approx(4, rel=0.1)
    with_two = statistics.fmean(law.wait(work(number, references=2)).render for number in range(2000))
    assert with_two - single == pytest.approx(3.0, abs=0.6)


def test_realistic_law_is_repeatable_by_seed():
    """The same twin seed and payload wait equally long, another seed does not."""
    assert RealisticLaw(1).wait(work(1)) == RealisticLaw(1).wait(work(1))
    assert RealisticLaw(1).wait(work(1)) != RealisticLaw(2).wait(work(1))
