package org.zhanqiao.tabular;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.DuplicateHeaderMode;

/// A CSV file read record by record in bounded memory (RFC 4180; white space around values is dropped, empty lines
/// are passed over).
public final class CsvFile {

    /// A record longer than this is a quote that was never closed.
    private static final int LONGEST_RECORD = 16 * 1024 * 1024;

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setDuplicateHeaderMode(DuplicateHeaderMode.ALLOW_ALL)
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();

    private static final Pattern BREAK = Pattern.compile("\r\n|\r|\n");

    private final Path path;
    private final Charset charset;
    private final int longestRecord;

    public CsvFile(Path path, Charset charset) {
        this(path, charset, LONGEST_RECORD);
    }

    /// @param longestRecord characters of a record, at most
    CsvFile(Path path, Charset charset, int longestRecord) {
        this.path = path;
        this.charset = charset;
        this.longestRecord = longestRecord;
    }

    /// What is done with one record.
    @FunctionalInterface
    public interface Visitor {
        /// @param line the line of the file on which the record begins, from 1
        /// @param row  as a spreadsheet numbers it, from 1: a line that is broken inside a value begins none
        void visit(long line, long row, List<String> values) throws IOException;
    }

    /// Reads the whole file.
    ///
    /// @throws UnfitFile when the quoting is broken; names the line
    public void read(Visitor visitor) throws IOException {
        try (var bounded = new Bounded(
                        new BufferedReader(new InputStreamReader(Files.newInputStream(path), charset)), longestRecord);
                var parser = CSVParser.parse(bounded, FORMAT)) {
            bounded.skipByteOrderMark();
            long inside = 0;
            try {
                for (var record : parser) {
                    var values = record.toList();
                    long broken = breaks(values);
                    long line = parser.getCurrentLineNumber() - broken;
                    visitor.visit(line, line - inside, values);
                    inside += broken;
                    bounded.recordEnds();
                }
            } catch (UncheckedIOException e) {
                if (e.getCause() instanceof RecordTooLong) {
                    throw broken(FileFault.RECORD_TOO_LONG, parser.getCurrentLineNumber());
                }
                if (isFormat(e)) {
                    throw broken(FileFault.QUOTE_OPEN, parser.getCurrentLineNumber());
                }
                throw e.getCause();
            }
        }
    }

    /// Lines that a record has beyond its first: those broken inside quotes.
    private static long breaks(List<String> values) {
        return values.stream()
                .mapToLong(value -> BREAK.matcher(value).results().count())
                .sum();
    }

    private static boolean isFormat(UncheckedIOException e) {
        return e.getCause() instanceof org.apache.commons.csv.CSVException
                || String.valueOf(e.getMessage()).contains("encapsulated");
    }

    private static UnfitFile broken(FileFault fault, long line) {
        return UnfitFile.of(fault, Math.max(1, line));
    }

    private static final class RecordTooLong extends IOException {}

    /// Refuses a record that would take more memory than any honest one.
    private static final class Bounded extends FilterReader {
        private final int longest;
        private int sinceRecord;

        Bounded(Reader in, int longest) {
            super(in);
            this.longest = longest;
        }

        void skipByteOrderMark() throws IOException {
            in.mark(1);
            if (in.read() != '\uFEFF') {
                in.reset();
            }
        }

        void recordEnds() {
            sinceRecord = 0;
        }

        @Override
        public int read() throws IOException {
            int c = super.read();
            count(c < 0 ? 0 : 1);
            return c;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            count(Math.max(0, n));
            return n;
        }

        private void count(int n) throws RecordTooLong {
            sinceRecord += n;
            if (sinceRecord > longest) {
                throw new RecordTooLong();
            }
        }
    }
}
