package org.zhanqiao.barrier.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Photos that are taken, and hostile uploads that are not.
class A02_PhotosTest {

    private final PhotoIntake intake = new PhotoIntake(
            new ReportProperties(1, 1, 1, 1, Duration.ofHours(1), Duration.ZERO, Duration.ofHours(2), 2));

    private PhotoOutcome.Fit taken(byte[] content) {
        assertThat(intake.take(content)).isInstanceOf(PhotoOutcome.Fit.class);
        return (PhotoOutcome.Fit) intake.take(content);
    }

    private void refused(byte[] content, PhotoFault fault) {
        assertThat(intake.take(content)).isEqualTo(new PhotoOutcome.Unfit(fault));
    }

    private static BufferedImage picture(PhotoOutcome.Fit fit) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(fit.jpeg()));
    }

    private static boolean isRed(BufferedImage picture, double across, double down) {
        int colour = picture.getRGB((int) (picture.getWidth() * across), (int) (picture.getHeight() * down));
        return (colour >> 16 & 0xFF) > 200 && (colour & 0xFF) < 60;
    }

    @ParameterizedTest
    @CsvSource({"jpeg", "png"})
    void a01_a_photo_is_kept_as_jpeg(String format) throws IOException {
        var fit = taken(PhotoFiles.picture(format, 400, 300));
        assertThat(fit.width()).isEqualTo(400);
        assertThat(fit.height()).isEqualTo(300);
        assertThat(isRed(picture(fit), 0.2, 0.5)).isTrue();
        assertThat(isRed(picture(fit), 0.8, 0.5)).isFalse();
    }

    @Test
    void a02_webp_is_read() {
        assertThat(taken(PhotoFiles.WEBP).width()).isEqualTo(2);
    }

    @Test
    void a03_a_large_one_is_made_smaller() {
        var fit = taken(PhotoFiles.picture("jpeg", 8_000, 6_000));
        assertThat(fit.width()).isEqualTo(2_000);
        assertThat(fit.height()).isEqualTo(1_500);
    }

    /// Where red stands that was on the left of the file: 1 left, 3 right, 6 top, 8 bottom.
    @ParameterizedTest
    @CsvSource({"1,0.2,0.5", "2,0.8,0.5", "3,0.8,0.5", "4,0.2,0.5", "5,0.5,0.2", "6,0.5,0.2", "7,0.5,0.8", "8,0.5,0.8"})
    void a04_it_is_put_upright_and_says_no_more_where_it_was_taken(int orientation, double across, double down)
            throws IOException {
        var file = PhotoFiles.withGps(orientation);
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains(PhotoFiles.MAKER);
        var fit = taken(file);
        assertThat(fit.width()).isEqualTo(orientation >= 5 ? 60 : 120);
        assertThat(isRed(picture(fit), across, down)).isTrue();
        assertThat(isRed(picture(fit), 1 - across, 1 - down)).isFalse();
        assertThat(new String(fit.jpeg(), StandardCharsets.ISO_8859_1)).doesNotContain(PhotoFiles.MAKER, "Exif");
    }

    @Test
    void b01_what_is_no_photo_is_known_by_its_content() {
        refused(
                PhotoFiles.text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
                PhotoFault.NO_PHOTO);
        refused(PhotoFiles.text("<!doctype html><script>alert(1)</script>"), PhotoFault.NO_PHOTO);
        refused(PhotoFiles.text("%PDF-1.7"), PhotoFault.NO_PHOTO);
        refused(PhotoFiles.text("GIF89a"), PhotoFault.NO_PHOTO);
        refused(PhotoFiles.text("PK\u0003\u0004"), PhotoFault.NO_PHOTO);
        refused(PhotoFiles.picture("bmp", 10, 10), PhotoFault.NO_PHOTO);
        refused(PhotoFiles.text("\0\0\0\u0018ftypheic\0\0\0\0mif1heic"), PhotoFault.OTHER_FORMAT);
        refused(PhotoFiles.text("\0\0\0\u0018ftypmp42\0\0\0\0"), PhotoFault.NO_PHOTO);
        refused(new byte[0], PhotoFault.MISSING);
        refused(new byte[PhotoIntake.MEGABYTES * 1024 * 1024 + 1], PhotoFault.TOO_LARGE);
    }

    @Test
    void b02_what_begins_like_a_photo_and_is_none_is_broken() {
        refused(
                PhotoFiles.concat(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}, PhotoFiles.text("<html>")),
                PhotoFault.BROKEN);
        refused(PhotoFiles.text("RIFF\u0010\0\0\0WEBPVP8 <script>"), PhotoFault.BROKEN);
        var jpeg = PhotoFiles.picture("jpeg", 800, 600);
        refused(Arrays.copyOf(jpeg, jpeg.length / 2), PhotoFault.BROKEN);
        var png = PhotoFiles.picture("png", 800, 600);
        refused(Arrays.copyOf(png, png.length / 2), PhotoFault.BROKEN);
        refused(Arrays.copyOf(PhotoFiles.WEBP, PhotoFiles.WEBP.length - 8), PhotoFault.BROKEN);
    }

    @Test
    void b03_what_says_it_has_a_hundred_megapixels_is_not_read() {
        refused(PhotoFiles.pngOf(10_000, 10_000), PhotoFault.TOO_MANY_PIXELS);
        refused(PhotoFiles.pngOf(60_000, 2), PhotoFault.TOO_MANY_PIXELS);
        refused(PhotoFiles.pngOf(Integer.MAX_VALUE, Integer.MAX_VALUE), PhotoFault.TOO_MANY_PIXELS);
    }

    @Test
    void b04_what_unpacks_to_hundreds_of_megabytes_is_read_no_further_than_its_pixels() throws IOException {
        var bomb = PhotoFiles.pngBomb();
        long before = allocated();
        var outcome = intake.take(bomb);
        assertThat(allocated() - before).isLessThan(50_000_000);
        if (outcome instanceof PhotoOutcome.Fit fit) {
            assertThat(picture(fit).getWidth()).isEqualTo(64);
        } else {
            assertThat(outcome).isEqualTo(new PhotoOutcome.Unfit(PhotoFault.BROKEN));
        }
    }

    /// What this thread has taken of memory so far, whatever was given back.
    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    @Test
    void b05_what_is_a_photo_and_something_else_is_only_a_photo_afterwards() {
        var polyglot = PhotoFiles.concat(
                PhotoFiles.picture("jpeg", 100, 100),
                PhotoFiles.text("<script>alert(1)</script>PK\u0003\u0004evil.jar"));
        assertThat(new String(taken(polyglot).jpeg(), StandardCharsets.ISO_8859_1))
                .doesNotContain("script", "evil.jar", "PK\u0003\u0004");
    }
}
