#!/usr/bin/env bash
# Restores a backup into a new PostgreSQL database:  bash deploy/backup/postgresql-restore.sh FILE
# Its name is PGDATABASE; where and as whom say libpq's other variables. A database of that name must not exist: rename it first, with the service stopped
# (ALTER DATABASE herscheduler RENAME TO herscheduler_before). Afterwards everything belongs to the user who restored; an account that only serves gets its rights by
# GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO herscheduler_serve (docs/operations.md, PostgreSQL).
set -euo pipefail

[ $# = 1 ] || { echo "usage: PGDATABASE=… bash postgresql-restore.sh FILE" >&2; exit 2; }
: "${PGDATABASE:?which database is to be made? (PGDATABASE)}"
file=$1
pg_restore --list "$file" > /dev/null        # before anything is made: it is a backup

createdb --template=template0 --encoding=UTF8 "$PGDATABASE"
if ! pg_restore --exit-on-error --single-transaction --no-owner --no-privileges --dbname="$PGDATABASE" "$file"; then
  dropdb "$PGDATABASE"
  echo "Nothing was restored; the database that had been made for it is gone again." >&2
  exit 1
fi
echo "Restored. Now run 'herscheduler migrate' and 'herscheduler audit verify', then start the service; when messages were published after this backup, it says so and what to do."
