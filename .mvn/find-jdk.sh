# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash
# Sourced by the scripts: a default Java that is too old shouldn't stop anybody who has a newer one.

# The major version of a JDK's folder; nothing when there is no compiler in it.
jdk_version() {
    [ -x "$1/bin/javac" ] || return 0
    "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
}

# Exports JAVA_HOME as a JDK of at least 21, or says in one line that there is none.
find_jdk() {
    local candidates=() candidate version on_path
    [ -n "${JAVA_HOME:-}" ] && candidates+=("$JAVA_HOME")
    on_path=$(command -v javac || true)
    if [ -n "$on_path" ]; then
        candidates+=("$(dirname "$(dirname "$(readlink -f "$on_path")")")")
    fi
    candidates+=(/usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/*)
    for candidate in "${candidates[@]}"; do
        version=$(jdk_version "$candidate")
        if [ -n "$version" ] && [ "$version" -ge 21 ]; then
            export JAVA_HOME="$candidate"
            return 0
        fi
    done
    echo "First Session needs a JDK 21 or newer: install one, or point JAVA_HOME to it." >&2
    return 1
}
