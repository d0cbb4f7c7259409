#!/bin/sh
# Makes sure that the browser tests find a Chromium that starts: Playwright's own when it can be
# downloaded, Debian's package otherwise. Usage: tests/install_browser.sh PYTHON
set -eu
python=$1

starts() {
    "$python" -m tests.browser_path >/dev/null 2>&1
}

starts && exit 0
echo "No Chromium yet: asking Playwright for its own." >&2
if "$python" -m playwright install chromium >/dev/null 2>&1 && starts; then
    exit 0
fi
echo "Playwright's download did not work: installing Debian's chromium." >&2
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo"
$as_root apt-get update -qq
# libatomic1: Playwright's driver does not start without it, and a bare Debian lacks it.
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
    chromium fonts-liberation libatomic1 >/dev/null
starts && exit 0
echo "Chromium still does not start:" >&2
exec "$python" -m tests.browser_path
