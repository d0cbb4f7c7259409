"""Starts the Chromium that the browser tests use once, and says where it is."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from geodata.report.browser import LAUNCH_ARGUMENTS, chromium_path


def main() -> int:
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
        executable = None if own.exists() else chromium_path()
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
