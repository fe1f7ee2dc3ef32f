package org.zhanqiao.barrier.reports;

import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// How a phone was held (Exif 2.32, orientation 1 to 8), which has to be done to the picture before that is forgotten.
///
/// @param orientation 1 to 8
record Upright(int orientation) {

    static final Upright AS_IT_IS = new Upright(1);

    /// As the file says; as it is when it says nothing that can be read.
    static Upright of(byte[] jpeg) {
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
            for (var segment : JPEGSegmentUtil.readSegments(in, JPEG.APP1, "Exif")) {
                var data = segment.data();
                if (data.read() < 0) {
                    continue;
                }
                try (var exif = new MemoryCacheImageInputStream(data)) {
                    Directory directory = new TIFFReader().read(exif);
                    var entry = directory.getEntryById(TIFF.TAG_ORIENTATION);
                    if (entry != null && entry.getValue() instanceof Number number) {
                        int said = number.intValue();
                        return said >= 1 && said <= 8 ? new Upright(said) : AS_IT_IS;
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            return AS_IT_IS;
        }
        return AS_IT_IS;
    }

    /// Whether width and height change places.
    boolean turns() {
        return orientation >= 5;
    }

    /// What puts a picture of this width and height upright.
    AffineTransform transform(int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
