#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Health check for containers, with nothing but bash, which each image has: answers.sh PORT [PATH]
# Fine when somebody listens on the port and, given a path, answers a GET of it with 200.
set -euo pipefail

exec 3<>"/dev/tcp/127.0.0.1/$1"
if [ -n "${2:-}" ]; then
    printf 'GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n' "$2" >&3
    read -r _ status _ <&3
    [ "$status" = 200 ]
fi
