package org.zhanqiao.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What a measurement was made on, in one line.
final class Machine {

    private Machine() {}

    static String describe(String postgres) throws IOException {
        return "%s, %d cores, %d GiB, Linux %s, JDK %s, PostgreSQL %s"
                .formatted(
                        find("/proc/cpuinfo", "model name"),
                        Runtime.getRuntime().availableProcessors(),
                        Math.round(
                                Long.parseLong(find("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / 1048576.0),
                        System.getProperty("os.version"),
                        System.getProperty("java.version"),
                        postgres);
    }

    private static String find(String file, String name) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("?");
        }
    }
}
