#!/usr/bin/env bash
# Backs up the PostgreSQL database into one file, while the service runs:  bash deploy/backup/postgresql-backup.sh FILE
# Which database, and as whom, say libpq's own variables: PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSFILE, PGSSLMODE.
set -euo pipefail

[ $# = 1 ] || { echo "usage: PGDATABASE=… bash postgresql-backup.sh FILE" >&2; exit 2; }
: "${PGDATABASE:?which database? (PGDATABASE)}"
file=$1
[ ! -e "$file" ] || { echo "'$file' exists already; a backup never overwrites anything." >&2; exit 2; }

umask 077
trap 'rm -f "$file.part"' EXIT
pg_dump --format=custom --no-owner --no-privileges --file="$file.part"
pg_restore --list "$file.part" > /dev/null   # it can be read
sync "$file.part"
mv "$file.part" "$file"
sync "$(dirname "$file")"
echo "$file: $(wc -c < "$file") bytes."
