#!/usr/bin/env bash
# Builds everything with warnings as errors, runs every test project, and ends with "N passed, N failed, N skipped".
# As root on Debian it installs what is missing; elsewhere it says what is missing and stops.
#   bash tests/run.sh                   on SQLite, on PostgreSQL, and on servers in containers where a Docker engine answers or, as root on Debian, can be had
#   bash tests/run.sh --quick           on SQLite, without the slow tests: for while you work
#   bash tests/run.sh --containers      in containers all that touches a database server; a machine on which no Docker engine runs is a failure
#   bash tests/run.sh --no-containers   without the servers in containers
#   bash tests/run.sh --soak            also the full-size runs (HERSCHEDULER_SOAK=1)
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tests/lib/children.sh
source tests/lib/debian.sh
source tests/lib/rabbitmq.sh
source tests/lib/postgresql.sh
source tests/lib/exim.sh
source tests/lib/containers.sh
source tests/lib/images.sh
source tests/lib/needs.sh
source tests/lib/projects.sh
source tests/lib/results.sh

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
configuration=Release
longest_test=10m
quick=no
containers=if-possible
work=$(mktemp -d "${TMPDIR:-/tmp}/herscheduler-tests.XXXXXX")
chmod 700 "$work"
started_rabbitmq=no
started_postgresql=no
started_exim=no
own_engine=no

finish() {
  trap '' INT TERM
  stop_child
  stop_engine
  if [ "$started_rabbitmq" = yes ]; then stop_rabbitmq; fi
  if [ "$started_postgresql" = yes ]; then stop_postgresql; fi
  if [ "$started_exim" = yes ]; then stop_exim; fi
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
      --quick) quick=yes ;;
      --containers) containers=yes ;;
      --no-containers) containers=no ;;
      --soak) export HERSCHEDULER_SOAK=1 longest_test=90m ;;
      *) stop "unknown argument '$argument'; expected --quick, --containers, --no-containers, --soak or nothing" ;;
    esac
  done
  if [ "$quick" = yes ] && [ "${HERSCHEDULER_SOAK:-}" = 1 ]; then stop "--quick leaves out what --soak adds; give one of them"; fi
  if [ "$quick" = yes ] && [ "$containers" = if-possible ]; then containers=no; fi
}

read_arguments "$@"
need_dotnet
need_rabbitmq
need_postgresql
need_mail_server
need_readers_of_mail
need_python
need_node
need_promtool
if [ "$containers" != no ]; then need_containers; fi

run_child dotnet build HerScheduler.sln -c "$configuration" --nologo -v minimal -tl:off

export HERSCHEDULER_TEST_LOGS="$work/logs"
started_rabbitmq=yes
start_rabbitmq "$work/rabbitmq"
started_postgresql=yes
start_postgresql
started_exim=yes
start_exim

while IFS= read -r project; do
  run_project "$project" "$(basename "$project" .csproj)" "Needs!=Docker&$on_sqlite"
done < <(grep -l '<IsTestProject>true' tests/*/*.csproj | sort)

# What a database has a part in runs again on each server.
if [ "$quick" = no ]; then run_project "$service_tests" HerScheduler.Tests-PostgreSql "$on_any_server&Needs!=Docker" PostgreSql; fi
if [ "$quick" = yes ]; then
  echo "PostgreSQL, SQL Server, containers: not run with --quick."
elif [ -n "${HERSCHEDULER_TEST_SQLSERVER:-}" ]; then
  run_project "$service_tests" HerScheduler.Tests-SqlServer "$on_any_server&Needs!=Docker" SqlServer
else
  echo "SQL Server: not run, HERSCHEDULER_TEST_SQLSERVER is not set (a connection string); every text for it was parsed and checked."
fi
if [ "$containers" != no ]; then run_containers; fi

shopt -s nullglob
look_through_logs "$work"/logs/*.log
results=("$work"/results/*.trx)
passed=$(count_of passed "${results[@]}")
failed=$(($(count_of failed "${results[@]}") + missing_results))
skipped=$(($(count_of total "${results[@]}") - $(count_of executed "${results[@]}")))   # notExecuted stays 0 for skipped tests

echo
if [ "${#failed_projects[@]}" -gt 0 ]; then echo "Failed: ${failed_projects[*]}"; fi
corpus_lines "${results[@]}"
echo "$passed passed, $failed failed, $skipped skipped"
[ "${#failed_projects[@]}" = 0 ] && [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
