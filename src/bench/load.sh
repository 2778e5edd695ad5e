# Sourced after stage.sh by the benchmarks that load a server: actors, and measured requests to it by wrk (Debian: wrk). Wants $connections.

# Actors, a file of some of their ids, and a caller's $key
stage_actors() { # api count
    psql -q -c "INSERT INTO actor (id, created_at, updated_at, is_active, version, created_by, updated_by, name, kind, roles)
      SELECT gen_random_uuid(), now() - n * interval '1 second', now(), true, 1, system, system, 'bench ' || n, 'SERVICE', '{}'
      FROM generate_series(1, $2) n, (SELECT '00000000-0000-7000-8000-000000000001'::uuid AS system) known" -c "ANALYZE actor"
    issue_key "$1"
    psql -qAt -c "SELECT id FROM actor ORDER BY random() LIMIT 2000" > "$work/ids"
    export KEY=$key IDS=$work/ids
}

# A line in the file: requests a second, p50 and p99 in milliseconds, CPU milliseconds of server and database per request.
measure() { # file what seconds port process
    local s d line rps p50 p99 count bad; s=$(ticks "$5") d=$(database_ticks)
    line=$(WHAT=$2 wrk -t2 -c"$connections" -d"$3s" -s src/bench/load.lua "http://127.0.0.1:$4" | tail -1)
    read -r rps p50 p99 count bad <<< "$line"
    [ "$bad" = 0 ] || { echo "$2: $bad of $count requests failed" >&2; exit 1; }
    echo "$rps $p50 $p99 $(awk -v a="$s" -v b="$(ticks "$5")" -v c="$d" -v e="$(database_ticks)" -v n="$count" 'BEGIN { printf "%.3f %.3f", (b - a) * 10 / n, (e - c) * 10 / n }')" >> "$work/$1"
}
column() { cut -d' ' -f"$2" "$work/$1" | median; }
