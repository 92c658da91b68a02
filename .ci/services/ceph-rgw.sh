#!/usr/bin/env bash
# A real, throwaway S3 server on this machine: Ceph's monitor, one in-memory OSD and the RADOS gateway.
#   apt-get install -y ceph-mon ceph-osd radosgw      (Debian packages)
#   ceph-rgw.sh start DIR [PORT]    prints TEST_S3_URL (with its keys) and TEST_S3_DIR when it answers
#   ceph-rgw.sh stop DIR            ends only the processes that it started (then take a new DIR for the next start)
#   ceph-rgw.sh stop-gateway DIR [PORT]    an S3 door goes down, the data stays;  start-gateway DIR [PORT] opens it again.
#                                   With another PORT it is one more door to the same data: who shuts it disturbs nobody else
# Everything lives in DIR and is lost with it. Loopback only, no authentication inside the cluster: for tests.
set -euo pipefail
# End the processes of these pid files, by force after ten seconds.
end() {
  for pid_file in "$@"; do
    [ -e "$pid_file" ] || continue
    pid=$(cat "$pid_file"); kill "$pid" 2>/dev/null || continue
    for _ in $(seq 20); do kill -0 "$pid" 2>/dev/null || continue 2; sleep 0.5; done
    kill -9 "$pid" 2>/dev/null || true
    while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
  done
}
# Returns when the gateway of this name answers at the port, and fails when it does not.
open_gateway() {
  timeout 120 radosgw -c "$conf" -n "client.rgw.$1" --rgw-data "$dir/rgw" --rgw-frontends "beast endpoint=127.0.0.1:$port" --setuser root --setgroup root
  for _ in $(seq 240); do
    if curl -s -o /dev/null "http://127.0.0.1:$port/"; then
      kill -0 "$(cat "$dir/run/client.rgw.$1.pid")" && return
      break # somebody else's server answered
    fi
    sleep 0.25
  done
  echo "The gateway does not answer at port $port: see $dir/log/client.rgw.$1.log." >&2
  return 1
}
# The gateway at the first port is called a, each other after its port.
find_gateway() {
  first=$(sed -n 's/.*endpoint=127.0.0.1://p' "$conf"); port=${1:-$first}; gateway=$port
  [ "$port" != "$first" ] || gateway=a
}
action=$1; dir=$(realpath -m "$2"); port=${3:-9107}; mon_port=$((port + 1000))
conf=$dir/ceph.conf; export CEPH_CONF=$conf
case $action in
start)
  mkdir -p "$dir"/{mon,osd0,rgw,run,log}
  fsid=$(cat /proc/sys/kernel/random/uuid)
  cat >"$conf" <<CONF
[global]
fsid = $fsid
mon initial members = a
mon host = [v1:127.0.0.1:$mon_port]
auth cluster required = none
auth service required = none
auth client required = none
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 8
osd crush chooseleaf type = 0
mon allow pool size one = true
mon warn on pool no redundancy = false
mon max pg per osd = 1000
ms bind msgr2 = false
public addr = 127.0.0.1
run dir = $dir/run
admin socket = $dir/run/\$cluster-\$name.\$pid.asok
log file = $dir/log/\$name.log
pid file = $dir/run/\$name.pid
[mon.a]
mon data = $dir/mon
[osd]
osd class update on start = false
osd crush update on start = false
osd objectstore = memstore
memstore device bytes = 12884901888
osd data = $dir/osd\$id
osd memory target = 939524096
[client.rgw.a]
rgw frontends = beast endpoint=127.0.0.1:$port
rgw data = $dir/rgw
rgw gc obj min wait = 1
rgw gc processor period = 5
rgw gc processor max time = 5
CONF
  monmaptool --create --clobber --fsid "$fsid" --addv a "[v1:127.0.0.1:$mon_port]" "$dir/monmap" >/dev/null
  ceph-mon -c "$conf" --mkfs -i a --monmap "$dir/monmap" --setuser root --setgroup root
  ceph-mon -c "$conf" -i a --setuser root --setgroup root
  osd_uuid=$(cat /proc/sys/kernel/random/uuid)
  timeout 60 ceph -c "$conf" osd new "$osd_uuid" 0 >/dev/null
  ceph-osd -c "$conf" -i 0 --mkfs --osd-uuid "$osd_uuid" --setuser root --setgroup root >/dev/null 2>&1
  timeout 60 ceph -c "$conf" osd crush add osd.0 1.0 root=default >/dev/null 2>&1
  ceph-osd -c "$conf" -i 0 --setuser root --setgroup root
  open_gateway a
  timeout 60 radosgw-admin -c "$conf" user create --uid=test --display-name=test \
    --access-key=test-access-key --secret-key=test-secret-key >"$dir/user.json" 2>/dev/null
  printf "TEST_S3_URL=http://test-access-key:test-secret-key@127.0.0.1:%s\nTEST_S3_DIR=%s\n" "$port" "$dir"
  ;;
stop-gateway) find_gateway "${3:-}"; end "$dir/run/client.rgw.$gateway.pid" ;;
start-gateway) find_gateway "${3:-}"; open_gateway "$gateway" ;;
stop) end "$dir"/run/client.rgw.*.pid "$dir"/run/osd.0.pid "$dir"/run/mon.a.pid ;;
*) echo "usage: $0 start|stop|stop-gateway|start-gateway DIR [PORT]" >&2; exit 2 ;;
esac
