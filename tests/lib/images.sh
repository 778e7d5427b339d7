# Stand-ins for the images of the tests, for a machine that can pull none: made from Debian 13's packages and this machine's .NET.
# Each is named by what it is made from, so that a changed recipe makes a new one. Sourced by tests/run.sh.

repository=herscheduler-tests

# Makes those that are not there yet, and names them to the tests, to docker-compose.yml and to deploy/Dockerfile.
make_images() {
  local base rabbitmq postgresql mail runtime sdk
  base=$(name_of debian tests/lib/images.sh)
  rabbitmq=$(name_of rabbitmq tests/images/rabbitmq)
  postgresql=$(name_of postgresql tests/images/postgresql)
  mail=$(name_of mail tests/images/mail)
  runtime=$(name_of aspnet tests/images/dotnet)
  sdk=$(name_of sdk tests/images/dotnet)

  make_image "$base" make_debian
  make_image "$rabbitmq" build tests/images/rabbitmq "BASE=$base"
  make_image "$postgresql" build tests/images/postgresql "BASE=$base"
  make_image "$mail" build tests/images/mail "BASE=$base"
  make_image "$runtime" build_with_dotnet runtime.Dockerfile "BASE=$base" dotnet host shared
  make_image "$sdk" build_with_dotnet sdk.Dockerfile "RUNTIME=$runtime" sdk packs sdk-manifests
  remove_other_images "$base" "$rabbitmq" "$postgresql" "$mail" "$runtime" "$sdk"

  export HERSCHEDULER_TEST_RABBITMQ_IMAGE=$rabbitmq HERSCHEDULER_TEST_POSTGRESQL_IMAGE=$postgresql
  export RABBITMQ_IMAGE=$rabbitmq MAIL_IMAGE=$mail SDK_IMAGE=$sdk RUNTIME_IMAGE=$runtime
}

# The name of image $1, whose recipe is in $2; all depend on this file and on this machine's .NET.
name_of() {
  local recipe
  recipe=$( (cat tests/lib/images.sh; find "$2" -type f -print0 | LC_ALL=C sort -z | xargs -0 cat; dotnet --version) | sha256sum)
  echo "$repository/$1:${recipe:0:12}"
}

# Makes image $1 with the words that follow.
make_image() {
  local image=$1 began=$SECONDS
  shift
  docker image inspect "$image" > /dev/null 2>&1 && return
  if ! image=$image run_child "$@" > "$work/image.log" 2>&1; then
    tail -n 30 "$work/image.log" >&2
    stop "$image could not be made"
  fi
  echo "Made $image in $((SECONDS - began)) s"
}

# Debian 13 as small as its packages allow; nothing that is installed into it starts by itself.
make_debian() {
  local root=$work/debian mirror
  mirror=$(apt-get indextargets --format '$(REPO_URI)' | grep -m 1 '/debian/$' || echo http://deb.debian.org/debian/)
  debootstrap --variant=minbase trixie "$root" "$mirror" || return 1
  rm -f "$root"/var/cache/apt/archives/*.deb
  printf '#!/bin/sh\nexit 101\n' > "$root/usr/sbin/policy-rc.d"
  chmod 755 "$root/usr/sbin/policy-rc.d"
  printf '%s\n' force-unsafe-io 'path-exclude /usr/share/doc/*' 'path-exclude /usr/share/man/*' 'path-exclude /usr/share/locale/*' \
    > "$root/etc/dpkg/dpkg.cfg.d/small"
  printf '%s\n' 'APT::Install-Recommends "false";' 'Acquire::Languages "none";' > "$root/etc/apt/apt.conf.d/small"
  tar -C "$root" -c . | docker import --change 'ENV DEBIAN_FRONTEND=noninteractive LANG=C.UTF-8' - "$image" || return 1
  rm -rf "$root"
}

# From the Dockerfile in folder $1, with the argument $2.
build() {
  docker build -t "$image" --build-arg "$2" "$1"
}

# From the Dockerfile $1 with the argument $2 and the parts of this machine's .NET that follow.
build_with_dotnet() {
  local file=$1 argument=$2 dotnet authorities=$work/authorities
  shift 2
  dotnet=$(dirname "$(readlink -f "$(type -P dotnet)")")
  mkdir -p "$authorities"
  cp /etc/ssl/certs/ca-certificates.crt "$authorities/authorities.pem"
  tar -c --transform='s,^\./,dotnet/,' -C "$dotnet" "${@/#/./}" -C "$authorities" authorities.pem -C "$PWD/tests/images/dotnet" "$file" \
    | docker build -t "$image" -f "$file" --build-arg "$argument" -
}

# Of earlier recipes.
remove_other_images() {
  local image
  for image in $(docker images --format '{{.Repository}}:{{.Tag}}' "$repository/*"); do
    case " $* " in
      *" $image "*) ;;
      *) docker rmi "$image" > /dev/null ;;
    esac
  done
}
