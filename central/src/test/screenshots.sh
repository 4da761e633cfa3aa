#!/bin/sh
# screenshots.sh [FOLDER]: pictures of the console with sample data, light and dark, wide and narrow, by headless
# Chromium. Without FOLDER it makes the README's picture, docs/images/console.png. Build first:
#   mvn -pl shared-model,central -DskipTests package
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../../.." && pwd)
work=$(mktemp -d)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
pids=
trap 'kill $pids 2>/dev/null || true; rm -rf "$work"' EXIT INT TERM
classes=$root/central/target/classes:$root/central/target/test-classes:$root/shared-model/target/classes

# Leaves the address of a filled server in $address.
serve() {
    "$java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "$classes:$root/central/target/lib/*" \
        dev.chaperone.central.server.SampleCentral "$@" >"$work/out" 2>"$work/err" &
    pids="$pids $!"
    until grep -q '^http' "$work/out"; do
        kill -0 "$!" || { cat "$work/err" >&2; exit 1; }
        sleep 0.3
    done
    address=$(grep '^http' "$work/out")
}

# shot FILE WIDTH,HEIGHT PATH [OPTION]: signs in by the address, because headless Chromium keeps no session.
shot() {
    file=$1 size=$2 path=$3
    shift 3
    chromium --headless --no-sandbox --hide-scrollbars --user-data-dir="$work/chromium" --window-size="$size" \
        --screenshot="$file" "$@" "${address%%/\?*}$path?token=${address##*=}" >/dev/null 2>&1
}

if [ $# = 0 ]; then
    serve "$work/plain" --plain
    mkdir -p "$root/docs/images"
    shot "$root/docs/images/console.png" 1280,900 /
    exit
fi
mkdir -p "$1"
serve "$work/full"
for look in 1=light 0=dark; do
    for page in log=/ event=/events/10 findings=/findings devices=/devices; do
        for size in 1280,1000= 500,1100=-narrow; do
            shot "$1/${page%%=*}-${look#*=}${size#*=}.png" "${size%%=*}" "${page#*=}" \
                --blink-settings=preferredColorScheme="${look%%=*}"
        done
    done
done
serve "$work/empty" --empty
for page in log=/ findings=/findings devices=/devices; do
    shot "$1/empty-${page%%=*}.png" 1280,700 "${page#*=}"
done
address="${address%%=*}=wrong"
shot "$1/login.png" 1280,600 /
