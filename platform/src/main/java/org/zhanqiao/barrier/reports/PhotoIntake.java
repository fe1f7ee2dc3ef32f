package org.zhanqiao.barrier.reports;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.springframework.stereotype.Component;

/// Takes photos in. A file is looked at from the outside first: its length, its first bytes, and the pixels that it
/// says it has. Then it is read, and drawn anew: what comes out is made by us, and holds nothing of what the file held
/// beside its picture, such as where it was taken.
@Component
class PhotoIntake {

    static final int MEGABYTES = 10;
    static final int MOST_BYTES = MEGABYTES * 1024 * 1024;

    /// Pixels of the longer side of what is kept: enough to read a paper.
    static final int LONGEST_SIDE = 2_000;

    private static final int WIDEST = 20_000;
    private static final float QUALITY = 0.82f;
    private static final long PATIENCE_SECONDS = 10;

    private final Semaphore turns;

    PhotoIntake(ReportProperties properties) {
        this.turns = new Semaphore(properties.photosAtOnce(), true);
    }

    PhotoOutcome take(byte[] content) {
        if (content.length == 0) {
            return new PhotoOutcome.Unfit(PhotoFault.MISSING);
        }
        if (content.length > MOST_BYTES) {
            return new PhotoOutcome.Unfit(PhotoFault.TOO_LARGE);
        }
        return PhotoFormat.of(content)
                .map(format -> inTurn(content, format))
                .orElseGet(() -> new PhotoOutcome.Unfit(
                        PhotoFormat.isOther(content) ? PhotoFault.OTHER_FORMAT : PhotoFault.NO_PHOTO));
    }

    private PhotoOutcome inTurn(byte[] content, PhotoFormat format) {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return new PhotoOutcome.Unfit(PhotoFault.BUSY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new PhotoOutcome.Unfit(PhotoFault.BUSY);
        }
        try {
            return read(content, format);
        } finally {
            turns.release();
        }
    }

    private static PhotoOutcome read(byte[] content, PhotoFormat format) {
        var reader = ImageIO.getImageReadersByFormatName(format.readerName()).next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (width > WIDEST || height > WIDEST || (long) width * height > format.mostPixels()) {
                return new PhotoOutcome.Unfit(PhotoFault.TOO_MANY_PIXELS);
            }
            var torn = new AtomicBoolean();
            reader.addIIOReadWarningListener((source, warning) -> {
                if (warning.toLowerCase(Locale.ROOT).contains("premature")) {
                    torn.set(true);
                }
            });
            var picture = decode(reader, Math.max(width, height));
            return torn.get()
                    ? new PhotoOutcome.Unfit(PhotoFault.BROKEN)
                    : draw(picture, format == PhotoFormat.JPEG ? Upright.of(content) : Upright.AS_IT_IS);
        } catch (IOException | RuntimeException e) {
            // Decoders answer hostile bytes with exceptions of every kind; none of them says more than this.
            return new PhotoOutcome.Unfit(PhotoFault.BROKEN);
        } finally {
            reader.dispose();
        }
    }

    /// Every second, third … pixel of a picture that is much larger than what is kept.
    private static BufferedImage decode(ImageReader reader, int longest) throws IOException {
        var parameters = reader.getDefaultReadParam();
        int step = Math.max(1, longest / (2 * LONGEST_SIDE));
        parameters.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, parameters);
    }

    private static PhotoOutcome draw(BufferedImage picture, Upright upright) throws IOException {
        double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(picture.getWidth(), picture.getHeight()));
        int width = (int) Math.max(1, Math.round(picture.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(picture.getHeight() * scale));
        var drawn = new BufferedImage(
                upright.turns() ? height : width, upright.turns() ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = drawn.createGraphics();
        try {
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
            pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            var transform = upright.transform(width, height);
            transform.concatenate(AffineTransform.getScaleInstance(
                    (double) width / picture.getWidth(), (double) height / picture.getHeight()));
            pen.drawImage(picture, transform, null);
        } finally {
            pen.dispose();
        }
        return new PhotoOutcome.Fit(write(drawn), drawn.getWidth(), drawn.getHeight());
    }

    private static byte[] write(BufferedImage picture) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("JPEG").next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
