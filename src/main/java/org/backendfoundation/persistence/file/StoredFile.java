package org.backendfoundation.persistence.file;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.spi.JsonProvider;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of a file besides its content.
 *
 * @param name   of the file among those of its row: the last part of its path
 * @param size   in bytes
 * @param sha256 in hexadecimal digits
 */
record StoredFile(UUID id, String name, String mediaType, Optional<String> fileName, long size, String sha256) {

    static final String SCHEMA = "StoredFile";

    private static final JsonProvider JSON = JsonProvider.provider();

    /** What is known before the content has been read. */
    record Heading(UUID id, UUID entityId, String entityType, String name, String mediaType, Optional<String> fileName, UUID storedBy) {

        StoredFile with(FileRows.Content content) {
            return new StoredFile(id, name, mediaType, fileName, content.size(), content.sha256());
        }
    }

    /** A strong one (RFC 9110, section 8.8.1): it is of the bytes. */
    String tag() {
        return "\"" + sha256 + "\"";
    }

    /** As RFC 9530 has it in {@code Repr-Digest}. */
    String digest() {
        return "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)) + ":";
    }

    /** What callers and the audit trail are told. */
    JsonObject description() {
        JsonObjectBuilder description = JSON.createObjectBuilder().add("media_type", mediaType).add("size", size).add("sha256", sha256);
        fileName.ifPresent(given -> description.add("file_name", given));
        return description.build();
    }
}
