"""Owns this part's course: 20,000 words compiled, and every kind of prompt judged by them; computes no figure."""

import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict

from benchmarks.goals import Given, Result, say
from benchmarks.words import prompts
from benchmarks.words.figures import Cost, judged, table
from bot.domain.prompt_rules import PromptRule, RuleAction, RuleKind
from bot.moderators.words import Matcher

_WORDS = 20_000
#: Times that each prompt is judged.
_RUNS, _QUICK_RUNS = 101, 11


async def measure(given: Given) -> Result:
    """Each prompt by the rules, and by the cheapest thing that could be done with it."""
    words = prompts.banned(_WORDS)
    say(f"{len(words):,} words, prompts of up to 2,000 characters …")
    began = time.process_time()
    matcher = Matcher(_rules(words))
    compiling, known, runs = time.process_time() - began, set(words), _QUICK_RUNS if given.quick else _RUNS

    def plainly(prompt: str) -> list[str]:
        return [each for each in prompt.casefold().split() if each in known]

    def costs(texts: dict[str, str], *, ordinary: bool) -> Iterable[Cost]:
        for name, text in texts.items():
            times, plain = _times(matcher.judge, text, runs), _times(plainly, text, runs)
            middle, least = statistics.median(times), min(times)
            yield Cost(prompt=name, ordinary=ordinary, median=middle, least=least, plain=statistics.median(plain))

    found = [*costs(prompts.ordinary(), ordinary=True), *costs(prompts.crafted(words), ordinary=False)]
    say(table(found, compiling))
    document = {"compiling_seconds": compiling, "prompts": [asdict(each) for each in found]}
    return Result(goals=tuple(judged(found)), document=document)


def _rules(words: list[str]) -> list[PromptRule]:
    return [
        PromptRule(
            id=number,
            guild_id=None,
            kind=RuleKind.WORD,
            text=word,
            action=RuleAction.BLOCK,
            created_by=1,
            created_at=0.0,
        )
        for number, word in enumerate(words, 1)
    ]


def _times(judge: Callable[[str], object], prompt: str, runs: int) -> list[float]:
    """Milliseconds of CPU, after a first time that nobody counts."""
    judge(prompt)
    times: list[float] = []
    for _ in range(runs):
        began = time.process_time()
        judge(prompt)
        times.append((time.process_time() - began) * 1000)
    return times
