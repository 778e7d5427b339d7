# A RabbitMQ of our own for the tests: its own name, ports, data and cookie, bound to 127.0.0.1.
# It neither uses nor disturbs one that runs on this machine. Sourced by tests/run.sh.

source "$(dirname "${BASH_SOURCE[0]}")/ports.sh"

rabbitmq_scripts=
rabbitmq_child=
rabbitmq_command=
rabbitmq_environment=()

rabbitmq_installed() {
  local folder
  for folder in /usr/lib/rabbitmq/bin /usr/local/sbin /opt/homebrew/sbin /usr/sbin; do
    if [ -x "$folder/rabbitmq-server" ] && [ -x "$folder/rabbitmqctl" ]; then
      rabbitmq_scripts=$folder
      return 0
    fi
  done
  return 1
}

# Starts it below folder $1, waits until it answers, and exports HERSCHEDULER_TEST_RABBITMQ.
start_rabbitmq() {
  local folder=$1 port
  mkdir -p "$folder/data" "$folder/log"
  echo '[].' > "$folder/plugins"
  port=$(free_port 13500)
  rabbitmq_environment=(
    HOME="$folder"                            # the cookie of this node alone
    RABBITMQ_NODENAME="herscheduler-test-$$@localhost"
    RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 RABBITMQ_NODE_PORT="$port" RABBITMQ_DIST_PORT="$(free_port 16000)"
    ERL_EPMD_ADDRESS=127.0.0.1 ERL_EPMD_PORT="$(free_port 11000)"
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1}"
    RABBITMQ_CTL_ERL_ARGS="-kernel inet_dist_use_interface {127,0,0,1}"
    RABBITMQ_MNESIA_BASE="$folder/data" RABBITMQ_LOG_BASE="$folder/log" RABBITMQ_PID_FILE="$folder/pid"
    RABBITMQ_ENABLED_PLUGINS_FILE="$folder/plugins" RABBITMQ_CONFIG_FILE="$folder/none" RABBITMQ_CONF_ENV_FILE="$folder/none"
    ERL_CRASH_DUMP="$folder/erl_crash.dump"
  )
  start_rabbitmq_node "$folder"
  export HERSCHEDULER_TEST_RABBITMQ="amqp://guest:guest@127.0.0.1:$port/"
}

# For the first time or again, as start_rabbitmq has set it up.
start_rabbitmq_node() {
  local folder=$1
  env "${rabbitmq_environment[@]}" "$rabbitmq_scripts/rabbitmq-server" > "$folder/start.log" 2>&1 < /dev/null &
  rabbitmq_child=$!
  if ! rabbitmq_control wait "$folder/pid" --timeout 90 >> "$folder/start.log" 2>&1; then
    echo "RabbitMQ did not start; what it said:" >&2
    cat "$folder/start.log" >&2
    return 1
  fi
}

# In the background, because one in the foreground keeps a signal waiting, for minutes when its node is ended at the same time.
rabbitmq_control() {
  env "${rabbitmq_environment[@]}" "$rabbitmq_scripts/rabbitmqctl" "$@" < /dev/null &
  rabbitmq_command=$!
  wait "$rabbitmq_command"
}

# At once, even one that is only just starting: nobody needs its data any more.
stop_rabbitmq() {
  end_rabbitmq_script "$rabbitmq_command"
  end_rabbitmq_script "$rabbitmq_child"
  if [ "${#rabbitmq_environment[@]}" -gt 0 ]; then stop_epmd; fi
}

# And the Erlang that it waits for.
end_rabbitmq_script() {
  jobs -pr | grep -qx "${1:-none}" || return 0
  kill -KILL "$1" $(pgrep -P "$1") 2> /dev/null || true
  wait "$1" 2> /dev/null || true
}

# Ours: found by ERL_EPMD_PORT. It does not end before it knows that its node is gone.
stop_epmd() {
  for _ in $(seq 1 50); do
    env "${rabbitmq_environment[@]}" epmd -kill > /dev/null 2>&1 || true
    env "${rabbitmq_environment[@]}" epmd -names > /dev/null 2>&1 || return 0
    sleep 0.1
  done
}
