# Stand-ins for the images of the tests, for a machine that can pull none: made from Debian 13's packages and this machine's .NET.
# Each is named by what it is made from, so that a changed recipe makes a new one. Sourced by tests/run.sh.

repository=herscheduler-tests

# Makes those that are not there yet, and names them to the tests, to docker-compose.yml and to deploy/Dockerfile. SQL Server, the OpenTelemetry
# collector and Grafana have no package: the tests bring the compose file up without them, and say so.
make_images() {
  local base rabbitmq postgresql mail proxy prometheus runtime chiseled sdk
  base=$(name_of debian)
  rabbitmq=$(name_of rabbitmq "$base")
  postgresql=$(name_of postgresql "$base")
  mail=$(name_of mail "$base")
  proxy=$(name_of proxy "$base")
  prometheus=$(name_of prometheus "$base")
  runtime=$(name_of aspnet "$base" dotnet)
  chiseled=$(name_of chiseled "$base" dotnet)
  sdk=$(name_of sdk "$base" dotnet)

  make_image "$base" make_debian
  provide_compose "$base" || stop "docker compose 2.24.4 or newer is missing, and Debian 13's could not be had"
  make_image "$rabbitmq" build tests/images/rabbitmq "BASE=$base"
  make_image "$postgresql" build tests/images/postgresql "BASE=$base"
  make_image "$mail" build tests/images/mail "BASE=$base"
  make_image "$proxy" build tests/images/proxy "BASE=$base"
  make_image "$prometheus" build tests/images/prometheus "BASE=$base"
  make_image "$runtime" build_with_dotnet runtime.Dockerfile "BASE=$base" dotnet host shared
  make_image "$chiseled" build_from chiseled.Dockerfile "RUNTIME=$runtime"
  make_image "$sdk" build_with_dotnet sdk.Dockerfile "RUNTIME=$runtime" sdk packs sdk-manifests
  remove_other_images "$base" "$rabbitmq" "$postgresql" "$mail" "$proxy" "$prometheus" "$runtime" "$chiseled" "$sdk"

  export HERSCHEDULER_TEST_RABBITMQ_IMAGE=$rabbitmq HERSCHEDULER_TEST_POSTGRESQL_IMAGE=$postgresql
  export RABBITMQ_IMAGE=$rabbitmq POSTGRESQL_IMAGE=$postgresql MAIL_IMAGE=$mail PROXY_IMAGE=$proxy PROMETHEUS_IMAGE=$prometheus
  export SDK_IMAGE=$sdk RUNTIME_IMAGE=$chiseled
}

# The name of image $1, made from image $2 by the recipe in tests/images/$1 (or $3); with .NET it depends on this machine's too.
name_of() {
  local recipe
  recipe=$({
    echo "${2:-}"
    find "tests/images/${3:-$1}" -type f -print0 | LC_ALL=C sort -z | xargs -0 cat
    if [ "${3:-}" = dotnet ]; then dotnet --version; fi
  } | sha256sum)
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

make_debian() {
  bash tests/images/debian/make.sh "$image" "$work/debian"
}

# From the Dockerfile in folder $1, with the argument $2.
build() {
  docker build -t "$image" --build-arg "$2" "$1"
}

# From the Dockerfile $1 of tests/images/dotnet, with the argument $2.
build_from() {
  docker build -t "$image" -f "tests/images/dotnet/$1" --build-arg "$2" tests/images/dotnet
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
