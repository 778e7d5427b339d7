# Long commands as process groups of their own: stopping the script stops them and all they started. Sourced by tests/run.sh.

child=

# Runs a command or a function, waits for it, and returns its status. Unlike one in the foreground it does not keep a signal waiting.
run_child() {
  local status=0
  set -m   # a process group for the job
  "$@" < /dev/null &
  set +m
  child=$!
  wait "$child" || status=$?
  if [ "$status" != 0 ]; then stop_group "$child"; fi   # whoever ended it may have left what it started
  child=
  return "$status"
}

# When the script is stopped: what runs may first stop servers of its own.
stop_child() {
  if [ -n "$child" ]; then stop_group "$child"; fi
  child=
}

# Asks a process group to end, and ends it after a minute.
stop_group() {
  kill -TERM -- "-$1" 2> /dev/null || return 0
  for _ in $(seq 1 600); do
    kill -0 -- "-$1" 2> /dev/null || return 0
    sleep 0.1
  done
  kill -KILL -- "-$1" 2> /dev/null || true
}
