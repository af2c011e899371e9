#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Run once, when PostgreSQL's volume is new: a database for each part, which no other part can open.
set -euo pipefail

for name in intake board notification registry; do
    psql --quiet --set=ON_ERROR_STOP=1 --username=postgres --dbname=postgres \
        --set=name="$name" --set=password="$POSTGRES_PASSWORD" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
done
