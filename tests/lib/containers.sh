# A Docker engine for the tests: the one that answers, or as root on Debian one of our own, which runs the stand-ins that images.sh makes.
# Sourced by tests/run.sh.

engine_cache=${XDG_CACHE_HOME:-$HOME/.cache}/herscheduler-tests
engine_folder=
engine_child=

engine_answers() {
  command -v docker > /dev/null && docker version > /dev/null 2>&1
}

engine_installed() {
  command -v dockerd > /dev/null && command -v debootstrap > /dev/null
}

# 2.24.4 is the first that lets one compose file replace what another says.
compose_installed() {
  local version
  version=$(docker compose version --short 2> /dev/null) || return 1
  [ "$(printf '2.24.4\n%s\n' "${version#v}" | sort -V | head -n 1)" = 2.24.4 ]
}

# Debian 12 has an older one; that of Debian 13, out of its package by way of image $1, runs here too.
provide_compose() {
  compose_installed && return
  local plugins=$engine_cache/docker-cli/cli-plugins
  if [ ! -x "$plugins/docker-compose" ]; then
    mkdir -p "$plugins"
    docker run --rm "$1" sh -c '{ cd /tmp && apt-get update && apt-get download docker-compose; } > /dev/null 2>&1 && dpkg-deb --fsys-tarfile docker-compose_*.deb' \
      | tar -xO ./usr/libexec/docker/cli-plugins/docker-compose > "$plugins/docker-compose.part" || return 1
    chmod 755 "$plugins/docker-compose.part"
    mv "$plugins/docker-compose.part" "$plugins/docker-compose"
  fi
  export DOCKER_CONFIG=$engine_cache/docker-cli
  compose_installed
}

# Images stay in the cache for the next run; one run at a time uses them.
start_engine() {
  local lock
  mkdir -p "$engine_cache"
  exec {lock}> "$engine_cache/lock"
  if ! flock -n "$lock"; then
    echo "Another run uses $engine_cache; waiting for it …"
    run_child flock "$lock"
  fi
  engine_folder=$(mktemp -d "${TMPDIR:-/tmp}/herscheduler-docker.XXXXXX")
  { printf '%s\n' '*filter' ':FORWARD ACCEPT' COMMIT '*nat' COMMIT && iptables-save; } > "$engine_folder/iptables"   # nothing, then what there is
  cat /proc/sys/net/ipv4/ip_forward > "$engine_folder/forward"
  set -m
  dockerd --data-root "$engine_cache/docker" --exec-root "$engine_folder/run" --pidfile "$engine_folder/pid" -H "unix://$engine_folder/socket" \
    > "$engine_folder/log" 2>&1 < /dev/null {lock}>&- &
  set +m
  engine_child=$!
  export DOCKER_HOST="unix://$engine_folder/socket"
  wait_for_engine || return 1
  configure_clients
  remove_containers   # of a run that was killed
}

wait_for_engine() {
  for _ in $(seq 1 600); do
    if docker version > /dev/null 2>&1; then return 0; fi
    kill -0 "$engine_child" 2> /dev/null || break
    sleep 0.1
  done
  echo "The Docker engine did not start; what it said:" >&2
  tail -n 20 "$engine_folder/log" >&2
  return 1
}

# Debian's engine is older than Testcontainers expects, has no plugin for BuildKit, and no image of the container that cleans up after
# Testcontainers (remove_containers does).
configure_clients() {
  local version
  version=$(docker version --format '{{.Server.APIVersion}}')
  if [ "$(printf '%s\n1.44\n' "$version" | sort -V | head -n 1)" != 1.44 ]; then export DOCKER_API_VERSION=$version; fi
  export DOCKER_BUILDKIT=0 TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_HOST_OVERRIDE=127.0.0.1
}

# All that runs in our own engine.
remove_containers() {
  docker ps -aq | xargs -r docker rm -f -v
  docker network prune -f
  docker volume ls -q | xargs -r docker volume rm -f
} > /dev/null 2>&1

# In somebody else's: what docker-compose.yml made for this run. Testcontainers has a cleaner of its own there.
remove_project() {
  local ours=label=com.docker.compose.project=$COMPOSE_PROJECT_NAME
  docker ps -aq --filter "$ours" | xargs -r docker rm -f -v
  docker network ls -q --filter "$ours" | xargs -r docker network rm
  docker volume ls -q --filter "$ours" | xargs -r docker volume rm -f
} > /dev/null 2>&1

# Stops our own engine; the stand-ins stay, the service's images and the layers they were built in go.
stop_engine() {
  if [ -z "$engine_child" ]; then
    if [ -n "${COMPOSE_PROJECT_NAME:-}" ]; then remove_project || true; fi
    return 0
  fi
  remove_containers || true
  docker image prune -f > /dev/null 2>&1 || true
  kill -TERM "$engine_child" 2> /dev/null || true   # it stops its containerd
  for _ in $(seq 1 200); do
    kill -0 "$engine_child" 2> /dev/null || break
    sleep 0.1
  done
  stop_group "$engine_child"
  forget_network
  rm -rf "$engine_folder"
  engine_child=
}

# What an engine leaves behind: its bridge, its rules, and that this machine forwards packets.
forget_network() {
  ip link delete docker0 2> /dev/null || true
  iptables-restore < "$engine_folder/iptables" || true
  cat "$engine_folder/forward" > /proc/sys/net/ipv4/ip_forward || true
}
