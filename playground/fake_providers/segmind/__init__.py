"""The twin of Segmind's Seedream 4.0: its calls, payload rules, answers and faults; no other provider's."""

from .twin import SegmindOptions as SegmindOptions
from .twin import SegmindTwin as SegmindTwin
