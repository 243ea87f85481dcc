"""Owns the processes of a playground: the loopback Discord, the provider twins and the real bot; draws no page."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_ROOT = Path(__file__).resolve().parents[1]
#: Seconds that a process gets to say its address, and to stop when asked.
_START_SECONDS = 30.0
_STOP_SECONDS = 12.0
#: The providers that have a twin, in the order in which the bot prefers them.
PROVIDERS = ("gmi", "segmind")
#: The key that the twins accept.
TWIN_KEY = "demo"


class Child:
    """One process that says on its first line, as JSON, where it listens."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.said: dict[str, Any] = {}

    @classmethod
    async def start(
        cls, *arguments: str, env: Mapping[str, str] | None = None, speaks: bool = True, cwd: Path | None = None
    ) -> Self:
        """Run `python arguments…`; `speaks` tells whether to wait for its line."""
        out = asyncio.subprocess.PIPE if speaks else None
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *arguments,
            stdout=out,
            env=None if env is None else dict(env),
            cwd=cwd,
            start_new_session=True,
        )
        child = cls(process)
        if process.stdout is not None:
            line = await asyncio.wait_for(process.stdout.readline(), _START_SECONDS)
            if not line:
                raise RuntimeError(f"{' '.join(arguments)} ended before it said its address")
            child.said = json.loads(line)
        return child

    async def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to stop, then insist; returns its exit code."""
        if self.process.returncode is None:
            with suppress(ProcessLookupError):
                self.process.send_signal(number)
        try:
            return await asyncio.wait_for(self.process.wait(), _STOP_SECONDS)
        except TimeoutError:
            self.process.kill()
            return await self.process.wait()


@dataclass(frozen=True, slots=True, kw_only=True)
class StageOptions:
    """How the stage is set; `port` is the page's, 0 for a free one."""

    data_dir: Path
    port: int = 0
    #: How many times faster than life the twins paint.
    speed: float = 1.0
    #: Waits keyed by the prompt, one picture for all, no rate limits: for benchmarks.
    bench: bool = False
    record: bool = False
    #: Settings of the bot beside those that the stage makes.
    settings: Mapping[str, str] = field(default_factory=dict[str, str])


class Stage:
    """Discord and the twins live as long as the stage; the bot may be stopped, killed and started again under them."""

    def __init__(self, options: StageOptions) -> None:
        self.options = options
        self.discord: Child | None = None
        self.gmi: Child | None = None
        self.segmind: Child | None = None
        self.bot: Child | None = None

    @property
    def url(self) -> str:
        assert self.discord is not None
        return str(self.discord.said["url"])

    async def __aenter__(self) -> Self:
        try:
            await self._start_twins()
        except BaseException:
            await self.stop()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    async def _start_twins(self) -> None:
        options = self.options
        wanted = twins(options.settings)
        if "gmi" in wanted:
            self.gmi = await self._twin("gmi")
        if "segmind" in wanted:
            self.segmind = await self._twin("segmind")
        controls = [f"--control={name}={child.said['control']}" for name, child in self._painters().items()]
        flags = [*(["--generous"] if options.bench else []), *(["--record"] if options.record else [])]
        self.discord = await Child.start(
            "-m", "playground.fake_discord", "--port", str(options.port), *controls, *flags
        )

    async def _twin(self, name: str) -> Child:
        options = self.options
        bench = ["--bench"] if options.bench else []
        return await Child.start(
            "-m", "playground.fake_providers", name, "--key", TWIN_KEY, "--speed", str(options.speed), *bench
        )

    def _painters(self) -> dict[str, Child]:
        """The provider twins that run, by name."""
        return {name: child for name, child in (("gmi", self.gmi), ("segmind", self.segmind)) if child is not None}

    async def start_bot(self) -> Child:
        """Start the real bot; nothing but settings tells it apart from real life."""
        # Elsewhere than here, where a developer's .env may lie.
        place = self.options.data_dir
        self.bot = await Child.start("-m", "bot", "run", env=self.environment(), speaks=False, cwd=place)
        return self.bot

    async def examine(self) -> int:
        """Let the real doctor look at everything; its exit code."""
        place = self.options.data_dir
        doctor = await Child.start("-m", "bot", "doctor", env=self.environment(), speaks=False, cwd=place)
        return await doctor.process.wait()

    async def stop(self) -> None:
        for child in (self.bot, self.discord, self.gmi, self.segmind):
            if child is not None:
                await child.stop()

    def environment(self) -> dict[str, str]:
        """The bot's whole environment: this process's own without Easel's settings, and the stage's."""
        assert self.discord is not None
        inherited = {key: value for key, value in os.environ.items() if not key.startswith("EASEL_")}
        said = self.discord.said
        made = {
            "EASEL_DISCORD_TOKEN": said["token"],
            "EASEL_DISCORD_API_URL": said["api_url"],
            "EASEL_DISCORD_GATEWAY_URL": said["gateway_url"],
            "EASEL_DISCORD_CDN_HOSTS": said["url"],
            "EASEL_DATA_DIR": str(self.options.data_dir),
            "EASEL_DATABASE_URL": f"sqlite:///{self.options.data_dir / 'easel.sqlite'}",
            "PYTHONPATH": str(_ROOT),
        }
        painting = {
            "EASEL_PROVIDERS": ",".join(chosen(self.options.settings)),
            # What a model thinks of the twins' landscapes is chance; whoever gives a key, or asks for it, has it.
            "EASEL_PICTURE_RULES": "true" if real(self.options.settings) else "false",
        }
        for name, child in self._painters().items():
            prefix = f"EASEL_{name.upper()}"
            painting |= {
                f"{prefix}_API_KEY": TWIN_KEY,
                f"{prefix}_BASE_URL": child.said["url"],
                f"{prefix}_RESULT_HOSTS": child.said["url"],
            }
        # What decides where it speaks and writes comes last: a developer's own settings must not lead it astray.
        given = {name: value for name, value in self.options.settings.items() if value.strip()}
        return inherited | painting | given | made


def real(settings: Mapping[str, str]) -> tuple[str, ...]:
    """The providers whose key was given, so that they paint real pictures and charge for them."""
    return tuple(name for name in PROVIDERS if settings.get(f"EASEL_{name.upper()}_API_KEY", "").strip())


def chosen(settings: Mapping[str, str]) -> tuple[str, ...]:
    """The providers that the bot shall use: those that the caller names, else the real ones alone, else all twins."""
    named = tuple(part.strip() for part in settings.get("EASEL_PROVIDERS", "").split(",") if part.strip())
    return named or real(settings) or PROVIDERS


def twins(settings: Mapping[str, str]) -> tuple[str, ...]:
    """The providers that are played by a twin."""
    return tuple(name for name in PROVIDERS if name in chosen(settings) and name not in real(settings))


def paints_for_real(settings: Mapping[str, str]) -> bool:
    """Whether real pictures may be painted and paid for."""
    return any(name in chosen(settings) for name in real(settings))
