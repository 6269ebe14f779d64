#!/bin/sh
# Try a .deb in an empty Debian 12 as a township would: install it, let it test itself, open the
# window, print papers, bring in rosters, upgrade, remove, purge. Needs root, debootstrap, Xvfb,
# openbox and xdotool; Debian's packages come from where this machine's apt takes them.
# PICTURES=PREFIX in the environment keeps pictures of the windows, by ImageMagick.
# usage: try_deb.sh FILE.deb
set -eu
deb=$(realpath "$1")
rosters=$(realpath "$(dirname "$0")/../tests/fixtures/rosters")
root=$(mktemp -d)
here=$(mktemp -d)
screen=$((90 + $$ % 900))
sockets=tmp/.X11-unix # where X has them, on either side
step=start
cleanup() {
    status=$?
    trap - EXIT
    [ "$status" = 0 ] || { echo "failed: $step" >&2; tail -n 5 "$here/log" >&2; }
    [ -z "${window:-}" ] || kill "$window" 2>/dev/null || :
    [ -z "${manager:-}" ] || kill "$manager" 2>/dev/null || :
    [ -z "${xvfb:-}" ] || kill "$xvfb" 2>/dev/null || :
    umount "$root/$sockets" "$root/dev/shm" "$root/proc" 2>/dev/null || :
    rm -rf --one-file-system "$root" "$here"
    exit "$status"
}
trap cleanup EXIT
trap 'exit 1' INT TERM
say() { step=$1; echo "== $1"; }

say "an empty Debian 12"
mirror=$(apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' |
    sed -n 's/^bookworm //p' | head -n 1)
chmod 755 "$root" # mktemp let nobody else in
debootstrap --variant=minbase bookworm "$root" "$mirror" >"$here/log" 2>&1
mount -t proc proc "$root/proc"
mkdir -p "$root/dev/shm"
mount -t tmpfs tmpfs "$root/dev/shm"
cp "$deb" "$root/yishibu.deb"
folder="马 家" # what people call their folders
home=/home/$folder
mkdir -m 777 "$root/nowhere"
chroot "$root" useradd --create-home --home-dir "$home" nong
inside() { chroot "$root" env -i PATH=/usr/sbin:/usr/bin DEBIAN_FRONTEND=noninteractive "$@"; }
# A command of a person who is not root, with nothing in the environment but what is given.
person() {
    chroot "$root" setpriv --reuid=nong --regid=nong --clear-groups \
        env -i PATH=/usr/bin "HOME=$home" "$@"
}
# Every file but people's own, and those in which apt and the font cache keep their books.
listing() {
    (cd "$root" && find . -xdev \( -path ./proc -o -path ./tmp -o -path ./dev/shm \
        -o -path ./home -o -path ./root -o -path ./var/lib/apt -o -path ./var/lib/dpkg -o -path ./var/cache -o -path ./var/log \
        -o -path ./nowhere -o -path ./yishibu.deb \) -prune -o -print | sort)
}
apt() { inside apt-get -o Dpkg::Use-Pty=0 -qq -y --no-install-recommends "$@" >"$here/log" 2>&1; }
listing >"$here/before"

say "install"
apt install /yishibu.deb
inside dpkg --verify yishibu

say "self-test: root, a person, the C locale, an account without a home"
inside HOME=/root yishibu self-test
person yishibu self-test --json >"$here/log"
person LC_ALL=C yishibu self-test >"$here/log"
nobody() { chroot "$root" setpriv --reuid=4321 --regid=4321 --clear-groups env -i PATH=/usr/bin "$@"; }
nobody YISHIBU_HOME=/nowhere yishibu self-test >"$here/log"
if nobody yishibu verify 2>"$here/log"; then exit 1; fi
[ "$(wc -l <"$here/log")" = 1 ]

say "papers of a whole case; rosters as xlsx, xls and csv"
person sh -c 'cd && yishibu demo --out 示例 --json >示例.json'
ledger=$home/示例/ledger
passphrase=$(sed -n 's/.*"passphrase": "\(.*\)".*/\1/p' "$root$home/示例.json")
record=$(sed -n 's/.*"record": "\(.*\)".*/\1/p' "$root$home/示例.json")
with_ledger() { person "YISHIBU_HOME=$ledger" "YISHIBU_PASSPHRASE=$passphrase" "$@"; }
[ "$(find "$root$home/示例/papers" -name '*.pdf' | wc -l)" = 9 ]
with_ledger yishibu paper print "$record" meeting_record --out "$home/记录.pdf"
with_ledger yishibu verify "$home/记录.pdf"
cp "$rosters"/* "$root$home"
for roster in "$root$home"/*.xls "$root$home"/*.csv; do
    with_ledger yishibu roster import --dry-run "$home/${roster##*/}" | head -n 1
done
with_ledger yishibu roster import --dry-run \
    /usr/lib/yishibu/_internal/desktop/_resources/samples/rosters/roster-clean.xlsx | head -n 1

say "the window, on a screen: first start, and a ledger"
Xvfb ":$screen" -screen 0 1366x768x24 -nolisten tcp >"$here/log" 2>&1 & xvfb=$!
mkdir -p "$root/$sockets"
mount --bind "/$sockets" "$root/$sockets"
export DISPLAY=":$screen"
timeout 20 sh -c 'until xdotool getmouselocation >/dev/null 2>&1; do sleep 0.2; done'
openbox >/dev/null 2>&1 & manager=$!
open_window() { # in the background, until it is seen; what it says besides is an error
    "$@" "DISPLAY=$DISPLAY" yishibu >"$here/log" 2>&1 & window=$!
    timeout 60 sh -c 'until xdotool search --onlyvisible --name 议事簿 >/dev/null 2>&1; do sleep 0.2; done'
    sleep 3
    kill -0 "$window"
    [ -z "${PICTURES:-}" ] || import -window root "$PICTURES-$1.png"
    xdotool key alt+F4
    wait "$window"
    window=
    [ ! -s "$here/log" ]
}
open_window person
open_window with_ledger
with_ledger yishibu verify

say "upgrade"
dpkg-deb -R "$deb" "$here/next"
sed -i 's/^Version: .*/&+next/' "$here/next/DEBIAN/control"
dpkg-deb -Znone -b "$here/next" "$root/next.deb" >/dev/null
apt install /next.deb
inside dpkg --verify yishibu
with_ledger yishibu verify
apt install --reinstall /next.deb
rm "$root/next.deb"

say "remove: what is the person's stays"
apt remove yishibu
[ -z "$(find "$root/usr" "$root/etc" "$root/opt" -name '*yishibu*')" ]
[ -s "$root$ledger/ledger.db" ]

say "purge: nothing else is left"
apt install /yishibu.deb
apt purge yishibu
apt autoremove --purge
listing >"$here/after"
diff "$here/before" "$here/after"
echo "all well: $(basename "$deb")"
