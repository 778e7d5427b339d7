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
