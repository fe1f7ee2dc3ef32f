package org.zhanqiao.exchange.node;

import java.nio.file.Path;
import org.springframework.modulith.NamedInterface;

/// A node's evidence log is there, the key that signs it is not. The node does not start: a new key would make a log
/// that nobody can verify.
@NamedInterface("node")
public final class EvidenceKeyMissing extends RuntimeException {

    private final transient Path file;

    EvidenceKeyMissing(String node, Path file) {
        super("the evidence log of node " + node + " is there but its key " + file.getFileName() + " is not");
        this.file = file;
    }

    /// Where the key has to be put back.
    public Path file() {
        return file;
    }
}
