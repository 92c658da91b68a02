#!/usr/bin/env bash
# Puts tus-js-client (MIT, from the npm registry) into DIR for the tests of uploads; it never enters the product.
#   tus-js-client.sh DIR      prints TUS_JS_CLIENT=…/node_modules/tus-js-client
set -euo pipefail
version=4.3.1
dir=$(realpath -m "$1")
if [ ! -s "$dir/$version/node_modules/tus-js-client/package.json" ]; then
  mkdir -p "$dir/$version"
  npm install --silent --no-save --no-audit --no-fund --ignore-scripts --prefix "$dir/$version" "tus-js-client@$version" >/dev/null
fi
echo "TUS_JS_CLIENT=$dir/$version/node_modules/tus-js-client"
