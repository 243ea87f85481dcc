"""Finds Discord's OpenAPI document: beside the repository, where the environment says, or from npm."""

import json
import os
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

VARIABLE = "EASEL_DISCORD_OPENAPI"
_BESIDE = Path(__file__).parents[2].parent / "shared" / "reference" / "discord-openapi.json"
_PACKAGE = "discord-api-spec"
_MEMBER = "package/specs/openapi.json"


class Missing(Exception):
    """There is no document; the text says where it was looked for."""


def load(cache: Path) -> dict[str, Any]:
    """The document; raises `Missing`. What npm supplies is kept under `cache`."""
    named = os.environ.get(VARIABLE)
    for path in (_BESIDE, Path(named) if named else None):
        if path is not None and path.is_file():
            return json.loads(path.read_bytes())
    return json.loads(_from_npm(cache).read_bytes())


def _from_npm(cache: Path) -> Path:
    kept = cache / "openapi.json"
    if kept.is_file():
        return kept
    npm = shutil.which("npm")
    if npm is None:
        raise Missing(f"no {_BESIDE.name} beside the repository, none named by {VARIABLE}, and no npm to supply it")
    command = [npm, "pack", _PACKAGE, "--silent", "--pack-destination", str(cache)]
    packed = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
    if packed.returncode:
        raise Missing(f"no {_BESIDE.name} beside the repository, none named by {VARIABLE}, and npm could not supply it")
    with tarfile.open(cache / packed.stdout.split()[-1]) as archive:
        member = archive.extractfile(_MEMBER)
        if member is None:
            raise Missing(f"npm's {_PACKAGE} holds no {_MEMBER}")
        kept.write_bytes(member.read())
    return kept
