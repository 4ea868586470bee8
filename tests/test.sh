# shellcheck shell=bash disable=SC2154
# ./dev test. Read by ./dev, whose functions it uses.

test_usage() {
  cat <<'TEXT'
usage: ./dev test [--fast|--full] [--feed DIR] [--filter X]

  (default)     the pages' checks, build and tests, and all tests but the big sizes, on two diagonals:
                  embedded  SQLite, in-memory bus, local files
                  servers   private PostgreSQL, RabbitMQ and Azurite on free ports, stopped at the end
  --fast        the embedded diagonal without slow tests; for every commit
  --full        the big sizes too
  --feed DIR    the same tests on Microsoft Orleans, whose packages lie in DIR; a test of several processes also needs its scripts
                PostgreSQL-Main.sql and PostgreSQL-Clustering.sql there, and is skipped by name without them
  --filter X    only tests whose full name contains X, or a filter such as TestCategory=faults
  --installed   install nothing; use what is there

What is missing is installed where that is possible: on Debian, as root or with sudo, postgresql and rabbitmq-server; with npm, azurite
into artifacts/tools. No system service is started. A server that is not there is skipped by name; with CI=true that is a failure.
CLOUDCRM_SHARED (default ../shared) is the folder with real messages; tests that need it are skipped without it.

The last line is "N passed, N failed, N skipped". Exit code 0: tests ran and none failed.
TEXT
}

passed=0 failed=0 skipped=0
scratch=
failures=

run_tests() {
  local size=default feed='' filter='' install=true
  while [ $# -gt 0 ]; do
    case $1 in
      --fast) size=fast ;;
      --full) size=full ;;
      --installed) install=false ;;
      --feed) [ $# -gt 1 ] || stop "--feed needs a folder"; feed=$2; shift ;;
      --filter) [ $# -gt 1 ] || stop "--filter needs a text"; filter=$2; shift ;;
      --help|-h) test_usage; return ;;
      *) stop "unknown option $1; ./dev test --help lists them" ;;
    esac
    shift
  done
  [ -z "$feed" ] || use_feed "$feed"
  scratch=$(mktemp -d "${TMPDIR:-/tmp}/cloudcrm-test.XXXXXX")
  chmod 755 "$scratch" # PostgreSQL runs as another user below it
  trap clean_up EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM

  . "$root/tests/servers.sh"
  [ $size = fast ] || ! $install || install_servers
  build CloudCrm.sln || { failed=1; closing_line; }
  tell_of_shared_folder
  pages "$size"
  diagonal embedded "$size" "$filter"
  if [ $size != fast ]; then
    tell_of_missing_servers
    diagonal servers "$size" "$filter"
  fi
  closing_line
}

closing_line() {
  [ -z "$failures" ] || printf '== what failed\n%s\n' "$failures"
  printf '%s passed, %s failed, %s skipped\n' "$passed" "$failed" "$skipped"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit $?
}

pages() { # size: the checks of the pages and the tests of their logic, and their build for the journeys
  [ -z "$filter" ] || case $filter in *Web*) ;; *) return 0 ;; esac
  . "$root/services/Web/web.sh"
  if ! has_node; then
    echo 'skipped: the pages: they need Node 20.19 or newer'
    [ "${CI:-}" != true ] || failed=$((failed + 1))
    return 0
  fi
  local report=$scratch/pages.json
  if ! (set -e; web_build) || ! (cd "$pages" && { [ "$1" = fast ] || npm run --silent check; }); then
    echo 'failed: the pages do not build or pass their checks'
    failed=$((failed + 1))
    return 0
  fi
  say "tests of the pages' logic"
  (cd "$pages" && npx vitest run --reporter=dot --reporter=json --outputFile.json="$report") || true
  read -r ran wrong < <(node -p 'const r = JSON.parse(require("fs").readFileSync(process.argv[1])); `${r.numPassedTests} ${r.numFailedTests + r.numFailedTestSuites}`' "$report" 2>/dev/null || echo '0 1')
  passed=$((passed + ran)) failed=$((failed + wrong))
}

diagonal() { # name, size, filter: runs every test program once
  local name=$1 project filter
  export CLOUDCRM_TEST_DIAGONAL=$name CLOUDCRM_TEST_SCRATCH=$scratch CLOUDCRM_TEST_FLAVOUR=$flavour
  export CLOUDCRM_SHARED=${CLOUDCRM_SHARED:-$root/../shared}
  for project in "$root"/tests/*.Tests; do
    project=${project##*/}
    # The journeys are made once: what lies below the API does not show in a browser.
    [ "$name:$project" != servers:CloudCrm.Web.Tests ] || continue
    say "$project, diagonal $name"
    filter=$(filter_of "$name" "$2" "$3")
    program "$project" ${filter:+--filter "$filter"}
  done
}

filter_of() { # diagonal, size, the user's filter
  local all=$3
  case $all in '') ;; *[=~!]*) all="($all)" ;; *) all="FullyQualifiedName~$all" ;; esac
  [ "$1" = servers ] || all="${all:+$all&}TestCategory!=servers"
  case $2 in
    fast) all="${all:+$all&}TestCategory!=full&TestCategory!=slow" ;;
    default) all="${all:+$all&}TestCategory!=full" ;;
  esac
  printf '%s' "$all"
}

program() { # name, arguments: runs a test program and adds its counts
  local code=0 log=$scratch/$1.log ran
  "$(output "$1")" "${@:2}" --no-ansi --progress off --timeout 40m --results-directory "$root/artifacts/test-results" 2>&1 | tee "$log" || code=${PIPESTATUS[0]}
  ran=$(count total "$log")
  if [ -z "$ran" ]; then
    printf 'failed: %s ended with code %s and no summary\n' "$1" "$code"
    failed=$((failed + 1))
    return
  fi
  passed=$((passed + $(count succeeded "$log")))
  failed=$((failed + $(count failed "$log")))
  skipped=$((skipped + $(count skipped "$log")))
  failures+=$(told "$log" "$1, $CLOUDCRM_TEST_DIAGONAL" && echo .)
  failures=${failures%.}
  # 8: the filter matched nothing here. Any other failure must show in the counts.
  if [ "$code" -ne 0 ] && [ "$code" -ne 8 ] && [ "$(count failed "$log")" -eq 0 ]; then
    printf 'failed: %s ended with code %s\n' "$1" "$code"
    failed=$((failed + 1))
  fi
}

told() { # log, where: each test that failed there, with the first lines of why
  awk -v where="$2" '/^failed .+ \([0-9][^)]*\)$/ { left = 9; printf "%s: ", where } left && NF { print substr($0, 1, 300); left-- } !NF { left = 0 }' "$1"
}

count() { # word, log: the number in the last line "  word: number" of the summary
  sed -nE "s/^ *$1: ([0-9]+)[[:space:]]*\$/\1/p" "$2" | tail -n 1
}

tell_of_shared_folder() {
  [ -d "${CLOUDCRM_SHARED:-$root/../shared}" ] ||
    printf 'skipped: tests on real messages: no folder %s (CLOUDCRM_SHARED)\n' "${CLOUDCRM_SHARED:-../shared}"
}

clean_up() { # whatever way it ends: no server and no file stays behind
  local code=$? file
  allow_services
  for file in "$scratch"/*.pid; do
    [ -e "$file" ] || continue
    kill_group "$(cat "$file")"
  done
  rm -rf "$scratch"
  exit "$code"
}

kill_group() { # process id of a server that a test program left behind
  kill -TERM -- "-$1" 2>/dev/null || kill -TERM "$1" 2>/dev/null || true
}
