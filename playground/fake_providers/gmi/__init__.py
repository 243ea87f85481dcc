"""The twin of GMI Cloud's request queue: its calls, payload rules, records, uploads and faults; no other provider's."""

from .twin import PREFIX as PREFIX
from .twin import GmiOptions as GmiOptions
from .twin import GmiTwin as GmiTwin
