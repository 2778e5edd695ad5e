# shellcheck shell=sh disable=SC2154 # $here, $home and $server are set by whoever sources this
# Sourced by `configure`, `start` and `restore` of each server: the steps that are the same on all of them. `start` finds it in the home.

# For every JVM, and after what the operator says: Payara confuses names of headers and variables in languages such as Turkish, in which i and I are no pair.
language=-Duser.language=en

# For JVMs that end soon: the quick compiler and the small collector. The server itself has its own.
brief="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"

# A JVM reads variables as the machine's language has them written: a password may have other letters than English ones.
export LC_ALL=C.UTF-8

fail() {
    echo "$1" >&2
    exit 2
}

# The JDK that the operator names, for everything: some of the servers' commands look for it and others take the first on the path. The server's may be
# named apart from the one that builds.
if [ -n "${SERVER_JAVA_HOME:-}" ]; then
    [ -x "$SERVER_JAVA_HOME/bin/java" ] || fail "SERVER_JAVA_HOME: there is no JDK in $SERVER_JAVA_HOME (bin/java is missing)."
    export JAVA_HOME="$SERVER_JAVA_HOME"
fi
[ -z "${JAVA_HOME:-}" ] || PATH=$JAVA_HOME/bin:$PATH

# The feature release of the JDK, such as 21.
java_release() {
    java -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p'
}

# A newer server ends an older Java with a stack trace. Each start asks again for what `configure` needed.
need_java() { # release what-needs-it
    oldest_java=$1
    release=$(java_release)
    [ "$release" -ge "$oldest_java" ] || fail "$2 needs Java $oldest_java or newer, and this is Java $release: give SERVER_JAVA_HOME the path of such a JDK."
}

# A file that is missing is said before anything is made.
need_file() { # variable what-it-is
    path=
    eval "path=\$$1"
    [ -f "$path" ] || fail "$1: there is no file $path; $2"
}

# `configure check` looks at the parts and the settings alone, in a home of a moment: so a node that runs learns whether its next release is complete.
check=
[ "${1:-}" != check ] || check=yes

# One absolute home, so that everything is found from anywhere.
enter_home() {
    if [ -n "$check" ]; then
        home=$(mktemp -d)
        trap 'rm -rf "$home"' EXIT
        return
    fi
    mkdir -p "$FOUNDATION_HOME"
    home=$(cd "$FOUNDATION_HOME" && pwd)
}

# A server that runs keeps its home. A process may by now have the number that an ended server had: it is the server if it was started with this home.
refuse_running() { # what-its-command-line-has
    pid=$(cat "$home/pid" 2> /dev/null || true)
    if { cat "/proc/${pid:-none}/cmdline" || ps -o args= -p "${pid:-none}"; } 2> /dev/null | grep -aqF "$1"; then
        fail "The server in $home runs (pid $pid): stop it first."
    fi
}

# The application's classes, for the checks that come before every start; a wrong setting is said now rather than by the first start.
unpack_classes() {
    war=$(cd "$(dirname "$FOUNDATION_WAR")" && pwd)/$(basename "$FOUNDATION_WAR")
    rm -rf "$home/WEB-INF"
    (cd "$home" && jar --extract --file "$war" WEB-INF/classes)
    variables=$(application PoolEnvironment "$server")
    if [ -n "$check" ]; then
        echo "Nothing is missing."
        exit 0
    fi
}
application() { # class arguments…
    class=$1
    shift
    # shellcheck disable=SC2086 # several options
    java $brief "$language" -cp "$home/WEB-INF/classes${driver:+:$driver}" "org.backendfoundation.tool.$class" "$@"
}

# From here on the home changes. What is left half-made by an interruption has no `start`.
begin() {
    echo "Configuring $home; this takes about half a minute."
    rm -f "$home/start"
    cp "$war" "$home/foundation.war"
}

# What the driver asks for the password and the socket of each connection, in a jar beside it: a few of the application's own classes.
make_plugin() { # path-of-the-jar
    jar --create --file "$1" -C "$home/WEB-INF/classes" org/backendfoundation/secret -C "$home/WEB-INF/classes" org/backendfoundation/driver
}

# Two log-ins where an owner is given.
has_owner() {
    printf '%s\n' "$variables" | grep -q '^export FOUNDATION_OWNER_POOL_USER='
}

# The roles, and the database for the owner, by somebody who may. The passwords travel in the environment and arrive as verifiers.
make_roles() { # path-of-the-driver
    [ -z "${DATABASE_ADMIN_USER:-}" ] || driver=$1 application DatabaseRoles
}

# The team's own resources of the server, such as a mail session: commands in its WAR. Their variables are given at each start, and have no value while the
# commands run, so that the server keeps the references.
own_resources() { # name-of-the-file → $home/own-resources, which may be empty
    grep -v '^[[:space:]]*#' "$home/WEB-INF/classes/META-INF/server-config/$1" > "$home/own-resources" 2> /dev/null || : > "$home/own-resources"
    { grep -oE '\$\{(ENV\\?=|env\.)[A-Za-z0-9_]+' "$home/own-resources" || true; } | sed 's/.*[=.]//' | sort -u > "$home/own-resources.variables"
    while read -r variable; do unset "$variable"; done < "$home/own-resources.variables"
}

# Complete, so it may start.
finish() {
    cp "$here/../steps.sh" "$home"
    cp "$here/start" "$home"
    echo "${oldest_java:-17}" > "$home/java-release"
    chmod +x "$home/start"
    echo "Configured. Start: $home/start"
}

# Before a start: DATABASE_URL, in any accepted form, becomes the driver's, and any wrong setting ends here, with the report. The owner's pool is there or it is
# not, and the owner is given accordingly. The sizes are those that the pool and the application both read.
read_settings() { # file-that-is-there-with-an-owner
    need_java "$(cat "$home/java-release")" "The server in $home"
    variables=$(application PoolEnvironment "$server")
    eval "$variables"
    if [ -e "$1" ]; then
        : "${FOUNDATION_OWNER_POOL_USER:?the server was configured with an owner: give DATABASE_OWNER_USER, or run configure without it}"
    elif [ -n "${FOUNDATION_OWNER_POOL_USER:-}" ]; then
        fail "The server has no pool for DATABASE_OWNER_USER: run configure with it."
    fi
    export DATABASE_POOL_MIN="${DATABASE_POOL_MIN:-2}" DATABASE_POOL_MAX="${DATABASE_POOL_MAX:-10}"
    if [ -s "$home/own-resources.variables" ]; then
        # shellcheck disable=SC2046 # each is an argument
        variables=$(application ResourceEnvironment "$server" $(cat "$home/own-resources.variables"))
        eval "$variables"
    fi
}

# What was configured may have gone since: without it the server starts, and the deployment fails with the wrong reason.
need_pools() { # directory-of-the-driver configuration pattern-of-a-pool pattern-of-a-data-source, each with %s for the name
    [ -f "$1/postgresql.jar" ] || fail "The PostgreSQL driver is gone ($1/postgresql.jar): run configure again."
    [ -f "$1/password-plugin.jar" ] || fail "The driver's plug-in is gone ($1/password-plugin.jar): run configure again."
    for pool in foundation ${FOUNDATION_OWNER_POOL_USER:+foundation-owner}; do
        # shellcheck disable=SC2059 # the patterns are formats
        grep -q "$(printf "$3" "$pool")" "$2" || fail "The server has no pool $pool: run configure again."
        # shellcheck disable=SC2059
        grep -q "$(printf "$4" "$pool")" "$2" || fail "The server has no data source jdbc/$pool: run configure again."
    done
}

# The server takes over this process, so that a signal reaches it; `configure` and `restore` know it by its number.
remember_process() {
    echo $$ > "$home/pid"
}

# What `configure` made on each server; what others put there stays, and the home with it.
forget() {
    rm -f "$home/start" "$home/steps.sh" "$home/java-release" "$home/pid" "$home/configure.log" "$home/foundation.war" \
        "$home/own-resources" "$home/own-resources.variables"
    rm -rf "$home/WEB-INF"
    rmdir "$home" 2> /dev/null || echo "$home stays: it holds other files, or its parent is not yours to change."
}
