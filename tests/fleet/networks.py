"""Three hosts on one machine: network namespaces joined by cables that can be cut."""

import asyncio
import os
import shutil
import subprocess
import sys
import uuid
from dataclasses import dataclass, field
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]


def run(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True, timeout=20)


def refused() -> str | None:
    """Why no namespace can be made here; None where one can."""
    if shutil.which("ip") is None:
        return "there is no `ip` command"
    name = f"easel-{uuid.uuid4().hex[:8]}"
    try:
        run("ip", "netns", "add", name)
        run("ip", "netns", "del", name)
    except subprocess.CalledProcessError as error:
        return f"network namespaces are not allowed here: {error.stderr.decode().strip()}"
    return None


@dataclass(slots=True)
class Networks:
    """The host of the database, and hosts that each have a cable to it; `address` is the database's on that cable."""

    directory: Path
    mark: str = field(default_factory=lambda: uuid.uuid4().hex[:6])
    hosts: list[str] = field(default_factory=list[str])
    forwards: list[asyncio.subprocess.Process] = field(default_factory=list[asyncio.subprocess.Process])

    @property
    def middle(self) -> str:
        return f"easel-{self.mark}-db"

    def host(self, number: int) -> str:
        return f"easel-{self.mark}-{number}"

    def cable(self, number: int) -> str:
        return f"e{self.mark}{number}"

    def address(self, number: int) -> str:
        return f"10.213.{number}.1"

    def within(self, number: int) -> tuple[str, ...]:
        """The words that run a command on a host."""
        return ("ip", "netns", "exec", self.host(number))

    def build(self, hosts: int) -> None:
        for name in (self.middle, *map(self.host, range(1, hosts + 1))):
            run("ip", "netns", "add", name)
            self.hosts.append(name)
            run("ip", "-n", name, "link", "set", "lo", "up")
        for number in range(1, hosts + 1):
            self._join(number)

    def _join(self, number: int) -> None:
        here, there = self.cable(number), "cable"
        middle, host = self.middle, self.host(number)
        run("ip", "-n", middle, "link", "add", here, "type", "veth", "peer", "name", there, "netns", host)
        run("ip", "-n", middle, "addr", "add", f"{self.address(number)}/24", "dev", here)
        run("ip", "-n", host, "addr", "add", f"10.213.{number}.2/24", "dev", there)
        run("ip", "-n", middle, "link", "set", here, "up")
        run("ip", "-n", host, "link", "set", there, "up")

    def cut(self, number: int) -> None:
        """From now on nothing arrives on either side, and nobody is told."""
        run("ip", "-n", self.middle, "link", "set", self.cable(number), "down")

    async def forward(self, name: str, *ways: str) -> None:
        """Carry bytes on a host."""
        process = await asyncio.create_subprocess_exec(
            "ip", "netns", "exec", name, sys.executable, "-m", "tests.fleet.forward", *ways,
            cwd=_ROOT, stdout=asyncio.subprocess.PIPE, env=dict(os.environ),
        )  # fmt: skip
        self.forwards.append(process)
        assert process.stdout is not None
        assert await asyncio.wait_for(process.stdout.readline(), 20) == b"listening\n"

    async def close(self) -> None:
        for process in self.forwards:
            if process.returncode is None:
                process.kill()
            await process.communicate()
        for name in self.hosts:
            run("ip", "netns", "del", name)
