#!/bin/sh
# build.sh ROOT: the quiet build behind ./run. Compiles with every compiler check, leaves tests and reports to ./test.
set -eu
root=$1
log=$root/desktop/target/build.log
mkdir -p "$root/desktop/target"
started=$(date +%s)
printf 'Building Chaperone (the first time takes a minute or two) '
cd "$root"
(while :; do sleep 2; printf '.'; done) &
dots=$!
trap 'kill $dots 2>/dev/null || true' EXIT INT TERM
status=0
mvn -q -B -pl shared-model,central,desktop -DskipTests -Dspotless.check.skip=true -Djacoco.skip=true \
    -Dcyclonedx.skip=true package >"$log" 2>&1 || status=$?
kill $dots 2>/dev/null || true
if [ "$status" != 0 ]; then
    printf '\n'
    grep -m 8 -E 'ERROR' "$log" >&2 || tail -n 8 "$log" >&2
    printf 'chaperone: the build failed; the whole output is in %s\n' "$log" >&2
    exit 2
fi
# The class path is spelt out because the cache below is bound to its exact text.
classpath() {
    find "$root/$1/target/lib" "$root/$1/target" -maxdepth 1 -name '*.jar' | LC_ALL=C sort | tr '\n' ':'
}
cat >"$root/desktop/target/cli.args" <<ARGS
-XX:+UseSerialGC
-XX:+UseCompactObjectHeaders
-XX:TieredStopAtLevel=1
-Xlog:aot=off
-XX:AOTCache=$root/desktop/target/cli.aot
--enable-native-access=ALL-UNNAMED
--sun-misc-unsafe-memory-access=allow
--add-opens=java.base/sun.nio.ch=ALL-UNNAMED
-Dprism.order=sw
-Dchaperone.checkout=$root
-cp
$(classpath desktop)
ARGS
classpath central >"$root/central/target/classpath"
# A cache of loaded classes makes each later start two to three times as fast. Failing here costs only that.
rm -f "$root/desktop/target/cli.aot"
sed "s#^-XX:AOTCache=.*#-XX:AOTCacheOutput=$root/desktop/target/cli.aot#" "$root/desktop/target/cli.args" >"$root/desktop/target/train.args"
"$JAVA_HOME/bin/java" "@$root/desktop/target/train.args" dev.chaperone.desktop.Main --warm-up >>"$log" 2>&1 || true
touch "$root/desktop/target/built"
printf ' done in %s s\n' "$(($(date +%s) - started))"
