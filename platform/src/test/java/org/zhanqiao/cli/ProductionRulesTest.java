package org.zhanqiao.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each demand of production refuses a start that lacks it alone, and names it alone.
class ProductionRulesTest {

    private static final String DATABASE = "jdbc:postgresql://database/zhanqiao";

    @TempDir
    Path dir;

    private Path keystore = Path.of("");

    @BeforeEach
    void whatProductionNeeds() throws IOException {
        keystore = Files.writeString(dir.resolve("tls.p12"), "x");
        Files.createDirectories(dir.resolve("keys"));
    }

    @Test
    void a01_what_lacks_nothing_starts() {
        assertThatCode(() -> ProductionRules.check(DATABASE, keystore, dir, environment()))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            no database,      --database-url
            no certificate,   --tls-keystore
            no such file,     --tls-keystore
            no tls password,  ZHANQIAO_TLS_PASSWORD
            no master key,    ZHANQIAO_MASTER_KEY
            no session key,   ZHANQIAO_SESSION_KEY
            demo accounts,    demo-accounts.txt
            demo key,         demo-master.key
            """)
    void a02_one_fault_is_named_alone(String fault, String named) throws IOException {
        var environment = environment();
        switch (fault) {
            case "no tls password" -> environment.remove("ZHANQIAO_TLS_PASSWORD");
            case "no master key" -> environment.remove("ZHANQIAO_MASTER_KEY");
            case "no session key" -> environment.remove("ZHANQIAO_SESSION_KEY");
            case "no such file" -> Files.delete(keystore);
            case "demo accounts" -> Files.writeString(dir.resolve("demo-accounts.txt"), "x");
            case "demo key" -> Files.writeString(dir.resolve("keys/demo-master.key"), "x");
            default -> assertThat(fault).isIn("no database", "no certificate");
        }
        var refusal = catchThrowableOfType(
                CannotGoOn.class,
                () -> ProductionRules.check(
                        fault.equals("no database") ? null : DATABASE,
                        fault.equals("no certificate") ? null : keystore,
                        dir,
                        environment));
        assertThat(refusal.exitCode()).isEqualTo(1);
        assertThat(String.valueOf(refusal.getMessage()).lines().filter(line -> line.startsWith("  - ")))
                .singleElement()
                .asString()
                .contains(named);
    }

    private static Map<String, String> environment() {
        return new TreeMap<>(
                Map.of("ZHANQIAO_TLS_PASSWORD", "x", "ZHANQIAO_MASTER_KEY", "x", "ZHANQIAO_SESSION_KEY", "x"));
    }
}
