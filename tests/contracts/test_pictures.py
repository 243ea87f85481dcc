"""What `ports.Pictures` promises, shown on real files."""

import asyncio
import errno
import hashlib
import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from bot import errors
from bot.storage import pictures as module
from bot.storage.pictures import PictureFiles

TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}


def encoded(kind: str, size: tuple[int, int] = (320, 200)) -> bytes:
    """A gradient with some grain, as a file of that format."""
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(buffer, kind)
    return buffer.getvalue()


def png_of(width: int, height: int) -> bytes:
    """A PNG that says it has these sides, and has not."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\0")), (b"IEND", b""))
    body = (struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
            for name, data in chunks)  # fmt: skip
    return b"\x89PNG\r\n\x1a\n" + b"".join(body)


@pytest.fixture
def files(tmp_path: Path) -> PictureFiles:
    """An empty store."""
    return PictureFiles.open(tmp_path)


def streamed(files: PictureFiles, data: bytes) -> Path:
    """A download that has just ended."""
    path = files.scratch()
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("kind", TYPES)
async def test_a_picture_is_kept_by_its_digest(files: PictureFiles, tmp_path: Path, kind: str) -> None:
    """Its type is sniffed, its bytes are moved unchanged, and the scratch is empty again."""
    data = encoded(kind)

    picture = await files.keep(streamed(files, data))

    assert picture.digest == hashlib.sha256(data).hexdigest()
    assert (picture.content_type, picture.size, picture.width, picture.height) == (TYPES[kind], len(data), 320, 200)
    kept = files.path(picture)
    assert kept == tmp_path / "pictures" / picture.digest[:2] / f"{picture.digest}.{picture.extension}"
    assert kept.read_bytes() == data
    assert list((tmp_path / "scratch").iterdir()) == []


async def test_the_same_bytes_are_kept_once(files: PictureFiles, tmp_path: Path) -> None:
    """Even when many arrive side by side."""
    data = encoded("JPEG")
    kept = await asyncio.gather(*(files.keep(streamed(files, data)) for _ in range(20)))
    assert len(set(kept)) == 1
    assert sum(path.is_file() for path in (tmp_path / "pictures").rglob("*")) == 1


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("share", [0.0, 0.05, 0.5, 0.98])
async def test_half_a_download_is_no_picture(files: PictureFiles, kind: str, share: float) -> None:
    """However much of it came."""
    data = encoded(kind)
    with pytest.raises(errors.BadPicture):
        await files.keep(streamed(files, data[: int(len(data) * share)]))


async def test_padding_behind_a_picture_is_forgiven(files: PictureFiles) -> None:
    """Some encoders write it."""
    assert (await files.keep(streamed(files, encoded("JPEG") + b"\0" * 32))).width == 320


@pytest.mark.parametrize(
    "data",
    [b"<html>Not found</html>", b"GIF89a" + b"\0" * 64, b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
     b"\xff\xd8\xff\xe0\0\x10JFIF\0" + b"\0" * 64 + b"\xff\xd9", png_of(50_000, 50_000), png_of(8_000, 8_000),
     png_of(0, 10)],
    ids=["html", "gif", "postscript", "broken header", "bomb", "too many pixels", "no pixels"],
)  # fmt: skip
async def test_what_is_no_picture_is_refused(files: PictureFiles, tmp_path: Path, data: bytes) -> None:
    """By its bytes, and nothing of it is kept; the scratch file is the caller's to discard."""
    path = streamed(files, data)
    with pytest.raises(errors.BadPicture):
        await files.keep(path)
    await files.discard(path)
    await files.discard(path)
    assert list((tmp_path / "scratch").iterdir()) == list((tmp_path / "pictures").iterdir()) == []


async def test_scratch_paths_are_fresh_and_emptied_at_start(files: PictureFiles, tmp_path: Path) -> None:
    """What a killed process was downloading is gone, what was kept is not."""
    picture = await files.keep(streamed(files, encoded("PNG")))
    assert len({files.scratch() for _ in range(100)}) == 100
    left = streamed(files, b"half")
    again = PictureFiles.open(tmp_path)
    assert not left.exists()
    assert again.path(picture).is_file()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
async def test_a_full_disk_says_so(files: PictureFiles, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """As our own error, whichever way the disk is full."""

    def full(*_: object, **__: object) -> None:
        raise OSError(number, "no room")

    path = streamed(files, encoded("JPEG"))
    monkeypatch.setattr(module.Path, "mkdir", full)
    with pytest.raises(errors.DiskFull):
        await files.keep(path)


async def test_a_missing_download_is_a_storage_error(files: PictureFiles) -> None:
    """Not a bad picture: the provider is not to blame."""
    with pytest.raises(errors.StorageError):
        await files.keep(files.scratch())
