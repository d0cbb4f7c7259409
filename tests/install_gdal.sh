#!/bin/sh
# Debian's gdal-bin, whose ogrinfo reads our files back: another GDAL than the one that wrote them.
# Where it cannot be installed, the tests that need it are skipped and say so.
command -v ogrinfo >/dev/null && exit 0
as_root=""
[ "$(id -u)" -eq 0 ] || as_root="sudo -n"
$as_root apt-get update -qq >/dev/null 2>&1 &&
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        gdal-bin >/dev/null 2>&1 ||
    echo "gdal-bin cannot be installed: tests with ogrinfo are skipped." >&2
exit 0
