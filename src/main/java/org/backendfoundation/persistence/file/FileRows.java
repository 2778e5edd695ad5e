package org.backendfoundation.persistence.file;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.backendfoundation.persistence.Sha256;
import org.backendfoundation.persistence.sql.SqlQuery;

/** The tables of files, in the transaction of an entity manager. */
final class FileRows {

    /** In bytes: how much of a file one row has. */
    static final int CHUNK = 1 << 18;

    private final Connection connection;

    private FileRows(Connection connection) {
        this.connection = connection;
    }

    static FileRows of(EntityManager entityManager) {
        return new FileRows(entityManager.unwrap(Connection.class));
    }

    /** What was written of a file. */
    record Content(long size, String sha256) {
    }

    private interface Sql<T> {

        T run() throws SQLException;
    }

    private static <T> T translated(Sql<T> sql) {
        try {
            return sql.run();
        } catch (SQLException refused) {
            throw new PersistenceException(refused);
        }
    }

    Optional<StoredFile> find(UUID entity, String name) {
        return translated(() -> SqlQuery.of("""
                SELECT id, media_type, file_name, size, sha256 FROM entity_file
                WHERE entity_id = ? AND name = ? AND sha256 IS NOT NULL""", entity, name)
                .find(connection, row -> new StoredFile(row.getObject("id", UUID.class), name, row.getString("media_type"),
                        Optional.ofNullable(row.getString("file_name")), row.getLong("size"), row.getString("sha256"))));
    }

    /** Writes a file that nobody finds before it is {@link #complete}, so that nobody waits for it meanwhile. */
    Content write(StoredFile.Heading file, InputStream content) {
        return translated(() -> {
            begin(file);
            try (PreparedStatement insert = connection
                    .prepareStatement("INSERT INTO entity_file_chunk (file_id, number, content) VALUES (?, ?, ?)")) {
                return write(file.id(), content, insert);
            } catch (IOException lost) {
                throw new UncheckedIOException(lost);
            }
        });
    }

    private void begin(StoredFile.Heading file) throws SQLException {
        SqlQuery.of("""
                INSERT INTO entity_file (id, entity_id, entity_type, name, media_type, file_name, stored_at, stored_by)
                VALUES (?, ?, ?, ?, ?, ?, now(), ?)""", file.id(), file.entityId(), file.entityType(), file.name(), file.mediaType(),
                file.fileName().orElse(null), file.storedBy()).update(connection);
    }

    private static Content write(UUID file, InputStream content, PreparedStatement insert) throws SQLException, IOException {
        MessageDigest digest = Sha256.digest();
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        int number = 0;
        for (int length = content.readNBytes(chunk, 0, CHUNK); length > 0; length = content.readNBytes(chunk, 0, CHUNK)) {
            digest.update(chunk, 0, length);
            size += length;
            insert.setObject(1, file);
            insert.setInt(2, number++);
            insert.setBytes(3, length == CHUNK ? chunk : Arrays.copyOf(chunk, length));
            insert.executeUpdate();
        }
        return new Content(size, HexFormat.of().formatHex(digest.digest()));
    }

    /** Until the end of the transaction nobody else completes or removes a file of this row and name. */
    void lock(UUID entity, String name) {
        translated(() -> SqlQuery.of("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))", entity + "/" + name).list(connection,
                row -> entity));
    }

    void complete(UUID file, Content content) {
        translated(() -> SqlQuery.of("UPDATE entity_file SET size = ?, sha256 = ? WHERE id = ?", content.size(), content.sha256(), file)
                .update(connection));
    }

    /** Removes a file with its content. */
    void remove(UUID file) {
        translated(() -> SqlQuery.of("DELETE FROM entity_file WHERE id = ?", file).update(connection));
    }

    /** Pieces of a file, from one on; fewer at its end, and none once it was removed. */
    List<byte[]> chunks(UUID file, int from, int atMost) {
        return translated(() -> SqlQuery
                .of("SELECT content FROM entity_file_chunk WHERE file_id = ? AND number >= ? ORDER BY number LIMIT ?", file, from, atMost)
                .list(connection, row -> row.getBytes("content")));
    }
}
