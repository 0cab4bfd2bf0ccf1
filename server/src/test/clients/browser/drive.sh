#!/bin/sh
# Drives web clients that were built elsewhere: PHANPY_FOLDER ELK_FOLDER, either may be empty. Skips what is missing.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../../../.." && pwd)
out=$root/server/target/clients/browser
phanpy=${1:+$(realpath "$1")}
elk=${2:+$(realpath "$2")}

if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
    echo "Skipped: Node is not installed."
    exit 0
fi
mkdir -p "$out"
cp "$here"/*.mjs "$here"/*.json "$here"/picture.png "$out"
cd "$out"
if ! npm ci --no-audit --no-fund >npm.log 2>&1; then
    echo "Skipped: the browser's driver cannot be had; see $out/npm.log"
    exit 0
fi
exec node journeys.mjs "$root/folkmoot" "$out/shown" "phanpy=$phanpy" "elk=$elk"
