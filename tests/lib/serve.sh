#!/usr/bin/env bash
# Servers for one test or one measurement, for as long as standard input is open:
#   bash tests/lib/serve.sh rabbitmq|postgresql…
# Says VARIABLE=value for each and then "ready". A line "rabbitmqctl WORDS" runs that on this RabbitMQ, and "restart" stops and starts its process; each answers "done STATUS".
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source tests/lib/rabbitmq.sh
source tests/lib/postgresql.sh

# Several of these may start at the same moment: each begins to look elsewhere.
free_port() {
  local port=$(($1 + RANDOM % 3000))
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  echo "$port"
}

work=$(mktemp -d "${TMPDIR:-/tmp}/herscheduler-serve.XXXXXX")

finish() {
  if [ -d "$work/rabbitmq" ]; then stop_rabbitmq; fi
  stop_postgresql
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

start() {
  case $1 in
    rabbitmq)
      rabbitmq_installed || { echo "rabbitmq-server is missing" >&2; exit 3; }
      start_rabbitmq "$work/rabbitmq"
      echo "HERSCHEDULER_TEST_RABBITMQ=$HERSCHEDULER_TEST_RABBITMQ"
      ;;
    postgresql)
      postgresql_installed || { echo "postgresql is missing" >&2; exit 3; }
      start_postgresql
      echo "HERSCHEDULER_TEST_POSTGRESQL=$HERSCHEDULER_TEST_POSTGRESQL"
      ;;
    *) echo "unknown server '$1'" >&2; exit 2 ;;
  esac
}

restart() {
  rabbitmq_control stop "$rabbitmq_pid_file" > /dev/null 2>&1 || true
  env "${rabbitmq_environment[@]}" "$rabbitmq_scripts/rabbitmq-server" >> "$work/rabbitmq/start.log" 2>&1 < /dev/null &
  rabbitmq_control wait "$rabbitmq_pid_file" --timeout 90 > /dev/null
}

for server in "$@"; do start "$server"; done
set -f   # words are words, also .*
echo ready
while read -r verb words; do
  status=0
  case $verb in
    # shellcheck disable=SC2086
    rabbitmqctl) rabbitmq_control $words > "$work/answer" 2>&1 < /dev/null || status=$? ;;
    restart) restart || status=$? ;;
    *) status=2 ;;
  esac
  echo "done $status"
done
