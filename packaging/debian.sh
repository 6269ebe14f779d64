#!/bin/sh
# Install the Debian packages that one or more purposes of debian-packages.txt need and that are
# missing, where root or sudo allows it without asking; else name them in one line and go on, since
# what cannot do without them says so itself. Elsewhere than on Debian and its kin: nothing.
# usage: debian.sh PURPOSE...
set -eu
list=$(dirname "$0")/debian-packages.txt
command -v dpkg-query >/dev/null && command -v apt-get >/dev/null || exit 0

# A package may be there under another name that provides it (libglib2.0-0t64).
installed=" $(dpkg-query -W -f '${db:Status-Status} ${Package} ${Provides}\n' |
    sed -n 's/^installed //p' | sed 's/([^)]*)//g' | tr -s ',\n' ' ') "

missing=
for purpose; do
    while read -r what package command; do
        [ "$what" = "$purpose" ] || continue
        case $installed in *" $package "*) continue ;; esac
        [ "$command" != - ] && command -v "$command" >/dev/null && continue
        missing="$missing $package"
    done <"$list"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    root=
elif sudo -n true 2>/dev/null; then
    root="sudo -n"
else
    echo "Debian packages are missing, and neither root nor sudo is here: apt-get install$missing" >&2
    exit 0
fi

echo "installing Debian packages:$missing" >&2
said=$(mktemp)
trap 'rm -f "$said"' EXIT
# A machine that has just started may be installing upgrades by itself: they are waited for.
install() {
    # shellcheck disable=SC2086 # a list of words, and none where root is here already
    $root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -qq --no-install-recommends -o DPkg::Lock::Timeout=300 $missing >"$said" 2>&1 </dev/null
}
# A machine's lists of packages may be absent or old; they are asked for only then.
install || { $root apt-get update -qq >"$said" 2>&1 && install; } || {
    echo "apt-get install$missing failed: $(tail -n 1 "$said")" >&2
}
