#!/bin/sh
# bench/detection.sh [FOLDER]   measures the sanitiser on the corpora and writes docs/detection.md
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
corpora=${1:-$root/../shared/corpora}
[ -d "$corpora" ] || { echo "there is no folder $corpora; name the one with the corpora" >&2; exit 2; }
"$root/run" --version >/dev/null
report=$root/bench/src/main/java/dev/chaperone/bench/detection/DetectionReport.java
# shellcheck source=.mvn/prepare.sh
. "$root/.mvn/prepare.sh"
find_jdk
"$JAVA_HOME/bin/java" "@$root/desktop/target/cli.args" "$report" "$corpora" >"$root/docs/detection.md.new"
mv "$root/docs/detection.md.new" "$root/docs/detection.md"
