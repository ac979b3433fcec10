# What aws-cli.sh is written in: `aws`, `refused` and `code`. At the end it says how many
# commands were run. $PYTHON_CLI is a Python that has the CLI, "" to start `aws` each time.
said=$(mktemp -d)
trap 'rm -rf "$said"' EXIT
here=$(dirname "$0")

if [ -n "${PYTHON_CLI:-}" ]; then
  coproc "$PYTHON_CLI" "$here/aws-cli.py"
  exec 3<&"${COPROC[0]}" 4>&"${COPROC[1]}"
  one() {
    printf '%s\0' $# "$@" >&4
    IFS= read -r -d '' result <&3
    IFS= read -r -d '' out <&3
    IFS= read -r -d '' err <&3
    printf '%s' "$out"
    printf '%s' "$err" >&2
    return "$result"
  }
else
  one() { command aws "$@"; }
fi

aws() {
  echo "$1 $2" >>"$said/commands"
  one "$@" 2>"$said/stderr" || {
    echo "aws $*: $(cat "$said/stderr")" >&2
    return 1
  }
}

# refused CODE aws … must be refused with this code.
refused() {
  code=$1
  shift 2
  echo "$1 $2" >>"$said/commands"
  if one "$@" >/dev/null 2>"$said/stderr"; then
    echo "aws $*: it is not refused" >&2
    return 1
  fi
  grep -q "($code)" "$said/stderr" || {
    echo "aws $*: it is refused otherwise than with $code: $(cat "$said/stderr")" >&2
    return 1
  }
}

# code USER is the newest code that was sent to a user.
code() { curl -fsS "$AWS_ENDPOINT_URL/_outbox.json?user=$1" | python3 -c 'import json, sys; print(json.load(sys.stdin)[-1]["code"])'; }

# What commands answer is of no interest but where the script takes it.
exec 5>&1 >/dev/null
. "$here/aws-cli.sh"
echo "$(wc -l <"$said/commands") commands, $(sort -u "$said/commands" | wc -l) operations" >&5
