"""Where Dateline keeps things: seeds that it ships, and the one folder that it writes to."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

from geodata.errors import StoreError

__all__ = ["home", "seed"]

_CHECKOUT = Path(__file__).resolve().parent.parent


def seed(name: str) -> Path:
    """Path of a file or folder of ``seeds/``, in a checkout or inside an installed wheel."""
    for folder in (_CHECKOUT / "seeds", _CHECKOUT / "geodata" / "seeds"):
        if (folder / name).exists():
            return folder / name
    return _CHECKOUT / "seeds" / name


def home() -> Path:
    """Folder of the store, the gazetteer's index and the browser's assets; made when missing.

    ``$DATELINE_HOME`` when set; else ``.dateline`` in a checkout; else the user's data folder.

    Raises
    ------
    StoreError
        When the folder cannot be made.
    """
    chosen = os.environ.get("DATELINE_HOME")
    if chosen:
        folder = Path(chosen).expanduser()
    elif (_CHECKOUT / "seeds").is_dir():
        folder = _CHECKOUT / ".dateline"
    else:
        folder = platformdirs.user_data_path("dateline")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = (
            f"the folder '{folder}' cannot be made ({error.strerror}): "
            "set DATELINE_HOME to a folder that can be written to"
        )
        raise StoreError(message) from error
    return folder
