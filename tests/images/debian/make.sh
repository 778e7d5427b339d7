#!/usr/bin/env bash
# Debian 13 as small as its packages allow, as the image $1, by way of the folder $2; nothing that is installed into it starts by itself.
set -euo pipefail
image=$1 root=$2

mirror=$(apt-get indextargets --format '$(REPO_URI)' | grep -m 1 '/debian/$' || echo http://deb.debian.org/debian/)
debootstrap --variant=minbase trixie "$root" "$mirror"
rm -f "$root"/var/cache/apt/archives/*.deb
printf '#!/bin/sh\nexit 101\n' > "$root/usr/sbin/policy-rc.d"
chmod 755 "$root/usr/sbin/policy-rc.d"
printf '%s\n' force-unsafe-io 'path-exclude /usr/share/doc/*' 'path-exclude /usr/share/man/*' 'path-exclude /usr/share/locale/*' \
  > "$root/etc/dpkg/dpkg.cfg.d/small"
printf '%s\n' 'APT::Install-Recommends "false";' 'Acquire::Languages "none";' > "$root/etc/apt/apt.conf.d/small"
tar -C "$root" -c . | docker import --change 'ENV DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8' - "$image"
rm -rf "$root"
