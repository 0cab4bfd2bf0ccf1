#!/bin/sh
# Runs other servers beside a Folkmoot instance, over TLS, and writes docs/federation/interop.md. Everything happens in a network of its own
# (loopback only) with a hosts file of its own; both are gone when it ends. Skips with a sentence where something is missing.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../../.." && pwd)
out=$root/server/target/interop

skip() {
    echo "Skipped: $1"
    exit 0
}
for program in node npm openssl unshare ip mount; do
    command -v "$program" >/dev/null 2>&1 || skip "$program is not installed."
done
namespaces="-m -n"
[ "$(id -u)" = 0 ] || namespaces="-r -m -n"
# shellcheck disable=SC2086 # words on purpose
unshare $namespaces sh -c 'ip link set lo up && mount --bind /etc/hosts /etc/hosts' >/dev/null 2>&1 ||
    skip "this system does not let us make a network and a hosts file of our own (unshare $namespaces)."

rm -rf "$out/run"
mkdir -p "$out/run"
cp "$here"/*.mjs "$here/package.json" "$out"
cd "$out"
npm install --no-package-lock --no-audit --no-fund >npm.log 2>&1 ||
    skip "the libraries of the scripted peer cannot be had; see $out/npm.log"

cd "$out/run"
openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=Interop authority" -keyout ca.key -out ca.pem 2>/dev/null
cp /etc/hosts hosts
number=1
for name in folkmoot fedify fedify-9421 snac gotosocial; do
    openssl req -newkey rsa:2048 -nodes -subj "/CN=$name.test" -keyout "$name.key" -out "$name.csr" 2>/dev/null
    echo "subjectAltName=DNS:$name.test" >"$name.ext"
    openssl x509 -req -in "$name.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile "$name.ext" -out "$name.pem" 2>/dev/null
    echo "127.0.1.$number $name.test" >>hosts
    number=$((number + 1))
done
bundle=/etc/ssl/certs/ca-certificates.crt
cat "$bundle" ca.pem >bundle.pem 2>/dev/null || cp ca.pem bundle.pem

"$root/folkmoot" --help >/dev/null # builds it, as long as there is a network to build with
NODE_EXTRA_CA_CERTS=$out/run/ca.pem
export NODE_EXTRA_CA_CERTS
# shellcheck disable=SC2086,SC2016 # words on purpose
exec unshare $namespaces sh -c '
    ip link set lo up
    mount --bind "$1/hosts" /etc/hosts
    [ ! -f "$2" ] || mount --bind "$1/bundle.pem" "$2"
    exec node "$1/../journey.mjs" "$3" "$1"' interop "$out/run" "$bundle" "$root"
