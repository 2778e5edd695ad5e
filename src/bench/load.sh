# Sourced after stage.sh by the benchmarks that load a server: actors, and measured requests to it by wrk (Debian: wrk), as load.lua makes them,
# or $script. Wants $connections, and the database with the options of $statistics.
# shellcheck disable=SC2034 # it is read by those that source this
statistics="-c shared_preload_libraries=pg_stat_statements"

# Actors, a file of some of their ids, and a caller's $key
stage_actors() { # api count
    psql -q -c "CREATE EXTENSION pg_stat_statements" -c "INSERT INTO actor (id, created_at, updated_at, is_active, version, created_by, updated_by, name, kind, roles)
      SELECT gen_random_uuid(), now() - n * interval '1 second', now(), true, 1, system, system, 'bench ' || n, 'SERVICE', '{}'
      FROM generate_series(1, $2) n, (SELECT '00000000-0000-7000-8000-000000000001'::uuid AS system) known" -c "ANALYZE actor"
    issue_key "$1"
    psql -qAt -c "SELECT id FROM actor ORDER BY random() LIMIT 2000" > "$work/ids"
    export KEY=$key IDS=$work/ids
}

# → requests a second, p50 and p99 in milliseconds, how many there were, how many failed
load() { # what seconds port [connections]
    local line
    line=$(WHAT=$1 wrk -t"$((${4:-$connections} > 1 ? 2 : 1))" -c"${4:-$connections}" -d"$2s" -s "${script:-src/bench/load.lua}" "http://127.0.0.1:$3" | tail -1)
    [ "${line##* }" = 0 ] || { echo "$1: of the requests failed, of all: $line" >&2; exit 1; }
    echo "$line"
}

# Loads for five seconds at a time until three times one after the other have not been faster than before by a twentieth, or two minutes long.
warm_up() { # name what port
    local best=0 flat=0 turns=0 rate count requests=0
    while [ $flat -lt 3 ] && [ $turns -lt 24 ]; do
        read -r rate _ _ count _ <<< "$(load "$2" 5 "$3")"
        turns=$((turns + 1)) requests=$((requests + count)) flat=$((flat + 1))
        [ $((rate * 20)) -le $((best * 21)) ] || flat=0
        [ "$rate" -le "$best" ] || best=$rate
    done
    echo "$1, $2: warm after $((turns * 5)) s and $requests requests, at $rate a second" >&2
}

# Loads a server that has just started for a second at a time, a minute and a half long → after how many seconds, and how many requests, it reached four
# fifths of the rate that it has at the end.
approach() { # what port
    local second
    for second in $(seq 90); do
        load "$1" 1 "$2" | cut -d' ' -f1,4
    done | awk '{ rate[NR] = $1; requests[NR] = requests[NR - 1] + $2 }
        END { for (i = NR - 19; i <= NR; i++) final += rate[i] / 20
            for (i = 1; rate[i] < final * 0.8; i++) { }
            printf "%d s, %d requests\n", i, requests[i] }'
}

# A line in the file: requests a second, p50 and p99 in milliseconds, CPU milliseconds of server and database per request.
measure() { # file what seconds port process
    local s d rps p50 p99 count; s=$(ticks "$5") d=$(database_ticks)
    read -r rps p50 p99 count _ <<< "$(load "$2" "$3" "$4")"
    echo "$rps $p50 $p99 $(awk -v a="$s" -v b="$(ticks "$5")" -v c="$d" -v e="$(database_ticks)" -v n="$count" 'BEGIN { printf "%.3f %.3f", (b - a) * 10 / n, (e - c) * 10 / n }')" >> "$work/$1"
}
column() { cut -d' ' -f"$2" "$work/$1" | median; }

# How many statements PostgreSQL executes for a request, by some thousand warm ones without what it executes in the same time for the node
# alone. COMMIT is not among them.
statements() { # what port
    local own count
    psql -qAt -c "SELECT pg_stat_statements_reset()" > "$work/reset"
    sleep 5
    own=$(executed)
    psql -qAt -c "SELECT pg_stat_statements_reset()" > "$work/reset"
    read -r _ _ _ count _ <<< "$(load "$1" 5 "$2" 1)"
    awk -v all="$(executed)" -v own="$own" -v n="$count" 'BEGIN { printf "%.2f", (all - own) / n }'
}
executed() { psql -qAt -c "SELECT coalesce(sum(calls), 0) FROM pg_stat_statements JOIN pg_database ON oid = dbid WHERE datname = current_database()"; }
