# An Exim of our own for the tests: its own queue, ports, accounts and certificate, bound to 127.0.0.1, delivering into a maildir that
# the tests read. It neither uses nor disturbs one that runs on this machine. Sourced by tests/run.sh.

source "$(dirname "${BASH_SOURCE[0]}")/ports.sh"

exim_folder=
exim_user=Debian-exim

exim_installed() {
  [ -x /usr/sbin/exim4 ] && command -v openssl > /dev/null
}

# A certificate for localhost, and the authority that signed it.
exim_certificate() {
  local folder=$1 key=(-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes)
  {
    openssl req -x509 "${key[@]}" -days 2 -subj "/CN=HerScheduler tests" -keyout "$folder/authority.key" -out "$folder/authority.pem"
    openssl req "${key[@]}" -subj "/CN=localhost" -keyout "$folder/server.key" -out "$folder/server.csr"
    printf 'subjectAltName=DNS:localhost,IP:127.0.0.1\n' > "$folder/server.ext"
    openssl x509 -req -days 2 -in "$folder/server.csr" -CA "$folder/authority.pem" -CAkey "$folder/authority.key" -CAcreateserial \
      -extfile "$folder/server.ext" -out "$folder/server.pem"
  } > "$folder/openssl.log" 2>&1
}

# example.org takes everybody but busy@ (450) and slow@ (answers after a minute); strict.example.org one person, anybody else is
# answered with 550. A connection is closed after 60 e-mails. The third port wants TLS and a sign-in.
exim_settings() {
  local folder=$1 plain=$2 tls=$3 submission=$4
  cat <<SETTINGS
primary_hostname = localhost
keep_environment =
spool_directory = $folder/spool
log_file_path = $folder/log/%s
pid_file_path = $folder/pid
local_interfaces = 127.0.0.1
daemon_smtp_ports = $plain : $tls : $submission
tls_on_connect_ports = $tls
tls_advertise_hosts = *
tls_certificate = $folder/server.pem
tls_privatekey = $folder/server.key
auth_advertise_hosts = \${if and{{eq{\$received_port}{$submission}}{def:tls_in_cipher}}{*}{}}
smtp_accept_max = 100
smtp_accept_max_per_connection = 60
smtp_accept_queue_per_connection = 0
smtp_load_reserve = 1000
queue_only_load = 1000
host_lookup =
rfc1413_query_timeout = 0s
acl_smtp_mail = mail
acl_smtp_rcpt = rcpt
begin acl
mail:
  deny condition = \${if eq{\$received_port}{$submission}}
       !authenticated = *
       message = 530 5.7.0 Authentication required
  accept
rcpt:
  defer domains = example.org
        local_parts = busy
        message = 450 4.2.1 Mailbox busy
  warn domains = example.org
       local_parts = slow
       delay = 60s
  accept domains = example.org
  accept domains = strict.example.org
         local_parts = known
  deny message = 550 5.1.1 No such person here
begin routers
all:
  driver = accept
  transport = maildir
begin transports
maildir:
  driver = appendfile
  directory = $folder/maildir
  maildir_format
  envelope_to_add
  user = $exim_user
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_prompts = :
  server_condition = \${if and{{eq{\$auth2}{scheduler}}{eq{\$auth3}{s3cret}}}}
  server_set_id = \$auth2
login:
  driver = plaintext
  public_name = LOGIN
  server_prompts = Username:: : Password::
  server_condition = \${if and{{eq{\$auth1}{scheduler}}{eq{\$auth2}{s3cret}}}}
  server_set_id = \$auth1
SETTINGS
}

# Starts it, waits until it answers, and exports HERSCHEDULER_TEST_SMTP (port;port with implicit TLS;port with STARTTLS and sign-in;maildir)
# and SSL_CERT_FILE, by which the tests trust its certificate.
start_exim() {
  local folder plain tls submission
  folder=$(mktemp -d "${TMPDIR:-/tmp}/herscheduler-exim.XXXXXX")
  exim_folder=$folder
  chmod 755 "$folder"
  mkdir "$folder/spool" "$folder/log" "$folder/maildir"
  plain=$(free_port 18500)
  tls=$(free_port 21000)
  submission=$(free_port 23500)
  exim_certificate "$folder" || return 1
  exim_settings "$folder" "$plain" "$tls" "$submission" > "$folder/exim.conf"
  chown -R "$exim_user" "$folder/spool" "$folder/log" "$folder/maildir" "$folder/server.key"
  /usr/sbin/exim4 -C "$folder/exim.conf" -bd -q1m > "$folder/start.log" 2>&1 < /dev/null || true
  for _ in $(seq 1 100); do
    if (exec 3<>"/dev/tcp/127.0.0.1/$submission") 2> /dev/null; then
      export HERSCHEDULER_TEST_SMTP="$plain;$tls;$submission;$folder/maildir" SSL_CERT_FILE="$folder/authority.pem"
      return 0
    fi
    sleep 0.1
  done
  echo "Exim did not start; what it said:" >&2
  cat "$folder/openssl.log" "$folder/start.log" "$folder"/log/* >&2
  return 1
}

stop_exim() {
  [ -n "$exim_folder" ] || return 0
  if [ -s "$exim_folder/pid" ]; then kill "$(cat "$exim_folder/pid")" 2> /dev/null || true; fi
  rm -rf "$exim_folder" || true
}
