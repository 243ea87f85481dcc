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
        controls: list[str] = []
        if not paints_for_real(options.settings):
            bench = ["--bench"] if options.bench else []
            self.gmi = await Child.start(
                "-m", "playground.fake_providers", "gmi", "--key", "demo", "--speed", str(options.speed), *bench
            )
            controls = ["--control", f"gmi={self.gmi.said['control']}"]
        flags = [*(["--generous"] if options.bench else []), *(["--record"] if options.record else [])]
        self.discord = await Child.start(
            "-m", "playground.fake_discord", "--port", str(options.port), *controls, *flags
        )

    async def start_bot(self) -> Child:
        """Start the real bot; nothing but settings tells it apart from real life."""
        # Elsewhere than here, where a developer's .env may lie.
        place = self.options.data_dir
        self.bot = await Child.start("-m", "bot", "run", env=self.environment(), speaks=False, cwd=place)
        return self.bot

    async def stop(self) -> None:
        for child in (self.bot, self.discord, self.gmi):
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
        painting: dict[str, str] = {}
        if self.gmi is not None:
            painting = {
                "EASEL_GMI_API_KEY": "demo",
                "EASEL_GMI_BASE_URL": self.gmi.said["url"],
                "EASEL_GMI_RESULT_HOSTS": self.gmi.said["url"],
            }
        # What decides where it speaks and writes comes last: a developer's own settings must not lead it astray.
        return inherited | painting | dict(self.options.settings) | made


def paints_for_real(settings: Mapping[str, str]) -> bool:
    """Whether a key was given, so that real pictures are painted and paid for."""
    return bool(settings.get("EASEL_GMI_API_KEY"))
