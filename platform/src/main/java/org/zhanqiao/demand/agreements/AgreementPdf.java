package org.zhanqiao.demand.agreements;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.GregorianCalendar;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.DocumentException;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.SplitCharacter;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.DefaultSplitCharacter;
import org.openpdf.text.pdf.PdfChunk;
import org.openpdf.text.pdf.PdfDate;
import org.openpdf.text.pdf.PdfWriter;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.PdfFont;

/// An agreement as PDF on A4, with its font embedded, so that it reads the same everywhere. It is a picture of the
/// signed content; what proves the signatures is the file of [AgreementFile].
public final class AgreementPdf {

    private static final float MARGIN = 64;
    private static final float LEADING = 1.6f;
    private static final float TITLE = 18;
    private static final float HEADING = 12;
    private static final float BODY = 10;
    private static final float SMALL = 8;

    /// What begins no line, and what ends none (GB/T 15834, 5.1).
    private static final String NO_BEGIN = "，。；：、？！）〕】》”’,.;:)%";

    private static final String NO_END = "（〔【《“‘(";

    private static final DefaultSplitCharacter USUAL = new DefaultSplitCharacter();
    private static final SplitCharacter LINES = AgreementPdf::mayBreak;

    private final Document document;
    private final BaseFont font;

    private AgreementPdf(Document document, BaseFont font) {
        this.document = document;
        this.font = font;
    }

    /// The document as bytes.
    public static byte[] write(Agreement agreement) {
        var out = new ByteArrayOutputStream();
        try (var document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN)) {
            PdfWriter.getInstance(document, out);
            var words = AgreementWords.of(agreement.content());
            document.addTitle(words.title() + " " + agreement.request());
            document.addCreationDate(
                    new PdfDate(GregorianCalendar.from(agreement.made().atZone(Page.ZONE))));
            document.setDocumentLanguage("zh-CN");
            document.open();
            var pdf = new AgreementPdf(document, PdfFont.load());
            pdf.title(words.title());
            for (var section : words.sections()) {
                pdf.heading(section.heading());
                for (var line : section.lines()) {
                    pdf.add(line, BODY);
                }
            }
            pdf.signatures(agreement);
        } catch (IOException | DocumentException e) {
            throw new IllegalStateException("the agreement could not be written as PDF", e);
        }
        return out.toByteArray();
    }

    private void title(String text) {
        var paragraph = paragraph(text, TITLE);
        paragraph.setAlignment(Element.ALIGN_CENTER);
        document.add(paragraph);
    }

    private void heading(String text) {
        var paragraph = paragraph(text, HEADING);
        paragraph.setSpacingBefore(BODY);
        document.add(paragraph);
    }

    private void add(String text, float size) {
        document.add(paragraph(text, size));
    }

    private Paragraph paragraph(String text, float size) {
        var chunk = new Chunk(drawable(text), new Font(font, size));
        return new Paragraph(size * LEADING, chunk.setSplitCharacter(LINES));
    }

    private static boolean mayBreak(int start, int current, int end, char[] text, PdfChunk @Nullable [] chunks) {
        boolean tied =
                NO_END.indexOf(text[current]) >= 0 || (current + 1 < end && NO_BEGIN.indexOf(text[current + 1]) >= 0);
        return !tied && USUAL.isSplitCharacter(start, current, end, text, chunks);
    }

    /// A character the font does not have stands as its code point, rather than missing.
    private String drawable(String text) {
        var drawable = new StringBuilder();
        text.replace("\r", "").codePoints().forEach(point -> {
            if (point == '\n' || font.charExists(point)) {
                drawable.appendCodePoint(point);
            } else {
                drawable.append("[U+%04X]".formatted(point));
            }
        });
        return drawable.toString();
    }

    private void signatures(Agreement agreement) {
        heading("七、签署");
        add("本协议正文（规范 JSON，UTF-8）的 SHA-256：", BODY);
        add(agreement.sha256(), SMALL);
        for (var side : List.of(Side.PROVIDER, Side.CONSUMER)) {
            var party = side == Side.PROVIDER ? "甲方" : "乙方";
            agreement
                    .findSignature(side)
                    .ifPresentOrElse(signature -> signature(party, signature), () -> add(party + "：尚未签署", BODY));
        }
        add("核验签名和签署人：下载协议与签名，对照双方公布的签名公钥；方法见平台“签名公钥”页面（/officer-keys）。", SMALL);
    }

    private void signature(String party, AgreementSignature signature) {
        add(
                party + "：" + signature.name() + "（" + signature.by() + "）于 "
                        + AgreementWords.time(signature.at()) + " 以 " + signature.algorithm() + " 密钥 "
                        + signature.keyId() + " 签署",
                BODY);
        add(signature.base64(), SMALL);
    }
}
