# Reads what the test projects wrote (*.trx). Sourced by tests/run.sh.

# The sum of counter $1 (total, executed, passed, failed) over the files $2….
count_of() {
  local counter=$1 sum=0 file number
  shift
  for file in "$@"; do
    number=$(sed -n "s/.*<Counters [^>]*\b$counter=\"\([0-9]*\)\".*/\1/p" "$file" | head -n 1)
    sum=$((sum + ${number:-0}))
  done
  echo "$sum"
}

# The lines in which the table of worked cases says how many passed and failed.
corpus_lines() {
  grep -h -o -i 'corpus: [0-9]* passed, [0-9]* failed[^<&]*' "$@" 2>/dev/null | sort -u || true
}

# The log lines of every service that the tests started were searched for secrets and patients, by each test process for its own (RunLog.cs); what was found,
# or no log at all, fails the run.
look_through_logs() {
  local log findings=0
  for log in "$@"; do
    if [ -s "$log.findings" ]; then
      echo "In a log of the run stands what no log may show:" >&2
      cat "$log.findings" >&2
      findings=$((findings + 1))
    fi
  done
  if [ "$#" = 0 ] || [ "$findings" -gt 0 ]; then failed_projects+=("logs"); fi
  echo "Logs: $(cat "$@" </dev/null | wc -l) lines of $# test processes searched, $findings with findings"
}
