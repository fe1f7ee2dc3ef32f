package org.zhanqiao.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.zhanqiao.evidence.EvidenceLog;
import org.zhanqiao.evidence.LogKey;
import org.zhanqiao.evidence.LogOptions;

/// Opens the control plane's evidence log in `DATA-DIR/evidence/control`, its key in `DATA-DIR/keys`.
record ControlLog(Path dataDir, String origin, InstantSource clock) {

    private static final String NAME = "control";

    /// @throws IllegalStateException when the log is there but its key is not, or the key cannot be read or written
    EvidenceLog open() {
        return EvidenceLog.open(directory(), key(), LogOptions.defaults(), clock);
    }

    Path directory() {
        return dataDir.resolve("evidence").resolve(NAME);
    }

    private LogKey key() {
        var file = dataDir.resolve("keys").resolve("evidence-" + NAME + ".key");
        try {
            if (!Files.exists(file) && Files.exists(directory().resolve("manifest"))) {
                throw new IllegalStateException("the control plane's evidence log is there but its key "
                        + file.getFileName() + " is not; put it back into keys/");
            }
            Files.createDirectories(file.getParent());
            return LogKey.loadOrGenerate(file, origin + "/" + NAME);
        } catch (IOException e) {
            throw new IllegalStateException("the key of the control plane's evidence log cannot be read or written", e);
        }
    }
}
