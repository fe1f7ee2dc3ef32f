package org.zhanqiao.barrier.reports;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// The formats that are read, known by their first bytes.
enum PhotoFormat {
    /// A phone’s largest, 50 megapixels; read at a fraction of its size.
    JPEG(52_000_000),
    /// Read at a fraction of its size as well.
    PNG(52_000_000),
    /// Read whole before it is made smaller.
    WEBP(17_000_000);

    private final long mostPixels;

    PhotoFormat(long mostPixels) {
        this.mostPixels = mostPixels;
    }

    long mostPixels() {
        return mostPixels;
    }

    /// The name under which ImageIO has its reader.
    String readerName() {
        return name();
    }

    static Optional<PhotoFormat> of(byte[] content) {
        if (starts(content, 0, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(JPEG);
        }
        if (starts(content, 0, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return Optional.of(PNG);
        }
        return content.length > 12 && "RIFF".equals(ascii(content, 0)) && "WEBP".equals(ascii(content, 8))
                ? Optional.of(WEBP)
                : Optional.empty();
    }

    /// Whether it is a picture in the container of HEIC and AVIF, which is not read.
    static boolean isOther(byte[] content) {
        return content.length > 12
                && "ftyp".equals(ascii(content, 4))
                && Set.of("heic", "heix", "hevc", "heim", "heis", "mif1", "msf1", "avif", "avis")
                        .contains(ascii(content, 8));
    }

    private static String ascii(byte[] content, int from) {
        return new String(Arrays.copyOfRange(content, from, from + 4), StandardCharsets.US_ASCII);
    }

    private static boolean starts(byte[] content, int from, int... bytes) {
        if (content.length < from + bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((content[from + i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
