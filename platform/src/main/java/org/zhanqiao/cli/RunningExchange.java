package org.zhanqiao.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.evidence.VerifierKey;
import org.zhanqiao.exchange.node.ExchangeNode;

/// Where the exchange of a data directory listens and by which key its evidence is verified, written down for the
/// commands that call it.
record RunningExchange(URI address, Optional<VerifierKey> logKey) {

    private static final String ADDRESS = "exchange.url";
    private static final String LOG_KEY = "evidence.vkey";

    static void writeDown(Path dataDir, ExchangeNode node) throws IOException {
        Files.writeString(dataDir.resolve(ADDRESS), node.address() + "\n");
        Files.writeString(dataDir.resolve(LOG_KEY), node.logVerifierKey() + "\n");
    }

    /// @param address as the user gave it, or `null` for the one written down
    static RunningExchange find(Path dataDir, @Nullable URI address) {
        try {
            var logKey = dataDir.resolve(LOG_KEY);
            Optional<VerifierKey> key = Files.exists(logKey)
                    ? Optional.of(VerifierKey.parse(Files.readString(logKey).strip()))
                    : Optional.empty();
            if (address != null) {
                return new RunningExchange(HttpAddress.require("--exchange", address), key);
            }
            var written = dataDir.resolve(ADDRESS);
            if (!Files.exists(written)) {
                throw new CannotGoOn(
                        2,
                        "在 " + dataDir + " 中没有找到运行中的平台；请先 ./zhanqiao serve，或用 --exchange 指定地址。",
                        "No running platform was found in " + dataDir
                                + "; start one with ./zhanqiao serve, or name it with --exchange.");
            }
            return new RunningExchange(URI.create(Files.readString(written).strip()), key);
        } catch (IOException e) {
            throw new CannotGoOn(
                    2, "无法读取 " + dataDir + "：" + e.getMessage(), "Cannot read " + dataDir + ": " + e.getMessage());
        }
    }

    /// The signing key of a system that the sample city wrote down.
    static SigningKey key(Path dataDir, String system, @Nullable Path keyFile) {
        var file = keyFile == null ? SampleCityHost.keyFile(dataDir, system) : keyFile;
        if (!Files.exists(file)) {
            throw new CannotGoOn(
                    2,
                    "没有系统 " + system + " 的密钥文件 " + file + "；请用 --key-file 指定。",
                    "There is no key file " + file + " of system " + system + "; name one with --key-file.");
        }
        try {
            return SigningKey.load(file);
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotGoOn(2, "密钥文件无法读取：" + e.getMessage(), "The key file cannot be read: " + e.getMessage());
        }
    }
}
