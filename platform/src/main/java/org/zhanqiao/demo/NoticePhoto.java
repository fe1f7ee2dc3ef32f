package org.zhanqiao.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/// A photo as people take one of a notice that a counter gave them: a sheet with lines and a round red stamp. Nothing
/// can be read on it.
final class NoticePhoto {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 960;
    private static final int MARGIN = 110;
    private static final int LINES = 14;
    private static final int STEP = 42;
    private static final int STAMP = 170;

    private NoticePhoto() {}

    /// @param number one that makes it another notice
    /// @return JPEG
    static byte[] draw(int number) {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(0x8A, 0x72, 0x5B));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.rotate(Math.toRadians(number % 7 - 3), WIDTH / 2.0, HEIGHT / 2.0);
        pen.setColor(new Color(0xFB, 0xFA, 0xF4));
        pen.fillRect(MARGIN / 2, MARGIN / 2, WIDTH - MARGIN, HEIGHT - MARGIN);
        pen.setColor(new Color(0x33, 0x33, 0x33));
        pen.fillRect(WIDTH / 2 - 120, MARGIN + 10, 240, 16);
        pen.setStroke(new BasicStroke(5));
        for (int line = 0; line < LINES; line++) {
            int y = MARGIN + 90 + line * STEP;
            int end = WIDTH - MARGIN - (line * 53 + number * 31) % 180;
            pen.drawLine(MARGIN, y, end, y);
        }
        pen.setColor(new Color(0xC6, 0x2A, 0x2A));
        pen.setStroke(new BasicStroke(7));
        pen.drawOval(WIDTH - MARGIN - STAMP - 20, HEIGHT - MARGIN - STAMP - 40, STAMP, STAMP);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
