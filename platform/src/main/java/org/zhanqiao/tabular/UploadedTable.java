package org.zhanqiao.tabular;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/// A file that somebody sends with a form, at hand as long as it is read.
public final class UploadedTable {

    /// A file that is read may take some tens of megabytes of memory.
    private static final Semaphore TURNS = new Semaphore(2);

    private UploadedTable() {}

    /// What is done with the file while it is there.
    @FunctionalInterface
    public interface Reading<T> {

        /// @param name as its owner calls it, fit to be shown
        T read(Path file, String name) throws IOException;
    }

    /// Whether somebody chose one.
    public static boolean isThere(@Nullable MultipartFile file) {
        return file != null && !name(file).isBlank();
    }

    /// @throws UnfitFile when the reading finds it unfit
    public static <T> T read(MultipartFile file, Reading<T> reading) throws IOException {
        var path = Files.createTempFile("zhanqiao-upload", ".table");
        TURNS.acquireUninterruptibly();
        try {
            file.transferTo(path);
            return reading.read(path, name(file).replaceAll("[\\\\/\\p{Cntrl}]", "_"));
        } finally {
            TURNS.release();
            Files.delete(path);
        }
    }

    private static String name(MultipartFile file) {
        var name = file.getOriginalFilename();
        return name == null ? "" : name;
    }
}
