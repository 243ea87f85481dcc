"""Owns packing files into one zip beside the event loop, a piece at a time; knows nothing of what is in them."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from bot import ports
from bot.storage.pictures import translating


class ZipArchives:
    """`ports.Archives` in the scratch of the pictures."""

    def __init__(self, pictures: ports.Pictures) -> None:
        self._pictures = pictures

    async def pack(self, texts: Mapping[str, str], files: Mapping[str, Path]) -> Path:
        """Texts are made smaller, files are not: pictures cannot be."""
        return await asyncio.to_thread(_pack, self._pictures.scratch(), texts, files)


def _pack(path: Path, texts: Mapping[str, str], files: Mapping[str, Path]) -> Path:
    try:
        with translating(), ZipFile(path, "w", strict_timestamps=False) as archive:
            for name, text in texts.items():
                archive.writestr(name, text.encode(errors="replace"), ZIP_DEFLATED)
            for name, file in files.items():
                # Whatever was deleted meanwhile is no longer anybody's to hand over.
                with suppress(FileNotFoundError):
                    archive.write(file, name, ZIP_STORED)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path
