# shellcheck shell=sh
# Sourced by run, test and bench: finds JDK 25 and what the machine needs. POSIX sh. Sets JAVA_HOME or exits with one line.

die() {
    printf 'chaperone: %s\n' "$*" >&2
    exit 2
}

is_jdk25() {
    [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release" 2>/dev/null
}

find_jdk() {
    for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/jdk* /opt/java/* "$HOME"/.sdkman/candidates/java/25* \
        "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if [ -n "$candidate" ] && is_jdk25 "$candidate"; then
            JAVA_HOME=$candidate
            export JAVA_HOME
            return
        fi
    done
    die "JDK 25 was not found. Install it (for example Temurin 25: https://adoptium.net) or point JAVA_HOME at it."
}

# need COMMAND=PACKAGE ...: installs what is missing when root on Debian, else says the exact command.
need() {
    missing=
    for pair in "$@"; do
        command -v "${pair%%=*}" >/dev/null 2>&1 || missing="$missing ${pair#*=}"
    done
    [ -z "$missing" ] && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        printf 'Installing%s ...\n' "$missing"
        # shellcheck disable=SC2086 # a list of package names
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing; } \
            >/dev/null 2>&1 || die "could not install$missing; run: apt-get update && apt-get install -y$missing"
    elif command -v apt-get >/dev/null 2>&1; then
        die "missing:$missing. Run: sudo apt-get update && sudo apt-get install -y$missing"
    else
        die "missing:$missing. Install it with your package manager and start again."
    fi
}
