"""What `ports.Pictures` promises, shown on real files."""

import asyncio
import errno
import hashlib
import io
import os
import random
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from bot import errors
from bot.domain.picture import Picture
from bot.ports import Tile
from bot.storage import pictures as module
from bot.storage import sheets
from bot.storage.pictures import PictureFiles

TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}


def encoded(kind: str, size: tuple[int, int] = (320, 200)) -> bytes:
    """A gradient with some grain, as a file of that format."""
    buffer = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(buffer, kind)
    return buffer.getvalue()


def grain(size: tuple[int, int], kind: str = "PNG") -> bytes:
    """Noise, which compresses badly, as a file of that format."""
    random.seed(7)
    buffer = io.BytesIO()
    Image.frombytes("RGB", size, random.randbytes(size[0] * size[1] * 3)).save(buffer, kind)
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


async def test_a_picture_that_fits_is_delivered_as_it_is(files: PictureFiles, tmp_path: Path) -> None:
    """No copy is made where none is needed; one byte less, and there is one, while the original stays as it was."""
    data = grain((500, 400))
    picture = await files.keep(streamed(files, data))
    assert await files.fitting(picture, len(data)) == files.path(picture)
    assert list((tmp_path / "scratch").iterdir()) == []
    copy = await files.fitting(picture, len(data) - 1)
    assert copy
    assert copy.stat().st_size < len(data)
    assert files.path(picture).read_bytes() == data
    assert await files.fitting(picture, 1000) is None
    assert list((tmp_path / "scratch").iterdir()) == [copy]


@pytest.mark.parametrize("step", ["mkdir", "replace"])
async def test_nothing_half_written_remains_of_a_picture_without_room(
    files: PictureFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Wherever the room ran out; the download is still the caller's, whole, and can be kept later."""

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "no room")

    path = streamed(files, encoded("PNG"))
    with monkeypatch.context() as patch:
        patch.setattr(module.Path, step, full)
        with pytest.raises(errors.DiskFull):
            await files.keep(path)
    assert not any(each.is_file() for each in (tmp_path / "pictures").rglob("*"))
    assert files.present(await files.keep(path))


class CrampedFiles(PictureFiles):
    """Pictures on a disk without room: what is written to scratch goes to a device that is always full."""

    def scratch(self) -> Path:
        path = super().scratch()
        path.symlink_to("/dev/full")
        return path


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("work", ["fitting", "thumbnail", "sheet"])
async def test_a_copy_without_room_says_so_and_leaves_nothing(files: PictureFiles, tmp_path: Path, work: str) -> None:
    """Neither half a copy that would be shown later, nor scratch; the original stays."""
    picture = await files.keep(streamed(files, grain((900, 900))))
    if work == "sheet":
        # So that the sheet itself is what has no room.
        await files.thumbnail(picture, sheets.THUMBNAIL_SIDE)
    before = set((tmp_path / "scratch").iterdir())
    cramped = CrampedFiles(tmp_path)
    attempts = {
        "fitting": lambda: cramped.fitting(picture, picture.size - 1),
        "thumbnail": lambda: cramped.thumbnail(picture, 100),
        "sheet": lambda: cramped.sheet([Tile(pictures=(picture,), label="1")]),
    }
    with pytest.raises(errors.DiskFull):
        await attempts[work]()
    assert set((tmp_path / "scratch").iterdir()) == before
    assert files.present(picture)


async def test_a_removed_picture_is_gone_with_every_copy(files: PictureFiles, tmp_path: Path) -> None:
    """Of whatever type; others stay, and what is not there is no fault."""
    kept = [await files.keep(streamed(files, grain((500, 400), kind))) for kind in TYPES]
    other = await files.keep(streamed(files, grain((400, 500))))
    for picture in (*kept, other):
        assert await files.thumbnail(picture, 64)
        assert await files.fitting(picture, picture.size - 1)
    await files.remove([picture.digest for picture in kept] + ["0" * 64])
    assert [files.present(picture) for picture in (*kept, other)] == [False, False, False, True]
    assert {path.name[:64] for path in tmp_path.rglob("*") if path.is_file()} == {other.digest}


async def test_what_is_no_digest_removes_nothing(files: PictureFiles, tmp_path: Path) -> None:
    """A name from outside cannot lead out of the directory."""
    bystander = tmp_path / "bystander.jpg"
    bystander.write_bytes(b"of somebody else")
    await files.remove(["../../bystander", "", "..", "*"])
    assert bystander.exists()


async def aged(files: PictureFiles, data: bytes, written: float) -> Picture:
    """A kept picture that was last written at that time."""
    picture = await files.keep(streamed(files, data))
    os.utime(files.path(picture), (written, written))
    return picture


async def test_a_sweep_removes_what_is_old_and_not_to_be_kept(files: PictureFiles) -> None:
    """By the time of the last write: older goes, as old stays, and favourites stay however old."""
    old, favourite, borderline, young = [
        await aged(files, encoded("PNG", (200 + age, 100)), age) for age in (10, 20, 1000, 2000)
    ]
    assert await files.sweep(1000.0, frozenset({favourite.digest})) == 1
    assert [files.present(each) for each in (old, favourite, borderline, young)] == [False, True, True, True]
    assert await files.sweep(1000.0, frozenset()) == 1
    assert [files.present(each) for each in (favourite, borderline, young)] == [False, True, True]


async def test_a_sweep_removes_old_copies_and_those_of_what_it_swept(files: PictureFiles, tmp_path: Path) -> None:
    """A download that goes on and the copies of what stays are left alone."""
    swept = await aged(files, encoded("PNG", (201, 100)), 10)
    kept = await aged(files, encoded("PNG", (202, 100)), 20)
    await files.thumbnail(swept, 50)
    stale, fresh = await files.thumbnail(kept, 50), await files.thumbnail(kept, 60)
    assert stale
    os.utime(stale, (30, 30))
    download = streamed(files, b"half")
    await files.sweep(1000.0, frozenset({kept.digest}))
    assert set((tmp_path / "scratch").iterdir()) == {fresh, download}


async def test_a_sweep_among_some_leaves_the_others(files: PictureFiles) -> None:
    """However old they are, with their copies."""
    own, other = await aged(files, encoded("PNG", (201, 100)), 10), await aged(files, encoded("PNG", (202, 100)), 10)
    copies = [await files.thumbnail(each, 50) for each in (own, other)]
    for copy in copies:
        assert copy
        os.utime(copy, (30, 30))
    assert await files.sweep(1000.0, frozenset(), frozenset({own.digest})) == 1
    assert [files.present(each) for each in (own, other)] == [False, True]
    assert [copy is not None and copy.exists() for copy in copies] == [False, True]


async def test_two_sweeps_at_once_remove_everything_once(files: PictureFiles, tmp_path: Path) -> None:
    """Neither stumbles over what the other, or another process, removed first."""
    pictures = [await aged(files, encoded("PNG", (200 + age, 100)), age) for age in range(12)]
    another = PictureFiles(tmp_path)
    counts = await asyncio.gather(*(each.sweep(1000.0, frozenset()) for each in (files, another, files)))
    assert sum(counts) == 12
    assert not any(files.present(picture) for picture in pictures)


async def test_a_sweep_leaves_what_arrives_anew(files: PictureFiles) -> None:
    """The same bytes, kept again, are young again."""
    data = encoded("JPEG")
    await aged(files, data, 10)
    again = await files.keep(streamed(files, data))
    assert await files.sweep(1000.0, frozenset()) == 0
    assert files.present(again)


async def test_a_sweep_does_not_touch_files_of_other_kinds(files: PictureFiles, tmp_path: Path) -> None:
    """Only what is named by a digest was kept by Easel."""
    note = tmp_path / "pictures" / "ab" / "README"
    note.parent.mkdir()
    note.write_text("do not delete")
    os.utime(note, (10, 10))
    assert await files.sweep(1000.0, frozenset()) == 0
    assert note.exists()


async def test_a_vanished_original_is_told_and_never_raised(files: PictureFiles) -> None:
    """Whoever asks for it hears that it is gone, also where a thumbnail was made of it before."""
    picture = await files.keep(streamed(files, grain((300, 200))))
    assert await files.thumbnail(picture, 100)
    files.path(picture).unlink()
    assert not files.present(picture)
    assert await files.fitting(picture, picture.size) is None
    assert await files.fitting(picture, picture.size - 1) is None
    assert await files.thumbnail(picture, 100) is None


async def test_thumbnails_and_copies_are_made_once(files: PictureFiles, tmp_path: Path) -> None:
    """Asked for again, even at the same moment, the same file comes back unwritten; each size is its own."""
    picture = await files.keep(streamed(files, grain((300, 200))))
    first, second, other = await asyncio.gather(
        files.thumbnail(picture, 100), files.thumbnail(picture, 100), files.thumbnail(picture, 50)
    )
    copy = await files.fitting(picture, 60_000)
    assert first
    assert copy
    before = (first.stat().st_ino, copy.stat().st_ino)
    assert first == second == await files.thumbnail(picture, 100) != other
    assert copy == await files.fitting(picture, 60_000) != await files.fitting(picture, 50_000)
    assert (first.stat().st_ino, copy.stat().st_ino) == before
    assert len(list((tmp_path / "scratch").iterdir())) == 4


async def test_an_original_whose_pixels_are_broken_has_no_copies(files: PictureFiles, tmp_path: Path) -> None:
    """Its header and its end are sound, so it was kept; nothing can be made of it, and nothing stays behind."""
    data = bytearray(grain((300, 200)))
    data[len(data) // 2 : len(data) // 2 + 400] = bytes(400)
    picture = await files.keep(streamed(files, bytes(data)))
    assert await files.fitting(picture, picture.size - 1) is None
    assert await files.thumbnail(picture, 100) is None
    sheet = await files.sheet([Tile(pictures=(picture,), label="1")])
    assert list((tmp_path / "scratch").iterdir()) == [sheet]


async def test_a_sheet_belongs_to_the_caller(files: PictureFiles, tmp_path: Path) -> None:
    """Until it is discarded; the thumbnails that it was drawn from are used for the next one."""
    kept = await files.keep(streamed(files, encoded("PNG")))
    gone = await files.keep(streamed(files, encoded("JPEG")))
    await files.remove([gone.digest])
    tiles = [Tile(pictures=(kept, gone), label="1"), Tile(pictures=(gone,), label="2")]
    sheet, another = await files.sheet(tiles), await files.sheet(tiles)
    assert sheet != another
    assert sheet.read_bytes() == another.read_bytes()
    with Image.open(sheet) as image:
        assert image.format == "JPEG"
    await files.discard(sheet)
    await files.discard(another)
    assert [path.name[:64] for path in (tmp_path / "scratch").iterdir()] == [kept.digest]


async def test_after_the_end_nothing_is_drawn(tmp_path: Path) -> None:
    """A press that came just before the process was told to stop hears of it in our own words."""
    files = PictureFiles.open(tmp_path)
    files.close()
    with pytest.raises(errors.StorageError):
        await files.sheet([Tile(pictures=(), label="1")])
