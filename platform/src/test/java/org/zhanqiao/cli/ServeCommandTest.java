package org.zhanqiao.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhanqiao.Zhanqiao;

/// What `serve` settles for a demo.
class ServeCommandTest {

    @Test
    void a_line_to_copy_finds_the_data_directory_of_its_platform() {
        assertThat(DataDirOption.of(Path.of("var"))).isEmpty();
        assertThat(DataDirOption.of(Path.of("/tmp/city one"))).isEqualTo(" --data-dir '/tmp/city one'");
    }

    @Test
    void a_data_directory_is_held_by_one_process_and_read_by_its_owner_only(@TempDir Path dir) throws IOException {
        var data = dir.resolve("data");
        try (var held = DataDir.open(data)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(held.path())))
                    .isEqualTo("rwx------");
            assertThatThrownBy(() -> DataDir.open(data))
                    .isInstanceOfSatisfying(
                            CannotGoOn.class,
                            refused -> assertThat(refused.exitCode()).isEqualTo(1))
                    .hasMessageContaining("正由另一个栈桥进程使用")
                    .hasMessageContaining("is in use by another process");
        }
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var again = DataDir.open(data)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(again.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void a_port_that_is_taken_is_told_before_anything_is_made(@TempDir Path dir) throws IOException {
        var data = dir.resolve("data");
        try (var taken = new ServerSocket(0)) {
            var port = Integer.toString(taken.getLocalPort());
            var commands = CommandLineDoor.commands(Zhanqiao.class);
            assertThat(commands.execute("serve", "--port", port, "--exchange-port", "0", "--data-dir", data.toString()))
                    .isEqualTo(1);
            assertThat(commands.execute("serve", "--port", "0", "--exchange-port", port, "--data-dir", data.toString()))
                    .isEqualTo(1);
        }
        assertThat(data).isDirectoryNotContaining("glob:**postgres*");
    }

    @Test
    void help_names_every_command_also_those_of_the_script() {
        var usage = CommandLineDoor.commands(Zhanqiao.class).getUsageMessage();
        assertThat(usage)
                .contains("serve", "publish", "call", "evidence", "agreement", "administrators", "  test ", "  bench ");
    }

    @Test
    void letters_qr_codes_and_posters_of_a_demo_name_the_port_it_serves_on() {
        assertThat(ServeCommand.demoSettings(8180, false))
                .containsEntry("zhanqiao.inbox.pages", "http://localhost:8180")
                .containsEntry("zhanqiao.identity.secure-cookies", false);
        assertThat(ServeCommand.demoSettings(8443, true))
                .containsEntry("zhanqiao.inbox.pages", "https://localhost:8443");
        assertThat(ServeCommand.demoSettings(0, false)).doesNotContainKey("zhanqiao.inbox.pages");
    }
}
