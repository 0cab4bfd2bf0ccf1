#!/bin/sh
# Folkmoot's own pages in headless Chromium: drive.sh [axe] [screens] [journeys]; all of them without a word. Skips where Node or Chromium is missing.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../../.." && pwd)
out=$root/server/target/e2e

if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
    echo "Skipped: Node is not installed."
    exit 0
fi
mkdir -p "$out"
cp "$here"/*.mjs "$here"/*.json "$here"/../clients/browser/town.mjs "$out"
cd "$out"
if ! npm ci --no-audit --no-fund >npm.log 2>&1; then
    echo "Skipped: the browser's driver cannot be had; see $out/npm.log"
    exit 0
fi
exec node run.mjs "$root" "$out" "$@"
