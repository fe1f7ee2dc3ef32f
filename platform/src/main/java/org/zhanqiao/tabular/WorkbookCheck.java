package org.zhanqiao.tabular;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Unpacks every part of a workbook once and throws it away, by the same parser that reads it later: what a part says
/// of its own size is not believed, and the reader keeps whole rows, whole cells and all shared strings in memory.
final class WorkbookCheck {

    private static final int UNPACKED_MEGABYTES = 96;
    private static final int SHARED_MEGABYTES = 16;
    private static final int MOST_PARTS = 500;

    /// As many columns and characters of a cell as spreadsheets know, rich text counted generously.
    private static final int MOST_CELLS = 16_384;
    private static final int LONGEST_CELL = 200_000;
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z]{1,3}[0-9]{1,7}");

    private static final XMLInputFactory XML = xml();

    private WorkbookCheck() {}

    private static XMLInputFactory xml() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /// @throws UnfitFile when it is no workbook, or would take too much memory to read
    static void check(Path path) throws IOException {
        try (var zip = new ZipFile(path.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw UnfitFile.of(FileFault.TOO_MANY_PARTS);
            }
            if (zip.getEntry("xl/workbook.xml") == null) {
                throw UnfitFile.of(kind(zip));
            }
            long rest = UNPACKED_MEGABYTES * 1024L * 1024L;
            for (var part : Collections.list(zip.entries())) {
                try (var in = new Counted(zip.getInputStream(part), rest)) {
                    boolean shared = walk(in);
                    in.skipRest();
                    if (shared && in.bytes > SHARED_MEGABYTES * 1024L * 1024L) {
                        throw UnfitFile.of(FileFault.TOO_MANY_WORDS, SHARED_MEGABYTES);
                    }
                    rest -= in.bytes;
                }
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            throw UnfitFile.of(FileFault.WORKBOOK_BROKEN);
        }
    }

    private static FileFault kind(ZipFile zip) {
        if (zip.getEntry("word/document.xml") != null) {
            return FileFault.WORD_DOCUMENT;
        }
        if (zip.getEntry("xl/workbook.bin") != null) {
            return FileFault.BINARY_WORKBOOK;
        }
        return zip.getEntry("mimetype") != null && zip.getEntry("content.xml") != null
                ? FileFault.OPEN_DOCUMENT
                : FileFault.OTHER_ARCHIVE;
    }

    /// Walks a part as far as it is XML; the reader gets no further either.
    ///
    /// @return whether it holds strings that cells share
    private static boolean walk(InputStream in) throws IOException {
        boolean shared = false;
        int cells = 0;
        int characters = 0;
        try {
            var part = XML.createXMLStreamReader(in);
            while (part.hasNext()) {
                switch (part.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        var name = part.getLocalName();
                        shared |= name.equals("si");
                        cells = name.equals("row") ? 0 : name.equals("c") ? cells + checkCell(part) : cells;
                        characters = name.equals("c") || name.equals("si") ? 0 : characters;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                        characters += cells > 0 || shared ? part.getTextLength() : 0;
                    default -> {}
                }
                if (cells > MOST_CELLS) {
                    throw UnfitFile.of(FileFault.TOO_WIDE, TableFile.MOST_COLUMNS);
                }
                if (characters > LONGEST_CELL) {
                    throw UnfitFile.of(FileFault.CELL_TOO_LONG);
                }
            }
        } catch (UncheckedStreamException e) {
            // The text of a cell is read when its length is asked for.
            if (e.getCause() instanceof XMLStreamException broken) {
                passOnFailure(broken);
            }
        } catch (XMLStreamException e) {
            passOnFailure(e);
        }
        return shared;
    }

    private static void passOnFailure(XMLStreamException e) throws IOException {
        if (e.getNestedException() instanceof IOException failed) {
            throw failed;
        }
    }

    private static int checkCell(XMLStreamReader part) {
        var address = part.getAttributeValue(null, "r");
        if (address != null && !ADDRESS.matcher(address).matches()) {
            throw UnfitFile.of(FileFault.TOO_WIDE, TableFile.MOST_COLUMNS);
        }
        return 1;
    }

    private static final class Counted extends FilterInputStream {

        private final long most;
        private long bytes;

        Counted(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            count(Math.max(0, n));
            return n;
        }

        void skipRest() throws IOException {
            var buffer = new byte[1 << 16];
            while (read(buffer, 0, buffer.length) >= 0) {}
        }

        private void count(int n) {
            bytes += n;
            if (bytes > most) {
                throw UnfitFile.of(FileFault.UNPACKS_TOO_LARGE, UNPACKED_MEGABYTES);
            }
        }
    }
}
