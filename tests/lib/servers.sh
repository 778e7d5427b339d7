#!/usr/bin/env bash
# Servers for one test or one measurement alone, for as long as standard input is open:
#   bash tests/lib/servers.sh rabbitmq|postgresql…
# Says VARIABLE=value for each and then "ready". Then it does what it reads, a line each, and answers "done STATUS":
#   rabbitmq stop|start|restart       rabbitmqctl WORDS…       postgresql restart|crash
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source tests/lib/rabbitmq.sh
source tests/lib/postgresql.sh
work=$(mktemp -d "${TMPDIR:-/tmp}/herscheduler-servers.XXXXXX")

finish() {
  trap '' INT TERM
  stop_postgresql
  if [ -d "$work/rabbitmq" ]; then stop_rabbitmq; fi
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 130' INT TERM

start() {
  case $1 in
    rabbitmq)
      rabbitmq_installed || { echo "rabbitmq-server is missing; tests/run.sh installs it" >&2; exit 3; }
      start_rabbitmq "$work/rabbitmq"
      echo "HERSCHEDULER_TEST_RABBITMQ=$HERSCHEDULER_TEST_RABBITMQ"
      ;;
    postgresql)
      postgresql_installed || { echo "postgresql is missing; tests/run.sh installs it" >&2; exit 3; }
      start_postgresql
      echo "HERSCHEDULER_TEST_POSTGRESQL=$HERSCHEDULER_TEST_POSTGRESQL"
      ;;
    *) echo "unknown server '$1'" >&2; exit 2 ;;
  esac
}

# Its status is that of the last command; what the servers say goes to a file that a failure shows.
obey() {
  case $* in
    "rabbitmq stop") rabbitmq_control stop "$work/rabbitmq/pid" ;;
    "rabbitmq start") start_rabbitmq_node "$work/rabbitmq" ;;
    "rabbitmq restart") obey rabbitmq stop && obey rabbitmq start ;;
    "rabbitmqctl "*) rabbitmq_control "${@:2}" ;;
    "postgresql restart") restart_postgresql fast ;;
    "postgresql crash") restart_postgresql immediate ;;
    *) echo "unknown: $*"; return 2 ;;
  esac
}

for server in "$@"; do start "$server"; done
set -f   # words are words, also .*
echo ready
while read -r -a words; do
  status=0
  obey "${words[@]}" > "$work/answer" 2>&1 < /dev/null || status=$?
  if [ "$status" != 0 ]; then cat "$work/answer" >&2; fi
  echo "done $status"
done
