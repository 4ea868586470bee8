# shellcheck shell=bash disable=SC2154
# ./dev web. Read by ./dev, whose functions it uses.

web_usage() {
  cat <<'TEXT'
usage: ./dev web [build|check]

  build   (default) the web application into artifacts/web/dist, which ./dev run serves
  check   types, lint, format, words and the tests of its logic

Types of the API are made from the OpenAPI document that the host writes, so that a page that the API left behind does not build.
TEXT
}

pages=$root/services/Web
built=$root/artifacts/web

web() {
  case ${1:-build} in
    --help|-h) web_usage ;;
    build) build services/Host; web_build ;;
    check) build services/Host; web_prepare; (cd "$pages" && npm run --silent check && npm run --silent test) ;;
    *) stop "unknown word $1; ./dev web --help" ;;
  esac
}

shots() {
  case ${1:-} in
    --help|-h) printf 'usage: ./dev shots [ADDRESS]\n\nTakes the pictures of docs/pictures from ADDRESS (http://127.0.0.1:5080), where ./dev run --demo runs, in Chromium: desk and phone, light and dark.\n'; return ;;
  esac
  web_packages
  (cd "$pages" && node scripts/shots.mjs "${1:-http://127.0.0.1:5080}" "$root/docs/pictures")
}

has_node() { command -v npm >/dev/null 2>&1; }

web_build() { # needs a built host
  web_prepare
  say "building the pages"
  (cd "$pages" && npm run --silent build)
}

web_prepare() { # packages, and the API's types
  web_packages
  mkdir -p "$built"
  "$(output CloudCrm.Host)" openapi "$built/openapi.json"
  (cd "$pages" && node scripts/types.mjs "$built/openapi.json")
}

web_packages() {
  has_node || stop "the pages need Node 20.19 or newer (npm is not on the path)"
  local lock
  lock=$(sha256sum "$pages/package-lock.json" | cut -d' ' -f1)
  if [ "$(cat "$pages/node_modules/.installed" 2>/dev/null)" != "$lock" ]; then
    say "installing the pages' packages"
    (cd "$pages" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error < /dev/null)
    printf '%s' "$lock" > "$pages/node_modules/.installed"
  fi
}

web_is_current() { # whether what was built is newer than all that it is made of
  [ -e "$built/dist/index.html" ] &&
    [ -z "$(find "$pages" "$root/services/Gateway" "$root/services/Contracts" -name node_modules -prune -o -type f -newer "$built/dist/index.html" -not -name 'schema.d.ts' -print -quit)" ]
}
