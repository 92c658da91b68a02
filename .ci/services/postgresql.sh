#!/usr/bin/env bash
# A real, throwaway PostgreSQL on this machine, from Debian's package "postgresql".
#   postgresql.sh start DIR [PORT]     prints DATABASE_URL=… when it answers
#   postgresql.sh stop DIR             ends it
# Everything lives in DIR and is lost with it. Loopback only, no passwords, fsync off: for tests.
set -euo pipefail
action=$1; dir=$(realpath -m "$2"); port=${3:-5439}
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$bin" ] || { echo "PostgreSQL is not installed: apt-get install postgresql" >&2; exit 2; }
as_owner=()
if [ "$(id -u)" = 0 ]; then as_owner=(runuser -u postgres --); fi # PostgreSQL refuses to run as root
case $action in
start)
  mkdir -p "$dir"
  if [ "$(id -u)" = 0 ]; then chown postgres "$dir"; fi
  cd "$dir"
  "${as_owner[@]}" "$bin/initdb" -D "$dir/data" -U oer -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
  "${as_owner[@]}" "$bin/pg_ctl" -D "$dir/data" -w -t 60 -l "$dir/log" \
    -o "-p $port -k $dir -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c max_connections=200" start >/dev/null
  echo "DATABASE_URL=postgres://oer@127.0.0.1:$port/postgres"
  ;;
stop) "${as_owner[@]}" "$bin/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null ;;
*) echo "usage: $0 start|stop DIR [PORT]" >&2; exit 2 ;;
esac
