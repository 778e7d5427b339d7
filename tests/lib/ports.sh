# Ports for servers of the tests. Sourced by the files that start one.

# Each process begins elsewhere: several may look at the same time, and listen only later.
port_offset=${port_offset:-$((RANDOM % 2400))}

# A port from $1 on that nobody listens on. Give a $1 below 29000: the kernel gives ports from 32768 on to whoever connects, and a server that a test stops
# must find its port free when it comes back.
free_port() {
  local port=$(($1 + port_offset))
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  echo "$port"
}
