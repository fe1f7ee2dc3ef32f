package org.zhanqiao.identity.openapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.tokens.AccessTokens;
import org.zhanqiao.identity.tokens.TokenHolders;

/// The commands of `docs/api.md`, run as they stand there.
@PlatformTest
class A03_ApiDocsTest {

    private static final Pattern COMMANDS = Pattern.compile("```bash\n(\\(umask .*?)```", Pattern.DOTALL);

    @LocalServerPort
    private int port;

    @Autowired
    private Identity identity;

    @Autowired
    private Entries entries;

    @Autowired
    private AccessTokens tokens;

    @TempDir
    private Path dir;

    @Test
    void a01_the_commands_of_the_docs_do_what_they_say() throws Exception {
        var agency = TokenHolders.agency(identity, "token-docs", "D0470008", "市接口文档局");
        var code = EntryTexts.published(entries, agency.code(), "文档示例").code();
        var officer = TokenHolders.person(identity, "token.docs", agency, Role.DATA_OFFICER);

        var found = COMMANDS.matcher(Files.readString(Path.of("..", "docs", "api.md")));
        assertThat(found.find()).isTrue();
        var shell = new ProcessBuilder("bash", "-e", "-c", found.group(1))
                .directory(dir.toFile())
                .redirectErrorStream(true);
        shell.environment().put("PLATFORM", "http://localhost:" + port);
        shell.environment().put("TOKEN", TokenHolders.token(tokens, officer).text());
        shell.environment().put("CODE", code);
        var process = shell.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).contains("\"login\":\"token.docs\"", "\"facets\":", "\"name\":\"文档示例\"", "\"openapi\":\"3.1");
    }
}
