package org.zhanqiao.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.zhanqiao.audit.LogIndexer;
import org.zhanqiao.evidence.EvidenceLog;
import org.zhanqiao.evidence.LogKey;
import org.zhanqiao.evidence.LogOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Rebuilds a log's part of the index in PostgreSQL from the log, on a platform that is stopped: the log has one
/// writer, and so have the data directory and the database in it.
@Command(
        name = "reindex",
        description = {
            "由存证日志重建 PostgreSQL 中的索引；请先停止平台",
            "rebuild the index in PostgreSQL from the log; stop the platform first"
        },
        mixinStandardHelpOptions = true)
final class ReindexCommand implements Callable<Integer> {

    @Mixin
    private PlatformDatabase database = new PlatformDatabase();

    @Option(names = "--node", defaultValue = "node-1", description = "default ${DEFAULT-VALUE}")
    private String node = "node-1";

    @Override
    public Integer call() {
        var dataDir = database.dataDir();
        var log = dataDir.resolve("evidence").resolve(node);
        var key = dataDir.resolve("keys").resolve("evidence-" + node + ".key");
        if (!Files.isDirectory(log) || !Files.exists(key)) {
            throw new CannotGoOn(
                    2,
                    "在 " + dataDir + " 中没有节点 " + node + " 的存证日志及其密钥；请用 --data-dir 和 --node 指定。",
                    "There is no evidence log of node " + node + " with its key in " + dataDir
                            + "; name them with --data-dir and --node.");
        }
        try (var running = new Running()) {
            var dir = running.add(DataDir.open(dataDir));
            var address = database.open(running, dir);
            var evidence =
                    running.add(EvidenceLog.open(log, LogKey.load(key), LogOptions.defaults(), InstantSource.system()));
            long entries = LogIndexer.rebuild(
                    evidence, address.dataSource(), (done, of) -> System.err.printf("  %,d / %,d%n", done, of));
            System.out.printf("索引已重建，共 %,d 条 · the index is rebuilt, %<,d entries%n", entries);
            return 0;
        } catch (CannotGoOn e) {
            throw e;
        } catch (SQLException | IOException | RuntimeException e) {
            throw StartFailure.explain(e, dataDir, 0, 0);
        }
    }
}
