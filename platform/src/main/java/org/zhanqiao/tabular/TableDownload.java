package org.zhanqiao.tabular;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Set;
import org.springframework.web.servlet.View;
import org.zhanqiao.web.Download;
import org.zhanqiao.web.Pages;
import org.zhanqiao.web.SpokenTable;

/// Answers with a table to take away.
public final class TableDownload {

    private TableDownload() {}

    /// Writes the file.
    @FunctionalInterface
    public interface Writing {
        void write(TableWriter.Format format, OutputStream out) throws IOException;
    }

    /// A list as the page shows it, in the format that the end of its address names.
    public static View of(Pages pages, SpokenTable table) {
        return (model, request, response) -> {
            var page = pages.page(request);
            var name = table.name(page);
            of(name, (format, out) -> {
                        try (var rows = table.lines(page);
                                var file = TableWriter.of(format, out, name, Set.of())) {
                            file.row(table.header(page));
                            for (var each = rows.iterator(); each.hasNext(); ) {
                                file.row(each.next());
                            }
                        }
                    })
                    .render(model, request, response);
        };
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
