# Runs the test projects. Sourced by tests/run.sh.

service_tests=tests/HerScheduler.Tests/HerScheduler.Tests.csproj
on_sqlite="Database!=server"
on_any_server="Database!=any&Database!=Sqlite"
failed_projects=()
missing_results=0

# A project, the name of its results, which of its tests ("" is all), and on which database.
run_project() {
  local project=$1 name=$2 filter=$3 database=${4:-Sqlite}
  if [ "$quick" = yes ]; then filter="${filter:+($filter)&}Speed!=slow"; fi
  echo
  echo "== $name"
  HERSCHEDULER_TEST_DATABASE=$database run_child dotnet test "$project" --no-build -c "$configuration" --nologo \
    ${filter:+--filter "$filter"} \
    --logger "trx;LogFileName=$name.trx" --results-directory "$work/results" \
    --blame-hang --blame-hang-timeout "$longest_test" --blame-hang-dump-type none || failed_projects+=("$name")
  if [ ! -s "$work/results/$name.trx" ]; then
    echo "$name gave no results" >&2
    missing_results=$((missing_results + 1))
  fi
}

# What was not run is always said, and why.
without_containers() {
  containers=no
  echo "Containers: not run, $1; the image and docker-compose.yml were not tried, RabbitMQ and PostgreSQL only as this machine has them."
}

# What needs Docker itself, the service's image and the compose file; and once more on the servers of the images what talks to the broker and what each
# database does in its own way; with --containers all that touches a database server, without the slow tests that use no broker. At the usual size, also with
# --soak.
run_containers() {
  export COMPOSE_PROJECT_NAME="herscheduler-tests-$$"
  if [ "$own_engine" = yes ]; then
    if ! start_engine; then
      if [ "$containers" = yes ]; then stop "a Docker engine does not run on this machine; leave --containers out"; fi
      without_containers "a Docker engine does not run on this machine"
      return
    fi
    make_images
  fi
  local again="Needs=RabbitMq|Database=server|FullyQualifiedName~HerScheduler.Tests.Data."
  if [ "$containers" = yes ]; then again="Needs=RabbitMq|Speed!=slow"; fi
  HERSCHEDULER_SOAK='' HERSCHEDULER_TEST_CONTAINERS=1 \
    run_project "$service_tests" HerScheduler.Tests-Containers "Needs=Docker|($on_any_server&Needs!=Machine&($again))" PostgreSql
}
