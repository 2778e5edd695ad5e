# Sourced by the benchmarks that need a server: a PostgreSQL of its own, durable as in production, and WARs on the shipped configuration.
# Needs a PostgreSQL server (Debian: postgresql) and curl. Wants $pg, a free port. Gives $work, which goes at the end with everything started here.
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
initdb=(/usr/lib/postgresql/*/bin/initdb)
bin=$(dirname "${initdb[-1]}")
work=$(mktemp -d) && chmod 755 "$work"
as_postgres() { if [ "$(id -u)" = 0 ]; then su postgres -c "$1"; else sh -c "$1"; fi; }
finish() {
    # what still runs of this shell: the number of one that ended may by now be another process
    for started in $(jobs -p); do kill "$started" 2> /dev/null || true; done
    as_postgres "$bin/pg_ctl -D $work/pg/data -m immediate stop" > /dev/null 2>&1 || true
    rm -rf "$work"
}
trap finish EXIT
median() { sort -g | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

start_database() { # options of PostgreSQL
    mkdir "$work/pg" && echo bench > "$work/pg/password"
    [ "$(id -u)" != 0 ] || chown -R postgres "$work/pg"
    as_postgres "$bin/initdb -D $work/pg/data -U postgres --pwfile=$work/pg/password -A scram-sha-256" > /dev/null
    as_postgres "$bin/pg_ctl -w -D $work/pg/data -o '-p $pg -k $work/pg -c shared_buffers=512MB $*' -l $work/pg/log start" > /dev/null
    export PGHOST=127.0.0.1 PGPORT=$pg PGUSER=postgres PGPASSWORD=bench
}

# port database [WAR] [server, default payara-micro] → sets $server, its process
start_server() {
    [ -n "$(psql -qAt -d postgres -c "SELECT 1 FROM pg_database WHERE datname = '$2'")" ] || psql -q -d postgres -c "CREATE DATABASE $2"
    describe_server "$@"
    "server-config/${4:-payara-micro}/configure" > /dev/null
    run_server "$1"
}

# The tests' sample application → $work/sample.war
pack_sample() {
    local classes=$work/sample/WEB-INF/classes
    if [ ! -f target/foundation.war ] || [ ! -d target/test-classes ]; then mvn -q -B package -DskipTests; fi
    mkdir -p "$classes/org/backendfoundation"
    (cd "$work/sample" && jar --extract --file "$OLDPWD/target/foundation.war")
    cp -r target/test-classes/org/backendfoundation/sample "$classes/org/backendfoundation/"
    rm "$classes"/org/backendfoundation/sample/Sample{Server,War}*.class
    (cd target/test-classes && cp --parents org/example/shop/{Voucher,OpeningHours}.class "$classes/")
    cp -r target/test-classes/sample/db target/test-classes/sample/META-INF "$classes/"
    jar --create --file "$work/sample.war" -C "$work/sample" .
}

# The environment for `configure`, `start` and `restore`.
describe_server() { # port database [WAR] [server]
    [ "${4:-payara-micro}" = payara-micro ] || [ -d "target/server-parts/$4" ] || mvn -q -B "-P$4" process-test-resources
    [ -f target/foundation.war ] || mvn -q -B package -DskipTests
    export FOUNDATION_HOME=$work/home-$1 FOUNDATION_WAR=${3:-target/foundation.war}
    export PAYARA_MICRO=target/server-parts POSTGRESQL_DRIVER=target/server-parts/postgresql.jar ECLIPSELINK=target/server-parts/eclipselink.jar
    export PAYARA_HOME=target/server-parts/payara WILDFLY_HOME=target/server-parts/wildfly ADMIN_PORT=$(($1 + 1000)) MANAGEMENT_PORT=$(($1 + 1000))
    export DATABASE_URL=postgresql://postgres:bench@127.0.0.1:$pg/$2 PORT=$1
    # counted, as in operation, and never reached
    export SECURITY_RATE_LIMIT=100000000 SECURITY_RATE_LIMIT_ADDRESS=100000000
    [ -n "${SECURITY_BOOTSTRAP_KEY:-}" ] || SECURITY_BOOTSTRAP_KEY=$(java -cp target/classes org.backendfoundation.security.credential.ApiKey)
    export SECURITY_BOOTSTRAP_KEY
}

# What is configured in $FOUNDATION_HOME, until it is ready → sets $server
run_server() { # port
    launch_server "$1"
    await_server "$1"
}
launch_server() { # port
    "$FOUNDATION_HOME/start" >> "$work/server-$1.log" 2>&1 &
    server=$!
}
await_server() { # port
    local end=$((SECONDS + 180))
    until curl -sf "http://127.0.0.1:$1/api/v1/health/ready" > /dev/null; do
        if ! kill -0 "$server" || [ $SECONDS -ge $end ]; then tail -20 "$work/server-$1.log" >&2; exit 1; fi
        sleep 0.2
    done
}

# The body of an answer, or which call failed and how.
call() { # key curl-arguments…
    local answer status
    answer=$(curl -s -w '\n%{http_code}' -H "Authorization: Bearer $1" -H 'Content-Type: application/json' "${@:2}") || { echo "No answer: ${*: -1}" >&2; return 1; }
    status=${answer##*$'\n'}
    [ "${status:0:1}" = 2 ] || { echo "$status from ${*: -1}: ${answer%$'\n'*}" >&2; return 1; }
    printf '%s\n' "${answer%$'\n'*}"
}

# A caller with an issued key → $key
# shellcheck disable=SC2034 # it is read by those that source this
issue_key() { # api
    local actor
    actor=$(call "$SECURITY_BOOTSTRAP_KEY" -d '{"name":"load","kind":"SERVICE","roles":["admin"]}' "$1/actors" | sed 's/.*"id":"\([^"]*\)".*/\1/')
    key=$(call "$SECURITY_BOOTSTRAP_KEY" -d '{"name":"load"}' "$1/actors/$actor/keys" | grep -o 'fk_[A-Za-z0-9]*' | tail -1)
}

# Resident memory of a process, in MB.
resident() { awk '/VmRSS/ { printf "%d\n", $2 / 1024 }' "/proc/$1/status"; }

# CPU in hundredths of a second, of a process, and of the database: its sessions, and in the postmaster's account those that ended. A process
# may end between the listing and the reading of its file.
ticks() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }
database_ticks() {
    local postmaster; postmaster=$(head -1 "$work/pg/data/postmaster.pid")
    { cat /proc/[0-9]*/stat 2> /dev/null || true; } | awk -v p="$postmaster" '$4 == p { t += $14 + $15 } $1 == p { t += $16 + $17 } END { print t }'
}
