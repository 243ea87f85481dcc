"""Finds Discord's OpenAPI document: beside the repository, where the environment says, or in npm's package."""

import json
import os
import shutil
import subprocess
import tarfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

VARIABLE = "EASEL_DISCORD_OPENAPI"
BESIDE = Path(__file__).parents[3] / "shared" / "reference" / "discord-openapi.json"
_PACKAGE = "discord-api-spec"
_NPM_SECONDS = 60

Json = dict[str, Any]


class Missing(Exception):
    """There is no document; the text says where it was looked for."""


def load(cache: Path, environment: Mapping[str, str] = os.environ, beside: Path = BESIDE) -> Json:
    """The document; raises `Missing`. What npm supplies is kept in the directory `cache`."""
    kept = cache / beside.name
    named = environment.get(VARIABLE)
    for path in (beside, *([Path(named)] if named else []), kept):
        if path.is_file():
            return json.loads(path.read_bytes())
    document = _from_npm(cache, environment)
    kept.write_text(json.dumps(document))
    return document


def _from_npm(cache: Path, environment: Mapping[str, str]) -> Json:
    nowhere = f"no {BESIDE.name} beside the repository, none named by {VARIABLE}"
    npm = shutil.which("npm", path=environment.get("PATH"))
    if npm is None:
        raise Missing(f"{nowhere}, and no npm to ask for {_PACKAGE}")
    command = [npm, "pack", _PACKAGE, "--silent", "--pack-destination", str(cache)]
    try:
        packed = subprocess.run(command, capture_output=True, text=True, timeout=_NPM_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise Missing(f"{nowhere}, and npm could not supply {_PACKAGE}: {error}") from error
    archive = cache / packed.stdout.split()[-1]
    try:
        return _unpacked(archive)
    except LookupError:
        raise Missing(f"{nowhere}, and npm's {archive.name} holds no OpenAPI document") from None
    finally:
        archive.unlink()


def _unpacked(archive: Path) -> Json:
    """The first JSON file that is an OpenAPI document; LookupError when none is."""
    with tarfile.open(archive) as members:
        for member in members:
            content = members.extractfile(member) if member.name.endswith(".json") else None
            document = json.loads(content.read()) if content is not None else None
            if isinstance(document, dict) and {"openapi", "paths", "components"} <= document.keys():
                return document
    raise LookupError(archive.name)
