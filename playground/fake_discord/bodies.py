"""Reads what a bot sent: JSON, or multipart with `payload_json` and `files[n]`; judges only the form."""

import json
import re
from email.message import Message as HeaderBlock
from typing import Any

from playground.fake_discord.errors import ApiError, invalid_form
from playground.fake_discord.files import Upload

_FILE_FIELD = re.compile(r"^files?\[(\d+)\]$")
_PARAMETER = re.compile(r'(\w+\*?)=(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))')


def parse(content_type: str, raw: bytes) -> tuple[Any, dict[int, Upload]]:
    """The JSON body and the files by number; raises ApiError (400) for what is neither."""
    if content_type.startswith("multipart/form-data"):
        return _parse_multipart(content_type, raw)
    if not raw:
        return None, {}
    if not content_type.startswith("application/json"):
        raise ApiError(400, 50035, "Invalid Form Body")
    return _parse_json(raw), {}


def _parse_json(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except ValueError:
        raise ApiError(400, 50109, "The request body contains invalid JSON.") from None


def _parse_multipart(content_type: str, raw: bytes) -> tuple[Any, dict[int, Upload]]:
    """Split at the boundary by hand: cheaper than a streaming reader, and the body is in memory anyway."""
    holder = HeaderBlock()
    holder["content-type"] = content_type
    boundary = holder.get_boundary()
    if not boundary:
        raise ApiError(400, 50035, "Invalid Form Body")
    body: Any = None
    files: dict[int, Upload] = {}
    for part in (b"\r\n" + raw).split(b"\r\n--" + boundary.encode())[1:]:
        head, separator, content = part.partition(b"\r\n\r\n")
        if not separator:
            continue
        names = _disposition(head)
        field = names.get("name", "")
        if match := _FILE_FIELD.match(field):
            files[int(match[1])] = Upload(filename=names.get("filename", "unknown"), data=content)
        elif field == "payload_json":
            body = _parse_json(content)
        else:
            raise invalid_form((field or "multipart",), "UNKNOWN_FIELD", "Neither payload_json nor files[n].")
    return body, files


def _disposition(head: bytes) -> dict[str, str]:
    for line in head.decode("utf-8", "replace").split("\r\n"):
        name, _, value = line.partition(":")
        if name.strip().lower() == "content-disposition":
            return {m[1]: re.sub(r"\\(.)", r"\1", m[2]) if m[3] is None else m[3] for m in _PARAMETER.finditer(value)}
    return {}


def single_file(content_type: str, raw: bytes) -> Upload:
    """The one file in field `file` of the page's own upload form."""
    renamed = raw.replace(b'name="file"', b'name="files[0]"', 1)
    _, files = _parse_multipart(content_type, renamed)
    if 0 not in files:
        raise invalid_form(("file",), "BASE_TYPE_REQUIRED", "This field is required")
    return files[0]
