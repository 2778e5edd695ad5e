package org.backendfoundation.audit.seal;

import java.security.MessageDigest;
import org.backendfoundation.persistence.Sha256;

/** Merkle tree hash (RFC 9162, section 2.1.1) over a sequence of leaf hashes; its memory is logarithmic in their number. */
public final class MerkleTree {

    static final int HASH_LENGTH = 32;

    private static final byte NODE = 1;

    private final MessageDigest sha256 = Sha256.digest();
    /** Index n holds the root of a full tree of 2^n leaves that still lacks its right neighbour, or null. */
    private final byte[][] roots = new byte[Long.SIZE][];

    public void add(byte[] leafHash) {
        byte[] right = leafHash;
        int level = 0;
        while (roots[level] != null) {
            right = node(roots[level], right);
            roots[level++] = null;
        }
        roots[level] = right;
    }

    /** The root of the leaves so far; without leaves it is the hash of nothing. */
    public byte[] root() {
        byte[] right = null;
        for (byte[] left : roots) {
            if (left != null) {
                right = right == null ? left : node(left, right);
            }
        }
        return right == null ? sha256.digest() : right;
    }

    private byte[] node(byte[] left, byte[] right) {
        sha256.update(NODE);
        sha256.update(left);
        return sha256.digest(right);
    }
}
