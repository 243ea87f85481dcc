"""Zips in the scratch: whole, without what has gone meanwhile, and none left behind where the disk fails."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest

from bot import errors
from bot.storage.archives import ZipArchives
from bot.storage.pictures import PictureFiles


async def test_texts_and_files_are_packed_by_their_names(tmp_path: Path) -> None:
    """Texts smaller, files as they are; a file that is gone is left out."""
    files = PictureFiles.open(tmp_path)
    picture = tmp_path / "a.jpg"
    picture.write_bytes(b"bytes" * 100)
    named = {"pictures/1.jpg": picture, "pictures/2.jpg": tmp_path / "gone.jpg"}
    path = await ZipArchives(files).pack({"data.json": "“text” \ud800" * 100}, named)
    assert path.parent == tmp_path / "scratch"
    with ZipFile(path) as archive:
        assert archive.testzip() is None
        kinds = {each.filename: each.compress_type for each in archive.infolist()}
        assert kinds == {"data.json": ZIP_DEFLATED, "pictures/1.jpg": ZIP_STORED}
        assert archive.read("pictures/1.jpg") == picture.read_bytes()
        assert archive.read("data.json").decode() == "“text” ?" * 100
    await files.discard(path)
    files.close()
    assert list((tmp_path / "scratch").iterdir()) == []


async def test_nothing_is_left_of_one_that_fails(tmp_path: Path) -> None:
    """A file that cannot be read is a fault of the disk."""
    files = PictureFiles.open(tmp_path)
    link = tmp_path / "loop"
    link.symlink_to(link)
    with pytest.raises(errors.StorageError):
        await ZipArchives(files).pack({"data.json": "{}"}, {"loop": link})
    files.close()
    assert list((tmp_path / "scratch").iterdir()) == []
