"""Which Chromium the browser tests use; as a script, starts it once and says where it is."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

LAUNCH_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def browser_path() -> str | None:
    """Path of an installed Chromium, or None where Playwright's own is to be used."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def main() -> int:
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
        executable = None if own.exists() else browser_path()
        try:
            playwright.chromium.launch(
                executable_path=executable, args=list(LAUNCH_ARGUMENTS)
            ).close()
        except Error as error:
            print(error, file=sys.stderr)
            return 1
        print(executable or own)
    return 0


if __name__ == "__main__":
    sys.exit(main())
