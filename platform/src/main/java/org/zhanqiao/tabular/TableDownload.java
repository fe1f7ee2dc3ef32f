package org.zhanqiao.tabular;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;

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
            writing.write(format, begin(response, name, format));
        };
    }

    private static OutputStream begin(HttpServletResponse response, String name, TableWriter.Format format)
            throws IOException {
        response.setContentType(format.contentType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name + "." + format.name().toLowerCase(Locale.ROOT), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        return response.getOutputStream();
    }
}
