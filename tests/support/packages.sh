# packages.sh - sourced by tests/run and examples/run: makes sure that the system's packages are there, and says what it does.
#
#   need_packages REQUIRED... -- WANTED...
#
# Without a required package nothing can be built: when it is missing and can't be installed, this exits and says what to
# type. Without a wanted one some tests are skipped, so it is installed where that is possible, and else only named.

say() {
  printf '%s: %s\n' "${0##*/}" "$*"
}

# Prints those of its arguments that dpkg doesn't know as installed.
missing_packages() {
  local installed
  installed=" $(dpkg-query -W -f='${Package} ${Status}\n' "$@" 2>/dev/null | awk '$NF == "installed" { print $1 }' | tr '\n' ' ') "
  for package in "$@"; do
    case $installed in
      *" $package "*) ;;
      *) printf '%s ' "$package" ;;
    esac
  done
}

# How to become root without being asked a question: prints "", "sudo -n", or fails.
become_root() {
  if [ "$(id -u)" -eq 0 ]; then
    return 0
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    printf 'sudo -n'
  else
    return 1
  fi
}

install_packages() {
  local root
  root=$(become_root) || return 1
  say "installing with apt: $*"
  # shellcheck disable=SC2086  # $root is nothing or two words
  { $root apt-get update -qq && $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } \
    </dev/null >/dev/null
}

need_packages() {
  local required=() wanted=() list=required missing
  for package in "$@"; do
    if [ "$package" = -- ]; then list=wanted; continue; fi
    if [ $list = required ]; then required+=("$package"); else wanted+=("$package"); fi
  done
  if ! command -v dpkg-query >/dev/null; then
    say "this is not Debian or Ubuntu; going on with what is here (their names there: ${required[*]} ${wanted[*]})"
    return 0
  fi
  missing=$(missing_packages "${required[@]}")
  # shellcheck disable=SC2086  # a list of names
  if [ -n "$missing" ] && ! install_packages $missing; then
    say "these packages are missing and can't be installed from here; please run:" >&2
    say "    sudo apt-get update && sudo apt-get install -y $missing" >&2
    exit 1
  fi
  missing=$(missing_packages ${wanted[@]+"${wanted[@]}"})
  # shellcheck disable=SC2086
  if [ -n "$missing" ] && ! install_packages $missing; then
    say "not installed, so what needs them is skipped: $missing"
  fi
}
