"""Owns the words and the prompts that are measured, the same in every run; matches none."""
# ruff: noqa: RUF001  # Prompts of all scripts are what is measured.

import random
import string
from collections.abc import Callable

_ENGLISH = (
    "a lighthouse at dusk, painted in oil on canvas; soft light falls through the clouds while a small fishing-boat "
    "(with red sails) comes home. highly detailed, 8k, art by nobody in particular, don't add people! "
)
_JAPANESE = (
    "夕暮れの灯台、油絵。柔らかな光が雲の間から差し込み、赤い帆の小さな漁船が港に帰ってくる。8Kの高画質、人物なし。"
)
_UKRAINIAN = (
    "маяк у сутінках, написаний олією на полотні; м'яке світло падає крізь хмари, а маленький рибальський човен "
    "(з червоними вітрилами) повертається додому. дуже детально, 8k, без людей! "
)
_LISTED = "masterpiece, best quality, ultra-detailed, (cinematic lighting:1.2), depth of field, 35mm, --ar 16:9, "
#: First and last character of three blocks.
_SCRIPTS = ((0x21, 0x7E), (0x400, 0x4FF), (0x3041, 0x30FF))
#: Letters of a banned word.
_LEAST, _MOST = 4, 9
#: Characters of a prompt: as many as Easel takes.
_LENGTH = 2000


def banned(count: int) -> list[str]:
    """Different words of random letters."""
    source, found = random.Random(5), dict[str, None]()
    while len(found) < count:
        found["".join(source.choices(string.ascii_lowercase, k=source.randint(_LEAST, _MOST)))] = None
    return list(found)


def ordinary() -> dict[str, str]:
    """What members type, at its longest; none of it is banned on purpose."""
    texts = {
        "English prose": _ENGLISH,
        "Ukrainian prose": _UKRAINIAN,
        "Japanese prose": _JAPANESE,
        "a list of keywords": _LISTED,
    }
    whole = {name: _filled(lambda text=text: text) for name, text in texts.items()}
    return {"English prose, 200 characters": _ENGLISH[:200]} | whole


def crafted(words: list[str]) -> dict[str, str]:
    """What only somebody types who wants it to take long."""
    source = random.Random(7)
    letters, signs = string.ascii_lowercase, "!$@€+|#*-._~☆★🔥✨"
    return {
        "banned words": _filled(lambda: f"{source.choice(words)} "),
        "banned words, dotted": _filled(lambda: f"{'.'.join(source.choice(words))} "),
        "random ideographs": _filled(lambda: chr(source.randint(0x4E00, 0x9FFF))),
        "signs": _filled(lambda: source.choice(signs)),
        "letters that stand apart": _filled(lambda: source.choice(letters) + source.choice(".-_ ")),
        "letters and signs of all scripts": _filled(lambda: chr(source.randint(*source.choice(_SCRIPTS)))),
    }


def _filled(more: Callable[[], str]) -> str:
    text = ""
    while len(text) < _LENGTH:
        text += more()
    return text[:_LENGTH]
