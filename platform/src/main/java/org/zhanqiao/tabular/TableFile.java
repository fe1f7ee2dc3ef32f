package org.zhanqiao.tabular;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A file of somebody's, XLSX or CSV, known by its content. Hostile files end in an [UnfitFile].
public sealed interface TableFile permits WorkbookFile, TextTable {

    /// The longest file that is read, in megabytes.
    int MEGABYTES = 10;

    /// The most columns a sheet may have.
    int MOST_COLUMNS = 200;

    /// A sheet; a CSV file has one, without a name.
    record Sheet(int index, String name, boolean hidden) {}

    /// What is done with one row.
    @FunctionalInterface
    interface Visitor {
        /// @return whether to go on
        boolean visit(TableRow row) throws IOException;
    }

    List<Sheet> sheets();

    /// Reads the rows of a sheet that are not empty.
    ///
    /// @throws UnfitFile when it turns out to be broken
    void read(Sheet sheet, Visitor visitor) throws IOException;

    /// Reads the rows of the first sheet that is shown.
    ///
    /// @throws UnfitFile when it turns out to be broken
    default void readShown(Visitor visitor) throws IOException {
        for (var sheet : sheets()) {
            if (!sheet.hidden()) {
                read(sheet, visitor);
                return;
            }
        }
        throw UnfitFile.of(FileFault.ALL_HIDDEN);
    }

    /// @param name the file's name as its owner calls it
    /// @throws UnfitFile when it is neither XLSX nor CSV, or is named otherwise than it is
    static TableFile open(Path path, String name) throws IOException {
        long size = Files.size(path);
        var extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (size == 0) {
            throw UnfitFile.of(FileFault.EMPTY);
        }
        if (size > MEGABYTES * 1024L * 1024L) {
            throw UnfitFile.of(FileFault.TOO_LARGE, MEGABYTES);
        }
        byte[] start;
        try (var in = Files.newInputStream(path)) {
            start = in.readNBytes(1024);
        }
        if (starts(start, 0xD0, 0xCF, 0x11, 0xE0)) {
            throw UnfitFile.of(holds(path, "EncryptedPackage") ? FileFault.PASSWORD : FileFault.OLD_WORKBOOK);
        }
        if (starts(start, '%', 'P', 'D', 'F')) {
            throw UnfitFile.of(FileFault.PDF);
        }
        if (starts(start, 'P', 'K', 3, 4) || starts(start, 'P', 'K', 5, 6)) {
            var workbook = WorkbookFile.open(path);
            if (extension.equals("csv")) {
                throw UnfitFile.of(FileFault.NAMED_CSV);
            }
            return workbook;
        }
        checkText(start, extension);
        return new TextTable(new CsvFile(path, TextEncoding.of(path), TextTable.LONGEST_RECORD));
    }

    private static void checkText(byte[] start, String extension) {
        if (starts(start, 0xFF, 0xFE) || starts(start, 0xFE, 0xFF)) {
            throw UnfitFile.of(FileFault.UTF16);
        }
        for (byte b : start) {
            if (b == 0) {
                throw UnfitFile.of(FileFault.BINARY);
            }
        }
        var text = new String(start, StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        if (text.startsWith("<!doctype html") || text.startsWith("<html") || text.startsWith("<table")) {
            throw UnfitFile.of(FileFault.WEB_PAGE);
        }
        if (text.startsWith("<?xml")) {
            throw UnfitFile.of(FileFault.XML_TABLE);
        }
        if (extension.equals("xlsx")) {
            throw UnfitFile.of(FileFault.NAMED_WORKBOOK);
        }
        if (!extension.equals("csv")) {
            throw UnfitFile.of(FileFault.EXTENSION_UNKNOWN);
        }
    }

    private static boolean starts(byte[] content, int... bytes) {
        if (content.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((content[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(Path path, String name) throws IOException {
        Charset bytes = StandardCharsets.ISO_8859_1;
        return new String(Files.readAllBytes(path), bytes)
                .contains(new String(name.getBytes(StandardCharsets.UTF_16LE), bytes));
    }
}
