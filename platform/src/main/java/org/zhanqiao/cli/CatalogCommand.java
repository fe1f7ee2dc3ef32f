package org.zhanqiao.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What whoever runs the platform does about the catalog.
@Command(
        name = "catalog",
        description = "数据目录 · the catalog",
        mixinStandardHelpOptions = true,
        subcommands = CatalogCommand.ReindexSearchCommand.class)
final class CatalogCommand {

    private CatalogCommand() {}

    @Command(
            name = "reindex",
            description = {
                "由数据库重建一个管理端的检索索引（平台须正在运行；重建期间照常检索）",
                "make a control plane's search index anew from the database; it keeps answering meanwhile",
                "退出码 · exit code：0 完成 done，1 未能完成 failed，2 用法有误 usage，4 平台不可达 unreachable"
            },
            mixinStandardHelpOptions = true)
    static final class ReindexSearchCommand implements Callable<Integer> {

        private static final JsonMapper JSON = JsonMapper.shared();

        @Option(names = "--data-dir", defaultValue = "var", description = "default ${DEFAULT-VALUE}")
        private Path dataDir = Path.of("var");

        @Option(
                names = "--platform",
                paramLabel = "URL",
                description =
                        "管理端地址；不写则用数据目录中记录的地址 · address of the control plane; that of the data directory without it")
        private @Nullable URI platform;

        @Override
        public Integer call() throws IOException, InterruptedException {
            var running = RunningPlatform.find(dataDir, platform);
            ask(running, "POST", "/operator/catalog/search/rebuild");
            while (true) {
                var standing = ask(running, "GET", "/operator/catalog/search");
                switch (standing.path("standing").asString()) {
                    case "CURRENT" -> {
                        System.out.printf(
                                "检索索引已重建，共 %,d 条 · the search index is rebuilt, %<,d entries%n",
                                standing.path("entries").asLong());
                        return 0;
                    }
                    case "BEHIND" ->
                        throw new CannotGoOn(
                                1,
                                "索引未能重建（" + standing.path("cause").asString() + "）：请检查服务器磁盘和数据库，平台会自动重试。",
                                "The index could not be rebuilt ("
                                        + standing.path("cause").asString()
                                        + "): look at the server's disk and database; the platform goes on trying.");
                    default ->
                        System.err.printf(
                                "  %,d / %,d%n",
                                standing.path("done").asLong(),
                                standing.path("total").asLong());
                }
                TimeUnit.MILLISECONDS.sleep(500);
            }
        }

        private static JsonNode ask(RunningPlatform running, String method, String path) throws IOException {
            try {
                var connection = (HttpURLConnection)
                        running.address().resolve(path).toURL().openConnection();
                connection.setRequestMethod(method);
                connection.setConnectTimeout(5_000);
                connection.setReadTimeout(30_000);
                connection.setRequestProperty("Authorization", "Bearer " + running.operatorKey());
                if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                    throw new CannotGoOn(
                            1,
                            "平台拒绝了请求（HTTP " + connection.getResponseCode() + "）；请确认 --data-dir 是这个管理端的数据目录。",
                            "The platform refused (HTTP " + connection.getResponseCode()
                                    + "); is --data-dir that control plane's data directory?");
                }
                try (var in = connection.getInputStream()) {
                    return JSON.readTree(in);
                }
            } catch (ConnectException e) {
                throw new CannotGoOn(
                        CommandLineDoor.UNREACHABLE,
                        "平台没有在 " + running.address() + " 运行；请先 ./zhanqiao serve。它启动时会自行检查并重建索引。",
                        "The platform is not running at " + running.address()
                                + "; start it with ./zhanqiao serve, which checks the index and rebuilds it by itself.");
            }
        }
    }
}
