# A PostgreSQL of our own for the tests: its own data, port and socket, bound to 127.0.0.1.
# It neither uses nor disturbs one that runs on this machine. Sourced by tests/run.sh.

source "$(dirname "${BASH_SOURCE[0]}")/ports.sh"

postgresql_programs=
postgresql_folder=

postgresql_installed() {
  local folder
  for folder in /usr/lib/postgresql/*/bin /usr/local/bin /opt/homebrew/bin /usr/bin; do
    if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ]; then
      postgresql_programs=$folder
      return 0
    fi
  done
  return 1
}

# PostgreSQL refuses to run as root: then it runs as the package's own user.
as_postgresql_user() {
  if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

# Starts it, waits until it answers, and exports HERSCHEDULER_TEST_POSTGRESQL and what a test needs to restart it.
start_postgresql() {
  local port
  postgresql_folder=$(mktemp -d "${TMPDIR:-/tmp}/herscheduler-postgresql.XXXXXX")
  if [ "$(id -u)" = 0 ]; then chown postgres "$postgresql_folder"; fi
  port=$(free_port 26000)
  cd "$postgresql_folder" || return 1
  as_postgresql_user "$postgresql_programs/initdb" -D "$postgresql_folder/data" -U herscheduler -A trust -E UTF8 --locale=C > "$postgresql_folder.log" 2>&1
  # Nothing here has to survive a power failure, only killed processes: no waiting for the disk.
  cat >> "$postgresql_folder/data/postgresql.conf" <<SETTINGS
listen_addresses = '127.0.0.1'
port = $port
unix_socket_directories = '$postgresql_folder'
max_connections = 300
fsync = off
synchronous_commit = off
full_page_writes = off
SETTINGS
  if ! as_postgresql_user "$postgresql_programs/pg_ctl" -D "$postgresql_folder/data" -l "$postgresql_folder/log" -w -t 60 start >> "$postgresql_folder.log" 2>&1 < /dev/null; then
    echo "PostgreSQL did not start; what it said:" >&2
    cat "$postgresql_folder.log" "$postgresql_folder/log" >&2
    return 1
  fi
  cd - > /dev/null || return 1
  export HERSCHEDULER_TEST_POSTGRESQL="Host=127.0.0.1;Port=$port;Username=herscheduler"
}

# $1: fast, or immediate, as if its process had died.
restart_postgresql() {
  (cd / && as_postgresql_user "$postgresql_programs/pg_ctl" -D "$postgresql_folder/data" -l "$postgresql_folder/log" -w -t 60 -m "$1" restart)
}

# At once, even one that is only just starting.
stop_postgresql() {
  [ -n "$postgresql_folder" ] || return 0
  (cd / && as_postgresql_user "$postgresql_programs/pg_ctl" -D "$postgresql_folder/data" -m immediate stop) > /dev/null 2>&1 \
    || pgrep -f "postgres -D $postgresql_folder/data" | xargs -r kill -KILL 2> /dev/null || true
  rm -rf "$postgresql_folder" "$postgresql_folder.log"
}
