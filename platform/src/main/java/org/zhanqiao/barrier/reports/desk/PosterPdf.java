package org.zhanqiao.barrier.reports.desk;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.Collectors;
import org.openpdf.text.Chunk;
import org.openpdf.text.Document;
import org.openpdf.text.DocumentException;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.SplitCharacter;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.DefaultSplitCharacter;
import org.openpdf.text.pdf.PdfWriter;
import org.zhanqiao.barrier.reports.CampaignWindow;
import org.zhanqiao.web.PdfFont;

/// A poster as PDF on A4.
final class PosterPdf {

    private static final float MARGIN = 56;
    private static final float CODE = 300;

    private static final String ENDINGS = "，。、；：！？）》”’";

    /// A line ends where one of Chinese text may (避头尾).
    private static final SplitCharacter NO_LINE_BEGINS_WITH_A_COMMA = (start, current, end, text, chunks) ->
            DefaultSplitCharacter.DEFAULT.isSplitCharacter(start, current, end, text, chunks)
                    && (current + 1 >= text.length || ENDINGS.indexOf(text[current + 1]) < 0);

    private PosterPdf() {}

    /// The words under a key.
    interface Words {
        String of(String key, Object... arguments);
    }

    /// @param words of the poster by their keys
    static byte[] write(Poster poster, Words words) {
        var out = new ByteArrayOutputStream();
        try (var document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN)) {
            PdfWriter.getInstance(document, out);
            document.addTitle(words.of("barrier.poster.title") + " " + poster.name());
            document.setDocumentLanguage("zh-CN");
            document.open();
            var font = PdfFont.load();
            line(document, font, 40, 20, words.of("barrier.poster.title"));
            line(document, font, 18, 16, words.of("barrier.poster.lead"));
            var code = Image.getInstance(poster.code().png());
            code.scaleAbsolute(CODE, CODE);
            code.setAlignment(Element.ALIGN_CENTER);
            document.add(code);
            line(document, font, 16, 4, words.of("barrier.poster.easy"));
            line(document, font, 12, 22, poster.address());
            if (poster.window() != null) {
                line(document, font, 16, 4, poster.window().name());
                line(document, font, 14, 4, days(poster.window(), words));
            }
            if (poster.counter() != null) {
                line(
                        document,
                        font,
                        16,
                        4,
                        poster.counter().name() + " · " + poster.counter().place());
                line(document, font, 14, 4, poster.agency());
            }
            line(document, font, 12, 4, words.of("barrier.poster.english"));
        } catch (IOException | DocumentException e) {
            throw new IllegalStateException("the poster could not be written as PDF", e);
        }
        return out.toByteArray();
    }

    private static String days(CampaignWindow window, Words words) {
        return window.spans().stream()
                .map(span -> words.of("barrier.poster.window", span.first(), span.last()))
                .collect(Collectors.joining("；"));
    }

    private static void line(Document document, BaseFont font, float size, float after, String text)
            throws DocumentException {
        var words = new Chunk(text, new Font(font, size));
        words.setSplitCharacter(NO_LINE_BEGINS_WITH_A_COMMA);
        var paragraph = new Paragraph(words);
        paragraph.setAlignment(Element.ALIGN_CENTER);
        paragraph.setLeading(size * 1.5f);
        paragraph.setSpacingAfter(after);
        document.add(paragraph);
    }
}
