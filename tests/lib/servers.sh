#!/usr/bin/env bash
# A PostgreSQL and a RabbitMQ of one test's own, which it may restart without disturbing the others:  bash tests/lib/servers.sh FOLDER
# Says where they are, each on a line. Then does what it reads, a word a line, and answers "done": restart-postgresql, crash-postgresql,
# restart-rabbitmq. At the end of its input it stops both.
set -euo pipefail

source "$(dirname "${BASH_SOURCE[0]}")/rabbitmq.sh"
source "$(dirname "${BASH_SOURCE[0]}")/postgresql.sh"
folder=$1
rabbitmq_installed && postgresql_installed || { echo "PostgreSQL and RabbitMQ must be installed; tests/run.sh does it" >&2; exit 3; }

finish() {
  stop_rabbitmq
  stop_postgresql
}
trap finish EXIT

restart_postgresql() {
  (cd / && as_postgresql_user "$postgresql_programs/pg_ctl" -D "$postgresql_folder/data" -l "$postgresql_folder/log" -w -t 60 -m "$1" restart) > /dev/null
}

restart_rabbitmq() {
  rabbitmq_control stop "$folder/pid" > /dev/null 2>&1 || true
  start_rabbitmq_node "$folder"
}

start_postgresql
start_rabbitmq "$folder"
echo "$HERSCHEDULER_TEST_POSTGRESQL"
echo "$HERSCHEDULER_TEST_RABBITMQ"
while read -r command; do
  case $command in
    restart-postgresql) restart_postgresql fast ;;
    crash-postgresql) restart_postgresql immediate ;;
    restart-rabbitmq) restart_rabbitmq ;;
    *) echo "unknown: $command" >&2; exit 2 ;;
  esac
  echo "done"
done
