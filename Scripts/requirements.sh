# What the scripts need, installed where that is possible and named where it is not. Sourced, not run.

say() { printf '%s\n' "$*" >&2; }

# git fetches the packages that Package.swift names.
require_git() {
  command -v git >/dev/null && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "git is missing; installing it."
    apt-get update -qq >&2 && apt-get install -y -qq git >&2 && return
  fi
  say "git is missing. Install it, for example with: sudo apt-get install git"
  exit 1
}

# Nothing of ours uses zlib, but swift-nio-extras, which async-http-client needs, is linked with it (-lz). The name that
# the linker looks for comes with zlib's headers. Toolchains for Linux ask for them too, so they are rarely missing.
require_zlib() {
  [ "$(uname -s)" = Linux ] && command -v clang >/dev/null || return 0
  echo 'int main(void) { return 0; }' | clang -x c - -lz -o /dev/null >/dev/null 2>&1 && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "The development files of zlib are missing; installing them."
    apt-get update -qq >&2 && apt-get install -y -qq zlib1g-dev >&2 && return
  fi
  say "The development files of zlib are missing. Install them, for example with: sudo apt-get install zlib1g-dev"
  exit 1
}

# Swift 6.2 or later, with the tools that come with it. A toolchain is not installed unasked: it is large and its
# place is a matter of taste.
require_swift() {
  if ! command -v swift >/dev/null; then
    for folder in "$HOME/.local/share/swiftly/bin" "$HOME/.swiftly/bin" /usr/libexec/swift/bin /usr/share/swift/usr/bin; do
      if [ -x "$folder/swift" ]; then PATH=$folder:$PATH; export PATH; break; fi
    done
  fi
  if ! command -v swift >/dev/null; then
    say "Swift is missing. Install version 6.2 or later (https://www.swift.org/install/linux/), for example with swiftly:"
    say "  curl -O https://download.swift.org/swiftly/linux/swiftly-\$(uname -m).tar.gz"
    say "  tar zxf swiftly-\$(uname -m).tar.gz && ./swiftly init && . ~/.local/share/swiftly/env.sh"
    say "swiftly names the system packages that it needs. Then run this script again."
    exit 1
  fi
  local version major minor
  version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  major=${version%%.*} minor=${version#*.}
  if [ -z "$version" ] || [ "$major" -lt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -lt 2 ]; }; then
    say "Swift ${version:-of an unknown version} is installed; version 6.2 or later is needed (https://www.swift.org/install/)."
    exit 1
  fi
}
