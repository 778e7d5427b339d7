#!/usr/bin/env bash
# Builds everything with warnings as errors, runs every test project, and ends with "N passed, N failed, N skipped".
# As root on Debian it installs what is missing; elsewhere it says what is missing and stops.
#   bash tests/run.sh [--soak]        --soak also runs the full-size runs (HERSCHEDULER_SOAK=1)
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tests/lib/rabbitmq.sh
source tests/lib/results.sh

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
configuration=Release
work=$(mktemp -d "${TMPDIR:-/tmp}/herscheduler-tests.XXXXXX")
chmod 700 "$work"
started_rabbitmq=no

finish() {
  if [ "$started_rabbitmq" = yes ]; then stop_rabbitmq; fi
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
  if [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ]; then
    install_rabbitmq
    rabbitmq_installed || stop "rabbitmq-server was installed but is not where it was expected"
  else
    stop "RabbitMQ is missing: install the package rabbitmq-server (as root on Debian this script does it)"
  fi
}

# The e-mails the service writes are read back by a MIME parser that is not ours.
need_python() {
  python3 -c 'import email' 2> /dev/null && return
  if [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ]; then
    echo "Installing python3 …"
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends python3; } > "$work/apt.log" 2>&1 < /dev/null \
      || { tail -n 20 "$work/apt.log" >&2; stop "apt-get could not install python3"; }
  else
    stop "python3 is missing (as root on Debian this script installs it)"
  fi
}

# The package would start a server on every interface: policy-rc.d forbids that during the installation.
install_rabbitmq() {
  local policy=/usr/sbin/policy-rc.d ours=no
  echo "Installing rabbitmq-server …"
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' > "$policy"
    chmod 755 "$policy"
    ours=yes
  fi
  local log="$work/apt.log" status=0
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends rabbitmq-server; } > "$log" 2>&1 < /dev/null || status=$?
  if [ "$ours" = yes ]; then rm -f "$policy"; fi
  if [ "$status" != 0 ]; then
    tail -n 20 "$log" >&2
    stop "apt-get could not install rabbitmq-server"
  fi
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

run_project() {
  local project=$1 name
  name=$(basename "$project" .csproj)
  echo
  echo "== $name"
  dotnet test "$project" --no-build -c "$configuration" -p:FullFeed="$full_feed" --nologo \
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
need_python
full_feed=${FULLFEED:-$(find_full_feed)}
echo "FullFeed=$full_feed"

dotnet build HerScheduler.sln -c "$configuration" -p:FullFeed="$full_feed" --nologo -v minimal -tl:off < /dev/null

started_rabbitmq=yes
start_rabbitmq "$work/rabbitmq"

failed_projects=()
missing_results=0
while IFS= read -r project; do
  run_project "$project"
done < <(grep -l '<IsTestProject>true' tests/*/*.csproj | sort)

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
