#!/usr/bin/env bash
# A throwaway Elasticsearch of Elastic's own integration-test distribution, from Maven Central: the real server without its extra modules.
#   elasticsearch.sh start DIR PORT [NODES]    prints ELASTICSEARCH_URL=… when the cluster is green; nodes listen on PORT, PORT+1, …
#   elasticsearch.sh stop DIR [NODE]           ends what it started, or one node of it
# SECURE=1 switches passwords on (test-admin, test-password). DIR must be reachable for other users: as root the server runs as one.
set -euo pipefail
version=8.19.21
action=$1 dir=$(realpath -m "$2")
case $action in
start)
  port=$3 nodes=${4:-1} secure=false login=()
  if [ "${SECURE:-0}" = 1 ]; then secure=true login=(-u test-admin:test-password); fi
  mkdir -p "$dir"
  repository=${MAVEN_REPOSITORY:-$HOME/.m2/repository}
  zip=$repository/org/elasticsearch/distribution/integ-test-zip/elasticsearch/$version/elasticsearch-$version.zip
  [ -s "$zip" ] || mvn -q -B dependency:get -Dmaven.repo.local="$repository" -Dtransitive=false \
    -Dartifact="org.elasticsearch.distribution.integ-test-zip:elasticsearch:$version:zip" >&2
  java=$(dirname "$(dirname "$(readlink -f "$(command -v java)")")")
  as=()
  if [ "$(id -u)" = 0 ]; then # it refuses to run as root
    id oer-elastic >/dev/null 2>&1 || useradd --system --no-create-home oer-elastic
    as=(runuser -u oer-elastic --)
  fi
  seeds=$(for n in $(seq "$nodes"); do printf '"127.0.0.1:%d",' $((port + 100 + n)); done)
  names=$(for n in $(seq "$nodes"); do printf '"n%d",' "$n"; done)
  for n in $(seq "$nodes"); do
    home=$dir/n$n
    if [ ! -d "$home" ]; then
      unzip -q "$zip" -d "$dir/unpacked"
      mv "$dir/unpacked/elasticsearch-$version" "$home"
      cat >"$home/config/elasticsearch.yml" <<CONF
cluster.name: oer-repo-test
node.name: n$n
network.host: 127.0.0.1
http.port: $((port + n - 1))
transport.port: $((port + 100 + n))
discovery.seed_hosts: [${seeds%,}]
cluster.initial_master_nodes: [${names%,}]
cluster.routing.allocation.disk.threshold_enabled: false
xpack.security.enabled: $secure
xpack.security.transport.ssl.enabled: false
CONF
      [ "$(id -u)" != 0 ] || chown -R oer-elastic "$home"
      [ "$secure" = false ] || "${as[@]}" env ES_JAVA_HOME="$java" "$home/bin/elasticsearch-users" \
        useradd test-admin -p test-password -r superuser >&2
    fi
    "${as[@]}" env ES_JAVA_HOME="$java" ES_JAVA_OPTS="-Xms${ES_HEAP:-512m} -Xmx${ES_HEAP:-512m}" \
      "$home/bin/elasticsearch" -d -p "$home/pid" >"$dir/n$n.out" 2>&1 || { tail -20 "$dir/n$n.out" >&2; exit 1; } &
  done
  wait
  health="http://127.0.0.1:$port/_cluster/health?wait_for_status=green&wait_for_nodes=$nodes&timeout=5s"
  for _ in $(seq 90); do
    if curl -sf "${login[@]}" "$health" >/dev/null; then
      echo "ELASTICSEARCH_URL=http://127.0.0.1:$port"
      exit
    fi
    sleep 1
  done
  echo "Elasticsearch did not become green; its logs are in $dir" >&2
  exit 1
  ;;
stop)
  for file in "$dir"/n${3:-*}/pid; do
    [ ! -e "$file" ] || kill "$(cat "$file")" 2>/dev/null || true
  done
  ;;
*)
  echo "usage: $0 start DIR PORT [NODES] | stop DIR [NODE]" >&2
  exit 2
  ;;
esac
