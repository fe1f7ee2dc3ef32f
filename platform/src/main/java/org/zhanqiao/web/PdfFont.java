package org.zhanqiao.web;

import java.io.IOException;
import org.openpdf.text.pdf.BaseFont;
import org.springframework.core.io.ClassPathResource;

/// The font of every PDF, embedded so that Chinese reads the same everywhere: Noto Sans SC as TrueType, SIL Open Font
/// License 1.1 (decision 14).
public final class PdfFont {

    private static final String FONT = "fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf";

    private PdfFont() {}

    /// A font of its own for each document, since writing one changes it.
    public static BaseFont load() throws IOException {
        return BaseFont.createFont(
                FONT,
                BaseFont.IDENTITY_H,
                BaseFont.EMBEDDED,
                false,
                new ClassPathResource(FONT).getContentAsByteArray(),
                null);
    }
}
