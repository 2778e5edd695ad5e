package org.backendfoundation.audit.seal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What a seal keeps of each of its entries, in their order: the id and the leaf hash, 48 bytes together. */
public record Leaves(byte[] bytes) {

    public static final int ID_LENGTH = 16;
    public static final int LENGTH = ID_LENGTH + MerkleTree.HASH_LENGTH;

    /**
     * Computes the leaf of a row with PostgreSQL's own functions only. The hash is that of RFC 9162 over the row in PostgreSQL's binary
     * form, which a dump and restore does not change.
     */
    public static final String OF_ROW = """
            pg_catalog.uuid_send(id) || pg_catalog.sha256('\\x00'::bytea || pg_catalog.record_send(ROW(id, timestamp, position, action_type, actor_id, actor_name,
              entity_type, entity_id, outcome, request_id, trace_id, metadata)))""";

    static Leaves of(Iterable<byte[]> leaves) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        leaves.forEach(bytes::writeBytes);
        return new Leaves(bytes.toByteArray());
    }

    public static UUID id(byte[] leaf) {
        ByteBuffer id = ByteBuffer.wrap(leaf);
        return new UUID(id.getLong(), id.getLong());
    }

    public int size() {
        return bytes.length / LENGTH;
    }

    public boolean isAt(int index, byte[] leaf) {
        return index < size() && Arrays.equals(bytes, index * LENGTH, (index + 1) * LENGTH, leaf, 0, LENGTH);
    }

    public byte[] root() {
        MerkleTree tree = new MerkleTree();
        for (int start = ID_LENGTH; start < bytes.length; start += LENGTH) {
            tree.add(Arrays.copyOfRange(bytes, start, start + MerkleTree.HASH_LENGTH));
        }
        return tree.root();
    }

    /** The leaves from the index on, by the id of their entry. */
    public Map<UUID, byte[]> from(int index) {
        Map<UUID, byte[]> leaves = new HashMap<>();
        for (int start = index * LENGTH; start < bytes.length; start += LENGTH) {
            byte[] leaf = Arrays.copyOfRange(bytes, start, start + LENGTH);
            leaves.put(id(leaf), leaf);
        }
        return leaves;
    }
}
