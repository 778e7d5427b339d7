# What the tests need from Debian's packages. Sourced by tests/run.sh.

# As root on Debian installs the packages; elsewhere says what is missing and stops. A package must not start a server on every
# interface: policy-rc.d forbids that during the installation.
install_packages() {
  local policy=/usr/sbin/policy-rc.d ours=no log="$work/apt.log" status=0
  if [ "$(id -u)" != 0 ] || [ ! -f /etc/debian_version ]; then
    stop "missing: $*; install these packages (as root on Debian this script does it)"
  fi
  echo "Installing $* …"
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' > "$policy"
    chmod 755 "$policy"
    ours=yes
  fi
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"; } > "$log" 2>&1 < /dev/null || status=$?
  if [ "$ours" = yes ]; then rm -f "$policy"; fi
  if [ "$status" != 0 ]; then
    tail -n 20 "$log" >&2
    stop "apt-get could not install $*"
  fi
}
