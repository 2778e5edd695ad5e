package org.backendfoundation.audit.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the reference roots of Certificate Transparency, and against RFC 9162's recursive definition. */
class MerkleTreeTest {

    private static final List<
            String> ENTRIES = List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"})
    void rootsAreThoseOfTheReference(int size, String root) {
        MerkleTree tree = new MerkleTree();
        ENTRIES.stream().limit(size).forEach(entry -> tree.add(leaf(HexFormat.of().parseHex(entry))));

        assertThat(HexFormat.of().formatHex(tree.root())).isEqualTo(root);
    }

    @Property(tries = 200)
    void rootIsThatOfTheRecursiveDefinition(@ForAll @Size(min = 1, max = 300) List<@IntRange(max = 255) Integer> values) {
        List<byte[]> leaves = values.stream().map(value -> leaf(new byte[] {value.byteValue()})).toList();
        MerkleTree tree = new MerkleTree();
        leaves.forEach(tree::add);

        assertThat(tree.root()).isEqualTo(recursive(leaves));
    }

    @Property(tries = 200)
    void anyOtherLeafGivesAnotherRoot(@ForAll @Size(min = 1, max = 100) List<@IntRange(max = 255) Integer> values,
            @ForAll @IntRange(max = 99) int place) {
        Leaves leaves = Leaves.of(values.stream().map(MerkleTreeTest::row).toList());
        byte[] altered = leaves.bytes().clone();
        altered[place % values.size() * Leaves.LENGTH + Leaves.ID_LENGTH] ^= 1;

        assertThat(new Leaves(altered).root()).isNotEqualTo(leaves.root());
    }

    private static byte[] row(int value) {
        byte[] row = new byte[Leaves.LENGTH];
        Arrays.fill(row, (byte) value);
        return row;
    }

    private static byte[] recursive(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return sha256(new byte[] {1}, recursive(leaves.subList(0, split)), recursive(leaves.subList(split, leaves.size())));
    }

    private static byte[] leaf(byte[] entry) {
        return sha256(new byte[] {0}, entry, new byte[0]);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Arrays.stream(parts).forEach(digest::update);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
