package org.zhanqiao.barrier.reports;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/// Photos, and files that pretend to be some.
public final class PhotoFiles {

    /// What stands in the Exif of [#withGps]; it must be nowhere in what is kept.
    public static final String MAKER = "ZhanqiaoPhoneMaker";

    /// A lossless WebP of 2 × 2 pixels.
    static final byte[] WEBP = Base64.getDecoder().decode("UklGRhwAAABXRUJQVlA4TBAAAAAvAUAAAAcQEf0PRET/Aw==");

    private PhotoFiles() {}

    /// A picture that is red on its left and blue on its right half.
    static byte[] picture(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.setColor(Color.BLUE);
        pen.fillRect(width / 2, 0, width, height);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// A JPEG as a phone makes it: with an Exif segment that says how it was held, who made the phone, and where it
    /// was.
    public static byte[] withGps(int orientation) {
        var exif = ByteBuffer.allocate(200);
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        int tiff = exif.position();
        exif.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        exif.putShort((short) 3);
        entry(exif, 0x010F, 2, MAKER.length() + 1, 120);
        entry(exif, 0x0112, 3, 1, orientation << 16);
        entry(exif, 0x8825, 4, 1, 60);
        exif.putInt(0);
        exif.position(tiff + 60);
        exif.putShort((short) 2);
        entry(exif, 0x0001, 2, 2, 'N' << 24);
        entry(exif, 0x0002, 5, 3, 90);
        exif.putInt(0);
        exif.position(tiff + 90);
        exif.putInt(36).putInt(1).putInt(4).putInt(1).putInt(1234).putInt(100);
        exif.position(tiff + 120);
        exif.put(MAKER.getBytes(StandardCharsets.US_ASCII));
        var segment = ByteBuffer.allocate(4 + exif.capacity());
        segment.putShort((short) 0xFFE1).putShort((short) (exif.capacity() + 2)).put(exif.array());
        var jpeg = picture("jpeg", 120, 60);
        return concat(new byte[] {jpeg[0], jpeg[1]}, segment.array(), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static void entry(ByteBuffer exif, int tag, int type, int count, int value) {
        exif.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /// A PNG that says it has so many pixels, of which none follow.
    static byte[] pngOf(int width, int height) {
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        return concat(
                signature(),
                chunk("IHDR", header.array()),
                chunk("IDAT", zip(new byte[10])),
                chunk("IEND", new byte[0]));
    }

    /// A small PNG whose pixels, and a text beside them, unpack to hundreds of megabytes.
    static byte[] pngBomb() {
        var header = ByteBuffer.allocate(13).putInt(64).putInt(64).put(new byte[] {8, 3, 0, 0, 0});
        var zeros = zip(new byte[300_000_000]);
        return concat(
                signature(),
                chunk("IHDR", header.array()),
                chunk("PLTE", new byte[3]),
                chunk("zTXt", concat("Comment\0\0".getBytes(StandardCharsets.US_ASCII), zeros)),
                chunk("IDAT", zeros),
                chunk("IEND", new byte[0]));
    }

    private static byte[] signature() {
        return new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    }

    private static byte[] chunk(String type, byte[] data) {
        var body = concat(type.getBytes(StandardCharsets.US_ASCII), data);
        var sum = new CRC32();
        sum.update(body);
        return ByteBuffer.allocate(8 + body.length)
                .putInt(data.length)
                .put(body)
                .putInt((int) sum.getValue())
                .array();
    }

    private static byte[] zip(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var zip = new DeflaterOutputStream(out)) {
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] concat(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
