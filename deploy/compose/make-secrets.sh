#!/bin/sh
# Makes the passwords of docker-compose.yml at the first start, and never again: the servers keep the ones they were set up with.
# The volumes are mounted only where they are needed, so whoever can read a file there may; nothing else can reach it.
set -eu
umask 022

# Letters and digits, after what SQL Server asks for: capitals, small letters, digits and a sign.
new_password() {
  printf 'Hs1-%s' "$(head -c 512 /dev/urandom | tr -dc 'A-Za-z0-9' | head -c 32)"
}

# The file $1 with the text $2, there whole or not at all.
keep() {
  printf '%s' "$2" > "$1.part"
  mv "$1.part" "$1"
}

if [ ! -s /secrets/broker/password ]; then keep /secrets/broker/password "$(new_password)"; fi
if [ ! -s /secrets/database/password ]; then keep /secrets/database/password "$(new_password)"; fi
password=$(cat /secrets/database/password)
keep /secrets/database/sqlserver "Server=database;Database=herscheduler;User ID=sa;Password=$password;TrustServerCertificate=True"
# Encryption by Kerberos is not asked for: the image lacks its library, and every command would say so first.
keep /secrets/database/postgresql "Host=database;Database=herscheduler;Username=herscheduler;Password=$password;GssEncryptionMode=Disable"
