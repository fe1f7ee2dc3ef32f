package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The tree and its proofs against the reference vectors of certificate transparency, and against a second, naive
/// implementation straight from the definitions of RFC 9162 section 2.1.
class MerkleTreeTest {
    private static final List<byte[]> REFERENCE = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(MerkleTreeTest::hex)
            .toList();
    private static final List<Hash> ROOTS = Stream.of(
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328")
            .map(text -> Hash.of(hex(text)))
            .toList();

    private final TreeHasher hasher = new TreeHasher(HashAlgorithm.SHA_256);

    @Test
    void the_empty_tree_hashes_nothing() {
        assertThat(new Frontier().root(hasher))
                .hasToString("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void leaf_and_node_hashes_are_those_of_the_reference_vectors() {
        assertThat(Hash.of(hasher.leaf("L123456".getBytes(UTF_8))))
                .hasToString("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
        byte[] digest = HashAlgorithm.SHA_256.newDigest().digest(hex("014e3132334e343536"));
        assertThat(Hash.of(digest)).hasToString("aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb");
    }

    @Test
    void the_roots_of_the_reference_tree_come_out() {
        Frontier frontier = new Frontier();
        for (int i = 0; i < REFERENCE.size(); i++) {
            frontier.add(hasher, hasher.leaf(REFERENCE.get(i)), 0);
            assertThat(frontier.root(hasher)).isEqualTo(ROOTS.get(i));
        }
    }

    @Test
    void the_reference_inclusion_proof_comes_out_and_verifies() {
        InclusionProof proof = proofs(leaves(REFERENCE)).inclusion(5, 8);

        assertThat(proof.path().hashes())
                .map(Hash::toString)
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(proof.verify(REFERENCE.get(5), ROOTS.get(7), HashAlgorithm.SHA_256))
                .isTrue();
        assertThat(proof.verify(REFERENCE.get(4), ROOTS.get(7), HashAlgorithm.SHA_256))
                .isFalse();
    }

    @Test
    void the_reference_consistency_proofs_come_out_and_verify() {
        TreeProofs proofs = proofs(leaves(REFERENCE));
        ConsistencyProof sixToEight = proofs.consistency(6, 8);
        ConsistencyProof twoToFive = proofs.consistency(2, 5);

        assertThat(sixToEight.path().hashes())
                .map(Hash::toString)
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(twoToFive.path().hashes())
                .map(Hash::toString)
                .containsExactly(
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b");
        assertThat(sixToEight.verify(ROOTS.get(5), ROOTS.get(7), HashAlgorithm.SHA_256))
                .isTrue();
        assertThat(sixToEight.verify(ROOTS.get(4), ROOTS.get(7), HashAlgorithm.SHA_256))
                .isFalse();
    }

    @Test
    void every_inclusion_proof_up_to_seventy_leaves_is_the_defined_one_and_no_other_verifies() {
        List<byte[]> data = data(70);
        List<byte[]> leaves = leaves(data);
        TreeProofs proofs = proofs(leaves);
        for (int size = 1; size <= 70; size++) {
            Hash root = Hash.of(naiveRoot(leaves.subList(0, size)));
            for (int index = 0; index < size; index++) {
                InclusionProof proof = proofs.inclusion(index, size);
                assertThat(proof.path()).isEqualTo(ProofPath.of(naivePath(index, leaves.subList(0, size))));
                assertThat(proof.verify(data.get(index), root, HashAlgorithm.SHA_256))
                        .isTrue();
                assertThat(proof.verify(data.get((index + 1) % 70), root, HashAlgorithm.SHA_256))
                        .isFalse();
                for (InclusionProof wrong : distorted(proof)) {
                    assertThat(wrong.verify(data.get(index), root, HashAlgorithm.SHA_256))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void every_consistency_proof_up_to_seventy_leaves_verifies_and_only_for_its_roots() {
        List<byte[]> leaves = leaves(data(70));
        TreeProofs proofs = proofs(leaves);
        Hash stranger = Hash.of(new byte[32]);
        for (int to = 0; to <= 70; to++) {
            Hash newer = rootOf(leaves, to);
            for (int from = 0; from <= to; from++) {
                ConsistencyProof proof = proofs.consistency(from, to);
                Hash older = rootOf(leaves, from);
                assertThat(proof.verify(older, newer, HashAlgorithm.SHA_256)).isTrue();
                assertThat(proof.verify(stranger, newer, HashAlgorithm.SHA_256)).isFalse();
                if (from > 0) {
                    assertThat(proof.verify(older, stranger, HashAlgorithm.SHA_256))
                            .isFalse();
                }
                if (proof.path().count() > 0) {
                    List<Hash> shorter =
                            proof.path().hashes().subList(0, proof.path().count() - 1);
                    assertThat(new ConsistencyProof(from, to, ProofPath.of(shorter))
                                    .verify(older, newer, HashAlgorithm.SHA_256))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void a_batch_gives_the_same_root_and_proofs_as_the_whole_tree_wherever_it_starts() {
        List<byte[]> leaves = leaves(data(70));
        TreeProofs proofs = proofs(leaves);
        BatchTree batch = new BatchTree(hasher);
        for (int from = 0; from < 70; from++) {
            for (int to = from + 1; to <= 70; to++) {
                Frontier frontier = frontier(leaves, from);
                batch.build(frontier, joined(leaves.subList(from, to)), to - from);
                assertThat(batch.root()).isEqualTo(rootOf(leaves, to));
                for (int index = from; index < to; index++) {
                    assertThat(batch.proof(index)).isEqualTo(proofs.inclusion(index, to));
                }
                frontier.advance(batch);
                assertThat(frontier.root(hasher)).isEqualTo(rootOf(leaves, to));
            }
        }
    }

    @Test
    void large_trees_of_random_batches_prove_random_entries() {
        Random random = new Random(2026);
        List<byte[]> data = data(9_000);
        List<byte[]> leaves = leaves(data);
        TreeProofs proofs = proofs(leaves);
        BatchTree batch = new BatchTree(hasher);
        Frontier frontier = new Frontier();
        while (frontier.size() < data.size()) {
            int from = (int) frontier.size();
            int to = Math.min(data.size(), from + 1 + random.nextInt(700));
            batch.build(frontier, joined(leaves.subList(from, to)), to - from);
            frontier.advance(batch);
            int index = from + random.nextInt(to - from);
            assertThat(batch.proof(index)).isEqualTo(proofs.inclusion(index, to));
            int older = random.nextInt(to) + 1;
            assertThat(proofs.consistency(older, to).verify(rootOf(leaves, older), batch.root(), HashAlgorithm.SHA_256))
                    .isTrue();
        }
    }

    private static List<InclusionProof> distorted(InclusionProof proof) {
        List<InclusionProof> wrong = new ArrayList<>();
        List<Hash> hashes = proof.path().hashes();
        List<Hash> longer = new ArrayList<>(hashes);
        longer.add(Hash.of(new byte[32]));
        wrong.add(new InclusionProof(proof.index(), proof.size(), ProofPath.of(longer)));
        if (!hashes.isEmpty()) {
            wrong.add(new InclusionProof(
                    proof.index(), proof.size(), ProofPath.of(hashes.subList(0, hashes.size() - 1))));
            List<Hash> flipped = new ArrayList<>(hashes);
            byte[] first = flipped.getFirst().bytes();
            first[31] ^= 1;
            flipped.set(0, Hash.of(first));
            wrong.add(new InclusionProof(proof.index(), proof.size(), ProofPath.of(flipped)));
        }
        return wrong;
    }

    private TreeProofs proofs(List<byte[]> leaves) {
        return new TreeProofs(
                (level, index) -> naiveRoot(leaves.subList((int) (index << level), (int) ((index + 1) << level))),
                hasher);
    }

    private byte[] naiveRoot(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst().clone();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        byte[] node = new byte[32];
        hasher.node(
                naiveRoot(leaves.subList(0, split)), 0, naiveRoot(leaves.subList(split, leaves.size())), 0, node, 0);
        return node;
    }

    private List<Hash> naivePath(int index, List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return new ArrayList<>();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        List<byte[]> left = leaves.subList(0, split);
        List<byte[]> right = leaves.subList(split, leaves.size());
        List<Hash> path = index < split ? naivePath(index, left) : naivePath(index - split, right);
        path.add(Hash.of(naiveRoot(index < split ? right : left)));
        return path;
    }

    private Frontier frontier(List<byte[]> leaves, int size) {
        Frontier frontier = new Frontier();
        leaves.subList(0, size).forEach(leaf -> frontier.add(hasher, leaf, 0));
        return frontier;
    }

    private Hash rootOf(List<byte[]> leaves, int size) {
        return frontier(leaves, size).root(hasher);
    }

    private List<byte[]> leaves(List<byte[]> data) {
        return data.stream().map(hasher::leaf).toList();
    }

    private static List<byte[]> data(int count) {
        List<byte[]> data = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            data.add(("entry " + i).getBytes(UTF_8));
        }
        return data;
    }

    private static byte[] joined(List<byte[]> leaves) {
        byte[] joined = new byte[leaves.size() * 32];
        for (int i = 0; i < leaves.size(); i++) {
            System.arraycopy(leaves.get(i), 0, joined, i * 32, 32);
        }
        return joined;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
