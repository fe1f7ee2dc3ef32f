package org.zhanqiao.tabular;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.springframework.web.servlet.View;
import org.zhanqiao.web.Download;

/// Answers with a table to take away.
public final class TableDownload {

    private TableDownload() {}

    /// Writes the file.
    @FunctionalInterface
    public interface Writing {
        void write(TableWriter.Format format, OutputStream out) throws IOException;
    }

    /// An answer in the format that the end of its address names.
    ///
    /// @param name of the file, without its ending
    public static View of(String name, Writing writing) {
        return (_, request, response) -> {
            var format = request.getRequestURI().endsWith(".csv") ? TableWriter.Format.CSV : TableWriter.Format.XLSX;
            var file = name + "." + format.name().toLowerCase(Locale.ROOT);
            writing.write(format, Download.to(response, file, format.contentType()));
        };
    }
}
