package org.zhanqiao.demand.agreements;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.core.io.ClassPathResource;
import org.zhanqiao.web.Page;

/// An agreement as PDF on A4, with its font embedded, so that it reads the same everywhere. It is a picture of the
/// signed content; what proves the signatures is the file of [AgreementFile].
public final class AgreementPdf {

    /// Noto Sans SC as TrueType, SIL Open Font License 1.1 (decision 12).
    private static final String FONT = "fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf";

    private static final float MARGIN = 64;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final int TITLE = 18;
    private static final int HEADING = 12;
    private static final int BODY = 10;
    private static final int SMALL = 8;
    private static final float LEADING = 1.6f;

    private AgreementPdf() {}

    /// The document as bytes.
    public static byte[] write(Agreement agreement) {
        try (var document = new PDDocument();
                var font = new ClassPathResource(FONT).getInputStream()) {
            var words = AgreementWords.of(agreement.content());
            try (var writer = new Writer(document, PDType0Font.load(document, font, true))) {
                writer.centred(words.title(), TITLE);
                for (var section : words.sections()) {
                    writer.gap();
                    writer.text(section.heading(), HEADING);
                    for (var line : section.lines()) {
                        writer.text(line, BODY);
                    }
                }
                signatures(writer, agreement);
            }
            var information = document.getDocumentInformation();
            information.setTitle(words.title() + " " + agreement.request());
            Calendar made = GregorianCalendar.from(agreement.made().atZone(Page.ZONE));
            information.setCreationDate(made);
            document.getDocumentCatalog().setLanguage("zh-CN");
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("the agreement could not be written as PDF", e);
        }
    }

    private static void signatures(Writer writer, Agreement agreement) throws IOException {
        writer.gap();
        writer.text("七、签署", HEADING);
        writer.text("本协议正文（规范 JSON，UTF-8）的 SHA-256：", BODY);
        writer.text(agreement.sha256(), SMALL);
        for (var side : List.of(Side.PROVIDER, Side.CONSUMER)) {
            var party = side == Side.PROVIDER ? "甲方" : "乙方";
            var signature = agreement.findSignature(side);
            if (signature.isEmpty()) {
                writer.text(party + "：尚未签署", BODY);
                continue;
            }
            var signed = signature.get();
            writer.text(
                    party + "：" + signed.name() + "（" + signed.by() + "）于 "
                            + signed.at().atZone(Page.ZONE).toOffsetDateTime() + " 以 " + signed.algorithm() + " 密钥 "
                            + signed.keyId() + " 签署",
                    BODY);
            writer.text(signed.base64(), SMALL);
        }
        writer.text("签名可脱离平台核验：./zhanqiao agreement verify 文件；或按 docs/agreements.md 用 OpenSSL 核验。", SMALL);
    }

    /// Lines from the top of a page to its bottom, page after page.
    private static final class Writer implements AutoCloseable {

        private final PDDocument document;
        private final PDFont font;
        private PDPageContentStream stream;
        private float y;

        Writer(PDDocument document, PDFont font) throws IOException {
            this.document = document;
            this.font = font;
            this.stream = page();
        }

        private PDPageContentStream page() throws IOException {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            y = PDRectangle.A4.getHeight() - MARGIN;
            return new PDPageContentStream(document, page);
        }

        void gap() {
            y -= BODY;
        }

        void centred(String line, int size) throws IOException {
            put(line, MARGIN + (WIDTH - width(line, size)) / 2, size);
        }

        void text(String text, int size) throws IOException {
            for (var line : wrapped(drawable(text), size)) {
                put(line, MARGIN, size);
            }
        }

        private void put(String line, float x, int size) throws IOException {
            if (y - size * LEADING < MARGIN) {
                stream.close();
                stream = page();
            }
            y -= size * LEADING;
            stream.beginText();
            stream.setFont(font, size);
            stream.newLineAtOffset(x, y);
            stream.showText(line);
            stream.endText();
        }

        private List<String> wrapped(String text, int size) throws IOException {
            var lines = new ArrayList<String>();
            var line = new StringBuilder();
            float used = 0;
            for (int point : text.codePoints().toArray()) {
                var character = Character.toString(point);
                float width = width(character, size);
                if (point == '\n' || used + width > WIDTH) {
                    lines.add(line.toString());
                    line.setLength(0);
                    used = 0;
                }
                if (point != '\n') {
                    line.append(character);
                    used += width;
                }
            }
            lines.add(line.toString());
            return lines;
        }

        private float width(String text, int size) throws IOException {
            return font.getStringWidth(text) / 1_000 * size;
        }

        /// A character the font does not have stands as its code point, rather than missing.
        private String drawable(String text) {
            var drawable = new StringBuilder();
            text.replace("\r", "").codePoints().forEach(point -> {
                var character = Character.toString(point);
                drawable.append(point == '\n' || has(character) ? character : "[U+%04X]".formatted(point));
            });
            return drawable.toString();
        }

        private boolean has(String character) {
            try {
                return font.getStringWidth(character) >= 0;
            } catch (IOException | IllegalArgumentException e) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
