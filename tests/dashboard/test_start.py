"""What the first page has to wait for."""

from __future__ import annotations

import subprocess
import sys

SLOW = ("matplotlib", "openpyxl", "scipy", "trafilatura", "xlsxwriter")
SAY = "import sys, dashboard.app; print([name for name in {!r} if name in sys.modules])"


def test_the_first_page_waits_for_no_package_that_it_does_not_need() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", SAY.format(SLOW)], check=True, capture_output=True, text=True
    )
    assert loaded.stdout.strip() == "[]"
