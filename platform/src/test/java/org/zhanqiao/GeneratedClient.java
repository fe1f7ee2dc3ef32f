package org.zhanqiao;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;

/// A client that an ordinary generator makes from an OpenAPI document, by the command that the docs show.
public final class GeneratedClient {

    private static final Path GENERATOR = Path.of("target", "openapi-generator", "openapi-generator-cli.jar");

    private GeneratedClient() {}

    /// Generates into `generated` under a directory where the document lies as `openapi.json`.
    ///
    /// @param command a script that names both by these names
    /// @return all that the generator printed
    public static String generate(Path dir, Path command) throws IOException, InterruptedException {
        Files.createSymbolicLink(dir.resolve(GENERATOR.getFileName()), GENERATOR.toAbsolutePath());
        var shell = new ProcessBuilder("bash", command.toAbsolutePath().toString())
                .directory(dir.toFile())
                .redirectErrorStream(true);
        var java = Path.of(System.getProperty("java.home"), "bin");
        shell.environment().merge("PATH", java.toString(), (path, first) -> first + ":" + path);
        var process = shell.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    /// Compiles the generated client and a program that uses it against what tests have on their class path.
    ///
    /// @return where the classes are
    public static Path compile(Path dir, Path example) throws IOException {
        var classes = Files.createDirectory(dir.resolve("classes"));
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, UTF_8);
                var generated = Files.walk(dir.resolve("generated/src/main/java"))) {
            var sources = new ArrayList<>(
                    generated.filter(file -> file.toString().endsWith(".java")).toList());
            sources.add(example);
            var said = new StringWriter();
            var options = List.of("-d", classes.toString(), "-proc:none", "-cp", System.getProperty("java.class.path"));
            var task = compiler.getTask(said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources));
            assertThat(task.call()).as(said.toString()).isTrue();
        }
        return classes;
    }

    /// What stands between `tag::NAME[]` and `end::NAME[]` of an example, as docs show it.
    public static String shown(Path example, String tag) throws IOException {
        var text = Files.readString(example);
        var begin = "// tag::" + tag + "[]";
        return text.substring(text.indexOf(begin) + begin.length(), text.indexOf("// end::" + tag + "[]"))
                .stripIndent()
                .strip();
    }
}
