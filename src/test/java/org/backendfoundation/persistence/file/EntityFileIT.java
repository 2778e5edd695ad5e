package org.backendfoundation.persistence.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.backendfoundation.actor.ActorNodes;
import org.backendfoundation.sample.SampleServer;
import org.backendfoundation.testing.OncePerEngine;
import org.backendfoundation.testing.RawHttp;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.Deadline;
import org.backendfoundation.testkit.EmbeddedDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file that belongs to a row: {@code PUT} and {@code GET /orders/{id}/document}. */
@OncePerEngine
class EntityFileIT {

    private static final String PDF = "application/pdf";
    private static final int LARGE = 50_000_000;

    private static SampleServer sample;
    private static Api api;

    private String order;
    private String path;

    @BeforeAll
    static void start() {
        sample = SampleServer.shared();
        api = sample.one();
    }

    @BeforeEach
    void makeOrder() {
        String customer = created(
                api.post("customers", "{\"name\": \"Acme\", \"email\": \"%s@example.org\"}".formatted(UUID.randomUUID())));
        order = created(api.post("orders", "{\"customer_id\": \"%s\", \"placed_on\": \"2026-05-01\"}".formatted(customer)));
        path = "orders/" + order + "/document";
    }

    private static String created(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().getString("id");
    }

    private Answer put(String content, String... headers) {
        return put(content.getBytes(StandardCharsets.UTF_8), path, headers);
    }

    private static Answer put(byte[] content, String path, String... headers) {
        return api.send(path, request -> {
            request.header("Content-Type", PDF).PUT(BodyPublishers.ofByteArray(content));
            return headers.length == 0 ? request : request.headers(headers);
        });
    }

    private static String sha256(byte[] content) {
        return HexFormat.of().formatHex(digest().digest(content));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String reprDigest(byte[] content) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(digest().digest(content)) + ":";
    }

    private static long count(String table) {
        try (Connection connection = sample.database().superuser(EmbeddedDatabase.NAME).getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void storedFileIsGivenBackAsAnAttachment() {
        byte[] content = "%PDF-1.7".getBytes(StandardCharsets.UTF_8);
        Answer stored = put(content, path + "?file_name=Vertrag%20%C3%A4.pdf");
        Answer read = api.get(path);

        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        assertThat(stored.json().getString("sha256")).isEqualTo(sha256(content));
        assertThat(stored.json().getInt("size")).isEqualTo(8);
        assertThat(read.status()).as(read.body()).isEqualTo(200);
        assertThat(read.body()).isEqualTo("%PDF-1.7");
        assertThat(read.header("Content-Type")).isEqualTo(PDF);
        assertThat(read.header("Content-Length")).isEqualTo("8");
        assertThat(read.header("ETag")).isEqualTo("\"" + sha256(content) + "\"").isEqualTo(stored.header("ETag"));
        assertThat(read.header("Repr-Digest")).isEqualTo(reprDigest(content));
        assertThat(read.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"Vertrag _.pdf\"; filename*=UTF-8''Vertrag%20%C3%A4.pdf");
        assertThat(read.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(read.headers("Content-Security-Policy")).singleElement().asString().contains("sandbox", "default-src 'none'");
        assertThat(read.header("Cache-Control")).isEqualTo("private, no-cache");
    }

    @Test
    void largeFileGoesBothWaysAndInParts() throws IOException {
        byte[] content = new byte[LARGE];
        new Random(1).nextBytes(content);

        Answer stored = put(content, path);
        assertThat(stored.status()).as(stored.body()).isEqualTo(201);
        assertThat(stored.json().getString("sha256")).isEqualTo(sha256(content));
        MessageDigest received = digest();
        try (InputStream read = new DigestInputStream(api.open(path), received)) {
            assertThat(read.transferTo(java.io.OutputStream.nullOutputStream())).isEqualTo(LARGE);
        }
        assertThat(HexFormat.of().formatHex(received.digest())).isEqualTo(sha256(content));

        int from = 3 * FileRows.CHUNK - 5;
        Answer part = api.get(path, "Range", "bytes=" + from + "-" + (from + 9));
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("Content-Range")).isEqualTo("bytes " + from + "-" + (from + 9) + "/" + LARGE);
        assertThat(part.header("Content-Length")).isEqualTo("10");
    }

    @Test
    void partOfAFileHasTheBytesThatWereAskedFor() {
        String tag = put("0123456789").header("ETag");

        assertThat(api.get(path, "Range", "bytes=2-4").body()).isEqualTo("234");
        assertThat(api.get(path, "Range", "bytes=-3").body()).isEqualTo("789");
        assertThat(api.get(path, "Range", "bytes=7-").body()).isEqualTo("789");
        assertThat(api.get(path, "Range", "bytes=7-", "If-Range", tag).status()).isEqualTo(206);
        assertThat(api.get(path, "Range", "bytes=7-", "If-Range", "\"other\"").body()).isEqualTo("0123456789");
        assertThat(api.get(path, "Range", "bytes=1-2,4-5").status()).isEqualTo(200);
        Answer beyond = api.get(path, "Range", "bytes=10-");
        assertThat(beyond.status()).isEqualTo(416);
        assertThat(beyond.header("Content-Range")).isEqualTo("bytes */10");
        assertThat(beyond.code()).isEqualTo("REQUESTED_RANGE_NOT_SATISFIABLE");
    }

    @Test
    void replacedFileLeavesNothingBehind() {
        put("to be replaced");

        Answer second = put("second");

        assertThat(second.status()).as(second.body()).isEqualTo(200);
        assertThat(api.get(path).body()).isEqualTo("second");
        assertThat(count("entity_file WHERE entity_id = '" + order + "'")).isEqualTo(1);
        assertThat(count("entity_file_chunk WHERE content = 'to be replaced'")).isZero();
    }

    @Test
    void conditionsAreAboutTheFile() {
        assertThat(put("a", "If-Match", "\"x\"").code()).isEqualTo("PRECONDITION_FAILED");
        String tag = put("a", "If-None-Match", "*").header("ETag");

        assertThat(put("b", "If-None-Match", "*").code()).isEqualTo("PRECONDITION_FAILED");
        assertThat(put("b", "If-Match", "\"x\"").code()).isEqualTo("PRECONDITION_FAILED");
        assertThat(api.get(path, "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(api.delete(path, "If-Match", "\"x\"").code()).isEqualTo("PRECONDITION_FAILED");
        assertThat(put("b", "If-Match", tag).status()).isEqualTo(200);
        assertThat(api.get(path).body()).isEqualTo("b");
    }

    @Test
    void trailHasWhatIsKnownOfTheFileAndNothingOfItsContent() {
        put("confidential");
        assertThat(api.delete(path).status()).isEqualTo(204);

        List<JsonObject> entries = api.get("orders/" + order + "/history").json().getJsonArray("items").getValuesAs(JsonObject.class);
        assertThat(entries).extracting(entry -> entry.getString("action_type")).containsExactly("FILE_REMOVED", "FILE_STORED", "CREATE");
        assertThat(entries.get(1).getJsonObject("metadata").toString())
                .contains("document", PDF, "12", sha256("confidential".getBytes(StandardCharsets.UTF_8))).doesNotContain("confidential");
        assertThat(api.get(path).code()).isEqualTo("ENTITY_NOT_FOUND");
        assertThat(api.delete(path).code()).isEqualTo("ENTITY_NOT_FOUND");
    }

    @Test
    void rolesAndRowsDecide() {
        put("a");

        assertThat(sample.caller("auditor-of-files", "auditor").get(path).status()).isEqualTo(403);
        assertThat(api.asStranger().get(path).status()).isEqualTo(401);
        assertThat(put("a".getBytes(StandardCharsets.UTF_8), "orders/" + UUID.randomUUID() + "/document").code())
                .isEqualTo("ENTITY_NOT_FOUND");
        assertThat(api.post(path, "{}").status()).isEqualTo(405);
        Answer text = api.send(path, request -> request.header("Content-Type", "text/html").PUT(BodyPublishers.ofString("<script>")));
        assertThat(text.status()).isEqualTo(415);
        assertThat(text.header("Accept")).contains(PDF);
    }

    @Test
    void wrongDigestAndWrongNameStoreNothing() {
        assertThat(put("a", "Repr-Digest", reprDigest("b".getBytes(StandardCharsets.UTF_8))).violations())
                .containsExactly("Repr-Digest digest");
        assertThat(put("a".getBytes(StandardCharsets.UTF_8), path + "?file_name=..%2Fa").violations())
                .containsExactly("file_name file_name");
        assertThat(api.get(path).status()).isEqualTo(404);
        assertThat(put("a", "Repr-Digest", reprDigest("a".getBytes(StandardCharsets.UTF_8))).status()).isEqualTo(201);
    }

    @Test
    void uploadThatBreaksOffLeavesWhatWasThere() {
        put("first");
        long chunks = count("entity_file_chunk");

        assertThatThrownBy(() -> api.send(path, request -> request.header("Content-Type", PDF)
                .PUT(BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(BrokenStream::new), 5_000_000))))
                .isInstanceOf(IllegalStateException.class);

        assertThat(api.get(path).body()).isEqualTo("first");
        assertThat(count("entity_file_chunk")).isEqualTo(chunks);
    }

    /** Ends with a failure after three megabytes. */
    private static final class BrokenStream extends ByteArrayInputStream {

        BrokenStream() {
            super(new byte[3_000_000]);
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            int count = super.read(target, offset, length);
            if (count < 0) {
                throw new IllegalStateException("The caller is gone");
            }
            return count;
        }
    }

    @Test
    void fileAboveTheLimitIsRefusedUnread() {
        String key = ActorNodes.key(sample.administrator(),
                ActorNodes.actor(sample.administrator(), "client-with-a-large-file", "\"client\"")).text();

        RawHttp.Answer refused = RawHttp.send(sample.address(), "PUT", "/api/v1/" + path, "Authorization: Bearer " + key
                + "\r\nContent-Type: application/pdf\r\nContent-Length: " + ((1 << 26) + 1) + "\r\n", new byte[0]);

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.text()).contains("rest_file_limit");
    }

    @Test
    void deletedRowKeepsItsFileUntilItIsPurged() {
        put("kept");
        api.delete("orders/" + order);

        assertThat(api.get(path).status()).isEqualTo(404);
        assertThat(put("new").status()).isEqualTo(404);
        assertThat(api.get(path + "?include=inactive").status()).isEqualTo(403);
        assertThat(sample.administrator().get(path + "?include=inactive").body()).isEqualTo("kept");
        sample.administrator().post("orders/" + order + "/restore", "");
        assertThat(api.get(path).body()).isEqualTo("kept");

        api.delete("orders/" + order);
        String purge = "{\"deleted_before\": \"%s\", \"reason\": \"end of a test\"}"
                .formatted(OffsetDateTime.now(ZoneOffset.UTC));
        assertThat(sample.administrator().post("orders/purge", purge).status()).isEqualTo(200);
        assertThat(count("entity_file WHERE entity_id = '" + order + "'")).isZero();
        assertThat(count("entity_file_chunk WHERE content = 'kept'")).isZero();
    }

    @Test
    void uploadsAtTheSameTimeLeaveOneOfThem() {
        byte[] one = new byte[300_000];
        byte[] other = new byte[300_000];
        Arrays.fill(other, (byte) 1);
        List<Thread> uploads = List.of(one, other).stream().map(content -> new Thread(() -> put(content, path))).toList();

        uploads.forEach(Thread::start);
        Deadline.await("the ends of both", java.time.Duration.ofSeconds(30), () -> uploads.stream().noneMatch(Thread::isAlive));

        assertThat(api.get(path).header("ETag")).isIn("\"" + sha256(one) + "\"", "\"" + sha256(other) + "\"");
        assertThat(count("entity_file WHERE entity_id = '" + order + "'")).isEqualTo(1);
    }

    @Test
    void contractDescribesIt() {
        JsonObject item = sample.openApi().getJsonObject("paths").getJsonObject("/api/v1/orders/{id}/document");

        assertThat(item.keySet()).containsExactlyInAnyOrder("put", "get", "delete");
        assertThat(item.getJsonObject("put").getJsonObject("requestBody").toString()).contains(PDF, "image/*", "binary");
        assertThat(item.getJsonObject("get").getJsonObject("responses").keySet()).contains("200", "206", "304", "404");
        assertThat(item.getJsonObject("get").getJsonArray("x-roles").toString()).contains("client");
        assertThat(item.getJsonObject("get").getJsonArray("parameters").toString()).contains("Range", "uuid");
    }
}
