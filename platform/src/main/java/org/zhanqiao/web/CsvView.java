package org.zhanqiao.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.View;

/// Writes rows as CSV while they come.
record CsvView(String fileName, List<String> header, Stream<List<String>> rows) implements View {

    private static final String FORMULA_STARTS = "=+-@\t\r";

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try (rows;
                var writer = new OutputStreamWriter(
                        Download.to(response, fileName, "text/csv;charset=UTF-8"), StandardCharsets.UTF_8);
                var csv = new CSVPrinter(writer.append('\uFEFF'), CSVFormat.RFC4180)) {
            csv.printRecord(header);
            for (Iterator<List<String>> each = rows.iterator(); each.hasNext(); ) {
                csv.printRecord(each.next().stream().map(CsvView::text).toList());
            }
        }
    }

    private static String text(String cell) {
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
