package org.zhanqiao.evidence;

import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The leaf hash of an entry (RFC 9162 §2.1.1), as each call adds one; an entry has about a kilobyte.
@State(Scope.Thread)
public class LeafHashing {

    @Param({"SHA_256", "SM3"})
    String algorithm = "SHA_256";

    private final byte[] entry = new byte[1_000];
    private final byte[] leaf = new byte[TreeHasher.LENGTH];
    private TreeHasher hasher = new TreeHasher(HashAlgorithm.SHA_256);

    @Setup
    public void make() {
        Arrays.fill(entry, (byte) 'x');
        hasher = new TreeHasher(HashAlgorithm.valueOf(algorithm));
    }

    @Benchmark
    public byte[] leaf() {
        hasher.leaf(entry, 0, entry.length, leaf, 0);
        return leaf;
    }
}
