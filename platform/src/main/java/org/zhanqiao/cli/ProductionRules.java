package org.zhanqiao.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What production demands before it starts. Everything that is missing is named at once.
final class ProductionRules {

    private ProductionRules() {}

    /// @param environment the variables of the process
    /// @throws CannotGoOn that names all that is missing
    static void check(
            @Nullable String databaseUrl, @Nullable Path tlsKeystore, Path dataDir, Map<String, String> environment) {
        var missing = new ArrayList<String>();
        if (databaseUrl == null) {
            missing.add("--database-url：生产环境使用自己的 PostgreSQL · production runs on a PostgreSQL of its own");
        }
        if (tlsKeystore == null || !Files.isReadable(tlsKeystore)) {
            missing.add("--tls-keystore：缺少 TLS 证书 · the TLS certificate is missing");
        }
        if (!environment.containsKey("ZHANQIAO_TLS_PASSWORD")) {
            missing.add("ZHANQIAO_TLS_PASSWORD：缺少 TLS 证书口令 · the certificate's password is missing");
        }
        for (var key : List.of(Secrets.MASTER_KEY, Secrets.SESSION_KEY)) {
            if (!environment.containsKey(key)) {
                missing.add(key + "：缺少密钥 · the key is missing");
            }
        }
        if (Files.exists(dataDir.resolve("demo-accounts.txt"))) {
            missing.add(
                    dataDir + "：这里有演示账号（demo-accounts.txt），请换一个目录 · demo accounts live here; use another directory");
        }
        if (Files.exists(dataDir.resolve("keys/demo-master.key"))) {
            missing.add(dataDir + "：这里有演示密钥（demo-master.key），请换一个目录 · demo keys live here; use another directory");
        }
        if (!missing.isEmpty()) {
            throw new CannotGoOn(
                    1,
                    "生产环境拒绝启动：" + System.lineSeparator() + "  - "
                            + String.join(System.lineSeparator() + "  - ", missing),
                    "Production refuses to start for the reasons above.");
        }
    }
}
