package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/// Appends from many threads for ever and prints `index data` for every acknowledgement, until it is killed.
final class CrashTestChild {
    static final LogOptions OPTIONS = LogOptions.defaults().withSegmentBytes(256 << 10);
    private static final int CALLERS = 32;

    private CrashTestChild() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        LogKey key = LogKey.load(Path.of(args[0]));
        EvidenceLog log = EvidenceLog.open(Path.of(args[1]), key, OPTIONS, InstantSource.system());
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        for (int caller = 0; caller < CALLERS; caller++) {
            String prefix = "{\"run\":" + args[2] + ",\"caller\":" + caller + ",\"call\":";
            Thread.ofPlatform().start(() -> append(log, out, prefix));
        }
        new CountDownLatch(1).await();
    }

    private static void append(EvidenceLog log, FileOutputStream out, String prefix) {
        try {
            for (int call = 0; ; call++) {
                String data = prefix + call + "}";
                Logged logged = log.append(data.getBytes(UTF_8)).join();
                out.write((logged.index() + " " + data + "\n").getBytes(UTF_8));
            }
        } catch (IOException parentGone) {
            Runtime.getRuntime().halt(1);
        }
    }
}
