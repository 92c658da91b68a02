#!/usr/bin/env bash
# Puts Open edX's own parts (from PyPI) into DIR, each in an environment of its own, because their pins clash with ours and each other's.
#   open-edx.sh DIR      prints OPENEDX_CORE=…, EDX_CLEANER=… and XBLOCKS_CONTRIB=…: the Python of each
# They restore, check and parse what we export; they never enter the product. About two minutes the first time.
set -euo pipefail
dir=$(realpath -m "$1")
export PIP_DISABLE_PIP_VERSION_CHECK=1
environment() { # VARIABLE PACKAGE VERSION
  local home="$dir/$2-$3"
  if [ ! -e "$home/ready" ]; then
    rm -rf "$home"
    python3 -m venv "$home"
    "$home/bin/pip" install --quiet "$2==$3" >&2
    touch "$home/ready"
  fi
  echo "$1=$home/bin/python"
}
environment OPENEDX_CORE openedx-core 0.34.1 & first=$!
environment EDX_CLEANER olxcleaner 0.3.0 & second=$!
environment XBLOCKS_CONTRIB xblocks-contrib 0.13.1
wait $first
wait $second
