#!/usr/bin/env bash
# Builds everything with warnings as errors, runs every test project, and ends with "N passed, N failed, N skipped".
# As root on Debian it installs what is missing; elsewhere it says what is missing and stops.
#   bash tests/run.sh [--soak]        --soak also runs the full-size runs (HERSCHEDULER_SOAK=1)
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tests/lib/debian.sh
source tests/lib/rabbitmq.sh
source tests/lib/postgresql.sh
source tests/lib/exim.sh
source tests/lib/results.sh

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
configuration=Release
longest_test=10m
work=$(mktemp -d "${TMPDIR:-/tmp}/herscheduler-tests.XXXXXX")
chmod 700 "$work"
started_rabbitmq=no
started_postgresql=no
started_exim=no

finish() {
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
      --soak) export HERSCHEDULER_SOAK=1 longest_test=90m ;;
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

need_mail_server() {
  exim_installed && return
  install_packages exim4-daemon-light openssl
  exim_installed || stop "exim4 was installed but is not where it was expected"
}

# The e-mails the service writes are read back by MIME parsers that are not ours (Perl's here, Python's below), and looked at in a browser.
need_readers_of_mail() {
  perl -MMIME::Parser -e 1 2> /dev/null || install_packages libmime-tools-perl
  command -v chromium > /dev/null || install_packages chromium
}

# The e-mails are read back by Python too; the example consumer is Python with pika. Debian's
# packages belong to Debian's Python, which need not be the first on the path.
need_python() {
  find_python && return
  install_packages python3 python3-pika
  find_python || stop "python3-pika was installed, but no python3 has pika"
}

find_python() {
  for HERSCHEDULER_TEST_PYTHON in python3 /usr/bin/python3; do
    if "$HERSCHEDULER_TEST_PYTHON" -c 'import email, pika' 2> /dev/null; then
      export HERSCHEDULER_TEST_PYTHON
      return 0
    fi
  done
  return 1
}

# The other example consumer, the JSON Schema validator and AsyncAPI's own schema are packages of the npm registry, pinned in tests/node.
need_node() {
  if ! node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 18 ? 0 : 1)' 2> /dev/null || ! command -v npm > /dev/null; then
    install_packages nodejs npm
  fi
  export HERSCHEDULER_TEST_NODE="$work/node"
  mkdir "$work/node"
  cp tests/node/*.json tests/node/*.mjs "$work/node"
  (cd "$work/node" && npm ci --ignore-scripts --no-audit --no-fund) > "$work/npm.log" 2>&1 < /dev/null \
    || { tail -n 20 "$work/npm.log" >&2; stop "npm could not install the packages of tests/node"; }
}

# A project, and on which database its tests run: HERSCHEDULER_TEST_DATABASE is Sqlite unless it says otherwise.
run_project() {
  local project=$1 database=${2:-} name
  name=$(basename "$project" .csproj)${database:+-$database}
  echo
  echo "== $name"
  HERSCHEDULER_TEST_DATABASE=${database:-Sqlite} \
    dotnet test "$project" --no-build -c "$configuration" --nologo \
    ${database:+--filter "Database!=any&Database!=Sqlite"} \
    --logger "trx;LogFileName=$name.trx" --results-directory "$work/results" \
    --blame-hang --blame-hang-timeout "$longest_test" --blame-hang-dump-type none < /dev/null || failed_projects+=("$name")
  if [ ! -s "$work/results/$name.trx" ]; then
    echo "$name gave no results" >&2
    missing_results=$((missing_results + 1))
  fi
}

read_arguments "$@"
need_dotnet
need_rabbitmq
need_postgresql
need_mail_server
need_readers_of_mail
need_python
need_node

dotnet build HerScheduler.sln -c "$configuration" --nologo -v minimal -tl:off < /dev/null

started_rabbitmq=yes
start_rabbitmq "$work/rabbitmq"
started_postgresql=yes
start_postgresql
started_exim=yes
start_exim

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
  echo "SQL Server: not run, HERSCHEDULER_TEST_SQLSERVER is not set (a connection string); its SQL scripts are compared with the approved ones."
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
