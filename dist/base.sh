#!/bin/sh
# Makes the image that ours is put upon, from Debian's own packages, for where no registry can be reached: dist/base.sh FILE.tar [MACHINE]
# Needs debootstrap and the rights of root. The file is what "docker save" writes: make dist base=tar://FILE.tar
set -eu
file=$1
machine=${2:-$(dpkg --print-architecture)}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
debootstrap --arch="$machine" --variant=minbase "${SUITE:-trixie}" "$work/root" ${MIRROR:+"$MIRROR"} >&2
# What only makes it larger, or differs from day to day.
rm -rf "$work/root"/var/cache/* "$work/root"/var/log/* "$work/root"/var/lib/apt/lists/* "$work/root"/usr/share/doc/* "$work/root"/usr/share/man/* \
    "$work/root"/usr/share/locale/* "$work/root"/debootstrap "$work/root"/dev/*
epoch=1767225600
tar -C "$work/root" --sort=name --mtime="@$epoch" --numeric-owner -cf "$work/layer.tar" .
digest=$(sha256sum "$work/layer.tar" | cut -d ' ' -f 1)
cat >"$work/config.json" <<END
{"created":"2026-01-01T00:00:00Z","architecture":"$machine","os":"linux","config":{"Env":["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"]},"rootfs":{"type":"layers","diff_ids":["sha256:$digest"]},"history":[{"created":"2026-01-01T00:00:00Z","created_by":"debootstrap"}]}
END
echo '[{"Config":"config.json","RepoTags":["debian-base:local"],"Layers":["layer.tar"]}]' >"$work/manifest.json"
tar -C "$work" --sort=name --mtime="@$epoch" --owner=0 --group=0 --numeric-owner -cf "$file" manifest.json config.json layer.tar
