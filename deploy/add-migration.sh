#!/usr/bin/env bash
# Adds one migration to every database's set, after a change of the model:  bash deploy/add-migration.sh NAME
# Then refresh the approved scripts (tests/HerScheduler.Tests/Data/Approved) and read their difference.
set -euo pipefail

[ $# = 1 ] || { echo "usage: bash deploy/add-migration.sh NAME" >&2; exit 2; }
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet tool restore > /dev/null
dotnet build src/HerScheduler --nologo -v quiet
for database in Sqlite PostgreSql SqlServer; do
  dotnet ef migrations add "$1" --project src/HerScheduler --no-build \
    --context "${database}Db" --output-dir "Data/$database/Migrations" --namespace "HerScheduler.Data.$database.Migrations"
done
