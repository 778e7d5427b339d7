#!/usr/bin/env bash
# Builds everything with warnings as errors, runs every test project, and ends with "N passed, N failed, N skipped".
# As root on Debian it installs what is missing; elsewhere it says what is missing and stops.
#   bash tests/run.sh [--soak]        --soak also runs the full-size runs (HERSCHEDULER_SOAK=1)
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tests/lib/debian.sh
source tests/lib/rabbitmq.sh
source tests/lib/postgresql.sh
source tests/lib/results.sh

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
configuration=Release
work=$(mktemp -d "${TMPDIR:-/tmp}/herscheduler-tests.XXXXXX")
chmod 700 "$work"
started_rabbitmq=no
started_postgresql=no

finish() {
  if [ "$started_rabbitmq" = yes ]; then stop_rabbitmq; fi
  if [ "$started_postgresql" = yes ]; then stop_postgresql; fi
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

stop() {
  echo "tests/run.sh: $*" >&2
  exit 3
}

read_arguments() {
  for argument in "$@"; do
    case $argument in
      --soak) export HERSCHEDULER_SOAK=1 ;;
      *) stop "unknown argument '$argument'; expected --soak or nothing" ;;
    esac
  done
}

need_dotnet() {
  command -v dotnet > /dev/null || stop "the .NET 10 SDK is missing: https://dotnet.microsoft.com/download/dotnet/10.0"
  case $(dotnet --version 2>/dev/null) in
    10.*) ;;
    *) stop "the .NET 10 SDK is missing (global.json asks for it); found: $(dotnet --list-sdks | tr '\n' ' ')" ;;
  esac
}

need_rabbitmq() {
  rabbitmq_installed && return
  install_packages rabbitmq-server
  rabbitmq_installed || stop "rabbitmq-server was installed but is not where it was expected"
}

need_postgresql() {
  postgresql_installed && return
  install_packages postgresql
  postgresql_installed || stop "postgresql was installed but is not where it was expected"
}

# The e-mails the service writes are read back by a MIME parser that is not ours.
need_python() {
  python3 -c 'import email' 2> /dev/null || install_packages python3
  # A consumer outside .NET. Debian's package serves Debian's python; another may stand before it in the PATH.
  python3 -c 'import pika' 2> /dev/null || /usr/bin/python3 -c 'import pika' 2> /dev/null || install_packages python3-pika
}

# true where the public package gallery (MailKit and others) is in reach; docs/decisions/0003-fullfeed.md.
find_full_feed() {
  local index=https://api.nuget.org/v3-flatcontainer/mailkit/index.json
  if command -v curl > /dev/null && curl -fsS --max-time 15 -o /dev/null "$index" 2> /dev/null; then
    echo true
  else
    echo false
  fi
}

# A project, and on which database its tests run: HERSCHEDULER_TEST_DATABASE is Sqlite unless it says otherwise.
run_project() {
  local project=$1 database=${2:-} name
  name=$(basename "$project" .csproj)${database:+-$database}
  echo
  echo "== $name"
  HERSCHEDULER_TEST_DATABASE=${database:-Sqlite} \
    dotnet test "$project" --no-build -c "$configuration" -p:FullFeed="$full_feed" --nologo \
    ${database:+--filter "Database!=any&Database!=Sqlite"} \
    --logger "trx;LogFileName=$name.trx" --results-directory "$work/results" \
    --blame-hang --blame-hang-timeout 10m --blame-hang-dump-type none < /dev/null || failed_projects+=("$name")
  if [ ! -s "$work/results/$name.trx" ]; then
    echo "$name gave no results" >&2
    missing_results=$((missing_results + 1))
  fi
}

read_arguments "$@"
need_dotnet
need_rabbitmq
need_postgresql
need_python
full_feed=${FULLFEED:-$(find_full_feed)}
echo "FullFeed=$full_feed"

dotnet build HerScheduler.sln -c "$configuration" -p:FullFeed="$full_feed" --nologo -v minimal -tl:off < /dev/null

started_rabbitmq=yes
start_rabbitmq "$work/rabbitmq"
started_postgresql=yes
start_postgresql

failed_projects=()
missing_results=0
while IFS= read -r project; do
  run_project "$project"
done < <(grep -l '<IsTestProject>true' tests/*/*.csproj | sort)

# What touches a database runs again on each server.
run_project tests/HerScheduler.Tests/HerScheduler.Tests.csproj PostgreSql
if [ -n "${HERSCHEDULER_TEST_SQLSERVER:-}" ]; then
  run_project tests/HerScheduler.Tests/HerScheduler.Tests.csproj SqlServer
else
  echo "SQL Server: not run, HERSCHEDULER_TEST_SQLSERVER is not set (a connection string; needs FullFeed); its SQL scripts are compared with the approved ones."
fi

shopt -s nullglob
results=("$work"/results/*.trx)
passed=$(count_of passed "${results[@]}")
failed=$(($(count_of failed "${results[@]}") + missing_results))
skipped=$(($(count_of total "${results[@]}") - $(count_of executed "${results[@]}")))   # notExecuted stays 0 for skipped tests

echo
if [ "${#failed_projects[@]}" -gt 0 ]; then echo "Failed: ${failed_projects[*]}"; fi
corpus_lines "${results[@]}"
echo "$passed passed, $failed failed, $skipped skipped"
[ "${#failed_projects[@]}" = 0 ] && [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
