"""Runs a provider's twin whose pictures are plain: every one its own and of the true size, at next to no cost."""

import io

from PIL import Image

from playground.fake_providers import __main__ as twins
from playground.fake_providers import atelier
from playground.fake_providers.pictures import Commission


def plain(commission: Commission) -> bytes:
    """One grey, and a comment that tells this picture from all others."""
    own = f"{commission.prompt}:{commission.seed}:{commission.number}:{len(commission.references)}"
    buffer = io.BytesIO()
    size = (commission.width, commission.height)
    Image.new("L", size, commission.seed % 256).save(buffer, "JPEG", quality=10, comment=own.encode())
    return buffer.getvalue()


if __name__ == "__main__":
    atelier.paint = plain
    twins.main()
