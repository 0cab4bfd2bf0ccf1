#!/bin/sh
# Builds what is committed twice, in two folders, at another time and with another mask, time zone and language, and compares every byte: dist/check.sh [BASE]
set -eu
home=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
build() { # NAME MASK ZONE LANGUAGE
    git clone -q "$home" "$work/$1"
    git -C "$work/$1" checkout -q "$commit"
    (umask "$2" && cd "$work/$1" && TZ=$3 LC_ALL=$4 make -s dist base="$base")
    (cd "$work/$1/dist/target" && sha256sum folkmoot-*-linux-* | grep -v '\.sha256$') >"$work/$1.sums"
}
base=${1:-}
commit=$(git -C "$home" rev-parse HEAD)
build one 022 UTC C
build another-one 027 Asia/Karachi C.UTF-8
cat "$work/one.sums"
if ! diff "$work/one.sums" "$work/another-one.sums"; then
    echo "The two builds differ; they are in $work." >&2
    trap - EXIT
    exit 1
fi
echo "Both builds are the same, byte for byte."
