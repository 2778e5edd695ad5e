import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Constant load that repeats nothing: clients that create an actor, read it, change it with If-Match, list, and read it again, and one that exports the audit
 * trail; each answer is checked. Sockets and not java.net.http, which sends a GET again by itself where a connection broke.
 *
 * <p>{@code java RollingLoad.java port key clients requests-a-second file}, where the file gets what was acknowledged: id, name and number of changes.
 * Each line of standard input begins a phase of that name; its end is the load's end. Exits 1 if a request failed.
 */
public class RollingLoad {

    private static final int TIMEOUT = 30_000;
    private static final int SHOWN = 20;
    private static final long EXPORT_EVERY = 5_000_000_000L;

    private final int port;
    private final String key;
    private final PrintWriter acknowledged;
    private final List<Phase> phases = new ArrayList<>();
    private final Map<String, Integer> failures = new TreeMap<>();
    private volatile boolean ended;

    private RollingLoad(String port, String key, PrintWriter acknowledged) {
        this.port = Integer.parseInt(port);
        this.key = key;
        this.acknowledged = acknowledged;
        phases.add(new Phase("warm-up"));
    }

    public static void main(String[] arguments) throws Exception {
        try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(Path.of(arguments[4])))) {
            RollingLoad load = new RollingLoad(arguments[0], arguments[1], file);
            load.run(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
            load.print();
            file.flush();
            System.exit(load.failures.isEmpty() && !file.checkError() ? 0 : 1);
        }
    }

    private void run(int clients, int rate) throws Exception {
        List<Thread> threads = new ArrayList<>();
        long period = 1_000_000_000L * clients / rate;
        for (int client = 0; client < clients; client++) {
            String name = "load " + client;
            threads.add(new Thread(() -> new Client(period).writeAndRead(name)));
        }
        threads.add(new Thread(() -> new Client(EXPORT_EVERY).export()));
        threads.forEach(Thread::start);
        followPhases();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void followPhases() throws IOException {
        BufferedReader names = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String name = names.readLine(); name != null; name = names.readLine()) {
            begin(name);
        }
        ended = true;
    }

    private synchronized void begin(String name) {
        phases.add(new Phase(name));
    }

    private synchronized void answered(String kind, long nanos) {
        phases.get(phases.size() - 1).latencies.computeIfAbsent(kind, any -> new ArrayList<>()).add(nanos / 1e6);
    }

    private synchronized void failed(String failure, String detail) {
        if (failures.merge(failure, 1, Integer::sum) <= SHOWN) {
            System.out.printf("%s %s, in phase %s: %s%n", LocalTime.now(), failure, phases.get(phases.size() - 1).name, detail);
        }
    }

    private synchronized void acknowledge(String id, String name, int changes) {
        acknowledged.println(id + "\t" + name + "\t" + changes);
    }

    private synchronized void print() {
        System.out.printf("%-16s %-7s %9s %9s %9s %11s%n", "phase", "", "requests", "p50 ms", "p99 ms", "longest ms");
        phases.forEach(Phase::print);
        int sent = phases.stream().flatMap(phase -> phase.latencies.values().stream()).mapToInt(List::size).sum();
        int failed = failures.values().stream().mapToInt(Integer::intValue).sum();
        double longest = phases.stream().flatMap(phase -> phase.latencies.values().stream()).flatMap(List::stream).max(Double::compare).orElse(0.0);
        System.out.printf(Locale.ROOT, "%d requests sent, %d failed%s; the longest answer took %.0f ms%n", sent, failed, failed == 0 ? "" : " " + failures, longest);
    }

    private static final class Phase {

        private final String name;
        private final Map<String, List<Double>> latencies = new TreeMap<>();

        Phase(String name) {
            this.name = name;
        }

        void print() {
            latencies.forEach((kind, all) -> {
                List<Double> sorted = all.stream().sorted().toList();
                System.out.printf(Locale.ROOT, "%-16s %-7s %9d %9.1f %9.1f %11.1f%n", name, kind, sorted.size(), at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
            });
        }

        private static double at(List<Double> sorted, double part) {
            return sorted.get(Math.max(0, (int) Math.ceil(part * sorted.size()) - 1));
        }
    }

    /** One after the other over one connection, each at its time. */
    private final class Client {

        private static final AtomicInteger NUMBERS = new AtomicInteger();

        private final long period;
        private long due = System.nanoTime();
        private Connection connection;

        Client(long period) {
            this.period = period;
        }

        void writeAndRead(String client) {
            while (!ended) {
                actor(client + "-" + NUMBERS.incrementAndGet());
            }
        }

        private void actor(String name) {
            Answer created = ask("write", "POST", "actors", "{\"name\":\"" + name + "\",\"kind\":\"SERVICE\",\"roles\":[]}", null,
                    answer -> answer.status == 201 && answer.tells("name", name) && answer.headers.containsKey("etag"));
            if (created == null) {
                return;
            }
            String id = created.text("id");
            String later = name + " changed";
            read(id, name);
            Answer changed = ask("write", "PATCH", "actors/" + id, "{\"name\":\"" + later + "\"}", created.headers.get("etag"),
                    answer -> answer.status == 200 && answer.tells("id", id) && answer.tells("name", later));
            acknowledge(id, changed == null ? name : later, changed == null ? 0 : 1);
            ask("read", "GET", "actors?limit=20", null, null, answer -> answer.status == 200 && answer.body.contains("\"items\":[{"));
            if (changed != null) {
                read(id, later);
            }
        }

        private void read(String id, String name) {
            ask("read", "GET", "actors/" + id, null, null, answer -> answer.status == 200 && answer.tells("id", id) && answer.tells("name", name));
        }

        void export() {
            while (!ended) {
                ask("export", "GET", "audit-entries/export", null, null,
                        answer -> answer.status == 200 && answer.body.endsWith("}\n") && answer.body.lines().allMatch(line -> line.startsWith("{\"id\":")));
            }
        }

        /** The answer, or null where it failed. */
        private Answer ask(String kind, String method, String path, String body, String tag, Predicate<Answer> expected) {
            await();
            long begun = System.nanoTime();
            String failure;
            String detail;
            try {
                Answer answer = connected().send(method, path, body, tag);
                if (expected.test(answer)) {
                    answered(kind, System.nanoTime() - begun);
                    return answer;
                }
                failure = answer.status >= 500 ? "status " + answer.status : "wrong answer";
                detail = answer.status + " " + answer.body.substring(0, Math.min(300, answer.body.length()));
            } catch (IOException broken) {
                connection = null;
                failure = broken instanceof ConnectException ? "not connected" : broken instanceof SocketTimeoutException ? "no answer" : "connection broke";
                detail = broken.toString();
            }
            answered(kind, System.nanoTime() - begun);
            failed(failure, method + " " + path + ": " + detail);
            return null;
        }

        /** Who is late goes on at once and does not make up for it. */
        private void await() {
            due = Math.max(due + period, System.nanoTime() - period);
            for (long left = due - System.nanoTime(); left > 0 && !ended; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }

        private Connection connected() throws IOException {
            if (connection == null || connection.isClosed) {
                connection = new Connection();
            }
            return connection;
        }
    }

    /** HTTP/1.1 (RFC 9112) as far as these answers need it. */
    private final class Connection {

        private final Socket socket = new Socket();
        private final InputStream in;
        private boolean isClosed;

        Connection() throws IOException {
            socket.connect(new InetSocketAddress("127.0.0.1", port), TIMEOUT);
            socket.setSoTimeout(TIMEOUT);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }

        Answer send(String method, String path, String body, String tag) throws IOException {
            try {
                socket.getOutputStream().write(request(method, path, body, tag).getBytes(StandardCharsets.UTF_8));
                return receive();
            } catch (IOException broken) {
                socket.close();
                throw broken;
            }
        }

        private String request(String method, String path, String body, String tag) {
            String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
            return method + " /api/v1/" + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + key + "\r\n"
                    + (tag == null ? "" : "If-Match: " + tag + "\r\n")
                    + (body == null ? "\r\n" : "Content-Type: " + type + "\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
        }

        private Answer receive() throws IOException {
            String status = line();
            Map<String, String> headers = new HashMap<>();
            for (String header = line(); !header.isEmpty(); header = line()) {
                headers.put(header.substring(0, header.indexOf(':')).toLowerCase(Locale.ROOT), header.substring(header.indexOf(':') + 1).strip());
            }
            String body = new String(headers.containsKey("transfer-encoding") ? chunks() : body(headers.get("content-length")), StandardCharsets.UTF_8);
            if ("close".equalsIgnoreCase(headers.get("connection"))) {
                isClosed = true;
                socket.close();
            }
            return new Answer(Integer.parseInt(status.split(" ")[1]), headers, body);
        }

        private byte[] body(String length) throws IOException {
            return length == null ? in.readAllBytes() : exactly(Integer.parseInt(length));
        }

        private byte[] chunks() throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int length = chunk(); length > 0; length = chunk()) {
                body.write(exactly(length));
                line();
            }
            line();
            return body.toByteArray();
        }

        private int chunk() throws IOException {
            return Integer.parseInt(line().split(";")[0].strip(), 16);
        }

        private byte[] exactly(int length) throws IOException {
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("The answer ended early");
            }
            return bytes;
        }

        private String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new EOFException("No answer, or half of one");
                }
                line.write(next);
            }
            return line.toString(StandardCharsets.UTF_8).strip();
        }
    }

    private record Answer(int status, Map<String, String> headers, String body) {

        boolean tells(String field, String value) {
            return value.equals(text(field));
        }

        String text(String field) {
            Matcher found = Pattern.compile("\"" + field + "\":\"([^\"]*)\"").matcher(body);
            return found.find() ? found.group(1) : null;
        }
    }
}
