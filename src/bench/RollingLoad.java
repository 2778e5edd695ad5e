import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
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
 * Constant load that repeats nothing: clients that create an actor, read it, change it with If-Match, list, and read it again, and one that
 * exports the audit trail; each answer is checked.
 *
 * <p>{@code java RollingLoad.java port key clients requests-a-second file}, where the file gets what was acknowledged: id, name and number
 * of changes. Each line of standard input begins a phase of that name; its end is the load's end. Exits 1 if a request failed.
 */
public class RollingLoad {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int SHOWN = 20;
    private static final long EXPORT_EVERY = 5_000_000_000L;

    private final int port;
    private final String key;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
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
        // otherwise a GET whose connection broke is sent again, and nobody hears of it
        System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
        System.setProperty("jdk.httpclient.disableRetryConnect", "");
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
        double longest = phases.stream().flatMap(phase -> phase.latencies.values().stream()).flatMap(List::stream).max(Double::compare)
                .orElse(0.0);
        System.out.printf(Locale.ROOT, "%d requests sent, %d failed%s; the longest answer took %.0f ms%n", sent, failed,
                failed == 0 ? "" : " " + failures, longest);
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
                System.out.printf(Locale.ROOT, "%-16s %-7s %9d %9.1f %9.1f %11.1f%n", name, kind, sorted.size(), at(sorted, 0.5),
                        at(sorted, 0.99), at(sorted, 1));
            });
        }

        private static double at(List<Double> sorted, double part) {
            return sorted.get(Math.max(0, (int) Math.ceil(part * sorted.size()) - 1));
        }
    }

    /** One request after the other, each at its time. */
    private final class Client {

        private static final AtomicInteger NUMBERS = new AtomicInteger();

        private final long period;
        private long due = System.nanoTime();

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
                    answer -> answer.status() == 201 && answer.tells("name", name) && answer.tag() != null);
            if (created == null) {
                return;
            }
            String id = created.text("id");
            String later = name + " changed";
            read(id, name);
            Answer changed = ask("write", "PATCH", "actors/" + id, "{\"name\":\"" + later + "\"}", created.tag(),
                    answer -> answer.status() == 200 && answer.tells("id", id) && answer.tells("name", later));
            acknowledge(id, changed == null ? name : later, changed == null ? 0 : 1);
            ask("read", "GET", "actors?limit=20", null, null, answer -> answer.status() == 200 && answer.body().contains("\"items\":[{"));
            if (changed != null) {
                read(id, later);
            }
        }

        private void read(String id, String name) {
            ask("read", "GET", "actors/" + id, null, null,
                    answer -> answer.status() == 200 && answer.tells("id", id) && answer.tells("name", name));
        }

        void export() {
            while (!ended) {
                ask("export", "GET", "audit-entries/export", null, null,
                        answer -> answer.status() == 200 && answer.body().endsWith("}\n")
                                && answer.body().lines().allMatch(line -> line.startsWith("{\"id\":")));
            }
        }

        /** The answer, or null where it failed. */
        private Answer ask(String kind, String method, String path, String body, String tag, Predicate<Answer> expected) {
            await();
            long begun = System.nanoTime();
            String failure;
            String detail;
            try {
                Answer answer = new Answer(http.send(request(method, path, body, tag), BodyHandlers.ofString()));
                if (expected.test(answer)) {
                    answered(kind, System.nanoTime() - begun);
                    return answer;
                }
                failure = answer.status() >= 500 ? "status " + answer.status() : "wrong answer";
                detail = answer.status() + " " + answer.body().substring(0, Math.min(300, answer.body().length()));
            } catch (IOException broken) {
                failure = broken instanceof ConnectException ? "not connected"
                        : broken instanceof HttpTimeoutException ? "no answer" : "connection broke";
                detail = broken.toString();
            } catch (InterruptedException nobodyDoes) {
                throw new IllegalStateException(nobodyDoes);
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

        private HttpRequest request(String method, String path, String body, String tag) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/" + path))
                    .timeout(TIMEOUT)
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                    .header("Authorization", "Bearer " + key);
            if (body != null) {
                request.header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
            }
            return tag == null ? request.build() : request.header("If-Match", tag).build();
        }
    }

    private record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String tag() {
            return response.headers().firstValue("ETag").orElse(null);
        }

        boolean tells(String field, String value) {
            return value.equals(text(field));
        }

        String text(String field) {
            Matcher found = Pattern.compile("\"" + field + "\":\"([^\"]*)\"").matcher(body());
            return found.find() ? found.group(1) : null;
        }
    }
}
