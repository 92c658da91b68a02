#!/usr/bin/env bash
# Puts axe-core (MPL-2.0, from the npm registry) into DIR for the accessibility tests; it never enters the product.
#   axe.sh DIR      prints AXE_CORE=…/axe.min.js
set -euo pipefail
version=4.10.3
dir=$(realpath -m "$1")
if [ ! -s "$dir/package/axe.min.js" ]; then
  mkdir -p "$dir"
  (cd "$dir" && npm pack --silent "axe-core@$version" >/dev/null && tar xzf "axe-core-$version.tgz")
fi
echo "AXE_CORE=$dir/package/axe.min.js"
