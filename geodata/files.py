"""Files that are replaced whole or not at all."""

from __future__ import annotations

import secrets
import stat
from pathlib import Path

__all__ = ["replace_file"]


def replace_file(target: Path, content: bytes) -> None:
    """Give a file new content in one step: whoever reads it sees the old or the new, whole.

    Its permissions stay; nothing else is left in its folder, whatever goes wrong.

    Raises
    ------
    OSError
        When the folder is missing or closed, or the disk is full; the file is as it was.
    """
    draft = target.with_name(f".{target.name[:40]}.{secrets.token_hex(8)}")
    try:
        with draft.open("xb") as file:
            file.write(content)
        if target.exists():
            draft.chmod(stat.S_IMODE(target.stat().st_mode))
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
