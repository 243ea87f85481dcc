"""Carries bytes from a port to somewhere else: `python -m tests.fleet.forward LISTEN=TARGET …`.

Each side is `host:port`, or the path of a Unix socket, which has no network and so crosses every wall between networks.
"""

import asyncio
import sys
from contextlib import suppress
from functools import partial

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def _opened(target: str) -> Streams:
    if target.startswith("/"):
        return await asyncio.open_unix_connection(target)
    host, port = target.rsplit(":", 1)
    return await asyncio.open_connection(host, int(port))


async def _carry(source: asyncio.StreamReader, into: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while piece := await source.read(65536):
            into.write(piece)
            await into.drain()
    with suppress(OSError):
        into.close()


async def _meet(target: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        other_reader, other_writer = await _opened(target)
    except OSError:
        writer.close()
        return
    await asyncio.gather(_carry(reader, other_writer), _carry(other_reader, writer))


async def listen(where: str, target: str) -> asyncio.Server:
    """Carry whatever comes here to there."""
    meet = partial(_meet, target)
    if where.startswith("/"):
        return await asyncio.start_unix_server(meet, where, backlog=1024)
    host, port = where.rsplit(":", 1)
    return await asyncio.start_server(meet, host, int(port), backlog=1024)


async def _main() -> None:
    servers = [await listen(*each.split("=", 1)) for each in sys.argv[1:]]
    print("listening", flush=True)
    await asyncio.gather(*(each.serve_forever() for each in servers))


if __name__ == "__main__":
    asyncio.run(_main())
