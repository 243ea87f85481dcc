"""The records of the GMI twin as the provider tells them. It serves no picture and changes no record."""

from typing import Any

from playground.fake_providers.ledger import Ledger, Record, media_ids
from playground.fake_providers.results import Results
from playground.fake_providers.script import Phase


def head(ledger: Ledger, record: Record) -> dict[str, Any]:
    """The keys with which every answer about a request begins."""
    created = int(record.created_at)
    return {
        "request_id": record.request_id,
        "model": record.model,
        "status": ledger.status(record),
        "created_at": created,
        "updated_at": int(ledger.moved_at(record)),
        "queued_at": created,
    }


def document(ledger: Ledger, results: Results, record: Record) -> dict[str, Any]:
    """The whole record, pictures included once there are some."""
    told = head(ledger, record)
    told["payload"] = {} if Phase.ECHO in record.faults else record.payload
    told["outcome"] = None
    told["org_id"] = record.organization or "twin-organization"
    told["user_id"] = "twin-user"
    told["is_public"] = False
    if not ledger.ended(record):
        return told
    fate = record.fate
    if fate.end != "success":
        return told | {"outcome": fate.outcome} | dict(fate.extra)
    media = [{"id": str(name), "url": results.address(record, name)} for name in media_ids(record)]
    thumbnail = {"thumbnail_image_url": results.address(record, "thumbnail")} if fate.thumbnail else {}
    return told | {"outcome": {"media_urls": media, **thumbnail}}
