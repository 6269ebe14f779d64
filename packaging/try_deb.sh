#!/bin/sh
# Try the .deb in an empty Debian: install, self-test, open the window, print, remove. Needs root,
# debootstrap, Xvfb and a Debian mirror. usage: try_deb.sh FILE.deb
set -eu
deb=$(realpath "$1")
root=$(mktemp -d)
sockets=.X11-unix
screen=:$((90 + $$ % 900))
cleanup() {
    [ -z "${xvfb:-}" ] || kill "$xvfb" 2>/dev/null || :
    umount "$root/tmp/$sockets" "$root/proc" 2>/dev/null || :
    rm -rf --one-file-system "$root"
}
trap cleanup EXIT
debootstrap --variant=minbase bookworm "$root" >/dev/null
mount -t proc proc "$root/proc"
cp "$deb" "$root/yishibu.deb"
inside() { chroot "$root" env HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
inside apt-get install -qq --no-install-recommends /yishibu.deb >/dev/null 2>&1
inside yishibu self-test
Xvfb "$screen" -screen 0 1366x768x24 -nolisten tcp & xvfb=$!
sleep 1
mkdir -p "$root/tmp/$sockets"
mount --bind "${TMPDIR:-/tmp}/$sockets" "$root/tmp/$sockets"
inside env "DISPLAY=$screen" timeout 10 yishibu && status=0 || status=$?
[ "$status" = 124 ] || { echo "the window did not stay open: status $status" >&2; exit 1; }
inside env YISHIBU_PASSPHRASE=try yishibu demo --out /demo >/dev/null
inside sh -c 'ls /demo/papers/*.pdf' | wc -l
inside apt-get remove -qq yishibu >/dev/null 2>&1
inside sh -c 'test ! -e /opt/yishibu && test ! -e /usr/bin/yishibu'
echo "installed, tested, opened, printed and removed in an empty Debian"
