"""A strict loopback Discord on real sockets: REST v10, gateway, CDN and a page; a twin, not the real one."""

from playground.fake_discord.server import DEMO_TOKEN, FakeDiscord, Options

__all__ = ["DEMO_TOKEN", "FakeDiscord", "Options"]
