package org.zhanqiao.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the control plane of a data directory listens, and the operator's key that opens it to the commands.
record RunningPlatform(URI address, String operatorKey) {

    static final String KEY = "operator.key";

    private static final String ADDRESS = "control.url";

    static void writeDown(Path dataDir, URI address) throws IOException {
        Files.writeString(dataDir.resolve(ADDRESS), address + "\n");
    }

    /// @param address as the user gave it, or `null` for the one written down
    static RunningPlatform find(Path dataDir, @Nullable URI address) {
        var key = dataDir.resolve("keys").resolve(KEY);
        var written = dataDir.resolve(ADDRESS);
        if (!Files.exists(key) || (address == null && !Files.exists(written))) {
            throw new CannotGoOn(
                    2,
                    "在 " + dataDir + " 中没有找到运行过的平台；请先 ./zhanqiao serve，或用 --data-dir 指定它的数据目录。",
                    "No platform was found in " + dataDir
                            + "; start one with ./zhanqiao serve, or name its data directory with --data-dir.");
        }
        try {
            return new RunningPlatform(
                    address != null
                            ? HttpAddress.require("--platform", address)
                            : URI.create(Files.readString(written).strip()),
                    Files.readString(key).strip());
        } catch (IOException e) {
            throw new CannotGoOn(
                    2,
                    "无法读取 " + dataDir + " 中的运维密钥：" + e.getMessage() + "；请以启动平台的用户运行。",
                    "The operator's key in " + dataDir + " cannot be read: " + e.getMessage()
                            + "; run this as the user who started the platform.");
        }
    }

    @Override
    public String toString() {
        return "RunningPlatform[" + address + "]";
    }
}
