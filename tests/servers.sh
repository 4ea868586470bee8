# shellcheck shell=bash disable=SC2154
# The servers that ./dev test needs. Read by tests/test.sh.

azurite=3.37.0
why_missing=
policy=/usr/sbin/policy-rc.d
no_services=

has_server() { # name of what is installed
  case $1 in
    postgresql) command -v initdb >/dev/null 2>&1 || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 ;;
    rabbitmq-server) [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || command -v rabbitmq-server >/dev/null 2>&1 ;;
    strace) command -v strace >/dev/null 2>&1 ;;
    chromium) command -v chromium >/dev/null 2>&1 || command -v google-chrome >/dev/null 2>&1 ;;
    fonts-noto-cjk) ls /usr/share/fonts/opentype/noto/NotoSansCJK-* >/dev/null 2>&1 ;;
    azurite) [ -e "$root/artifacts/tools/node_modules/azurite/dist/src/blob/main.js" ] ;;
  esac
}

needed_servers() {
  echo postgresql rabbitmq-server strace chromium fonts-noto-cjk
}

install_servers() {
  local server packages=()
  for server in $(needed_servers); do
    has_server "$server" || packages+=("$server")
  done
  [ ${#packages[@]} -eq 0 ] || install_packages "${packages[@]}"
  has_server azurite || install_azurite
}

install_packages() { # Debian package names
  local sudo=''
  if ! command -v apt-get >/dev/null 2>&1; then
    why_missing='this is not Debian: install it yourself'
    return
  fi
  if [ "$(id -u)" -ne 0 ]; then
    if ! sudo -n true 2>/dev/null; then
      why_missing='installing needs root or sudo without a password'
      return
    fi
    sudo='sudo -n'
  fi
  say "installing $*"
  # 101: a package may be installed, its service may not be started.
  local code=0
  if [ ! -e $policy ]; then
    no_services="$sudo rm -f $policy"
    printf '#!/bin/sh\n# Written by the tests of CloudCrm while they install packages; delete it when they do not run.\nexit 101\n' | $sudo tee $policy >/dev/null
    $sudo chmod 755 $policy
  fi
  { $sudo apt-get update -q && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"; } \
    > "$scratch/apt.log" 2>&1 < /dev/null || code=$?
  allow_services
  if [ $code -ne 0 ]; then
    tail -n 5 "$scratch/apt.log"
    why_missing='apt-get could not install it'
  fi
}

allow_services() { # takes away what keeps services from starting, if it is ours
  [ -z "$no_services" ] || $no_services
  no_services=
}

install_azurite() {
  if ! command -v npm >/dev/null 2>&1; then
    printf 'azurite needs Node 20.19 or newer (npm is not on the path)\n'
    return
  fi
  say "installing azurite $azurite into artifacts/tools"
  mkdir -p "$root/artifacts/tools"
  npm install --prefix "$root/artifacts/tools" --ignore-scripts --no-audit --no-fund --loglevel=error "azurite@$azurite" < /dev/null ||
    printf 'npm could not install azurite\n'
}

tell_of_missing_servers() {
  local server
  for server in $(needed_servers) azurite; do
    has_server "$server" && continue
    printf 'skipped: what needs %s: it is not installed%s\n' "$server" "${why_missing:+ ($why_missing)}"
    [ "${CI:-}" != true ] || failed=$((failed + 1))
  done
}
