# What must be on the machine before the tests can run: as root on Debian it is installed, elsewhere it is named. Sourced by tests/run.sh.

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
  command -v chromium-headless-shell > /dev/null || install_packages chromium-headless-shell
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

# The other example consumer, the JSON Schema validator, AsyncAPI's own schema and the TypeScript compiler are packages of the npm registry,
# pinned in tests/node.
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

# The alert rules are tried by Prometheus' own tool; nothing of it runs.
need_promtool() {
  command -v promtool > /dev/null || install_packages prometheus
  command -v promtool > /dev/null || stop "prometheus was installed, but promtool is not on the path"
}

# The engine that answers is used with the images everybody has; else, as root on Debian, one of our own with stand-ins for them.
need_containers() {
  if engine_answers && compose_installed; then return; fi
  if [ "$(id -u)" != 0 ] || [ ! -f /etc/debian_version ]; then
    if [ "$containers" = yes ]; then stop "missing: a Docker engine that answers (docker info) and docker compose 2.24.4 or newer; start them, or leave --containers out"; fi
    without_containers "no Docker engine answers (docker info), or docker compose is missing or older than 2.24.4"
    return
  fi
  own_engine=yes
  engine_installed || install_packages docker.io debootstrap iptables iproute2
  engine_installed || stop "docker was installed but is not where it was expected"
}
