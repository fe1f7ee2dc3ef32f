package org.zhanqiao.tabular;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// Which encoding a file is written in: UTF-8 if every byte of it is, else GB18030 if every byte of it is. Nothing is
/// guessed from a part of the file.
public final class TextEncoding {

    private static final int CHUNK = 1 << 16;

    private TextEncoding() {}

    /// @throws UnfitFile when it is neither; names the line where each fails
    public static Charset of(Path file) throws IOException {
        var utf8 = firstBadLine(file, StandardCharsets.UTF_8);
        if (utf8.isEmpty()) {
            return StandardCharsets.UTF_8;
        }
        var gb18030 = firstBadLine(file, Charset.forName("GB18030"));
        if (gb18030.isEmpty()) {
            return Charset.forName("GB18030");
        }
        throw UnfitFile.of(FileFault.ENCODING_MIXED, utf8.getAsLong(), gb18030.getAsLong());
    }

    /// @throws UnfitFile naming the first line that is not in `charset`
    public static void check(Path file, Charset charset) throws IOException {
        var line = firstBadLine(file, charset);
        if (line.isPresent()) {
            throw new UnfitFile(
                    "第 " + line.getAsLong() + " 行不是 " + charset + " 编码；请用 --encoding 指定正确的编码，或统一文件编码。",
                    "Line " + line.getAsLong() + " is not " + charset
                            + "; name the right encoding with --encoding, or save the file in one encoding.");
        }
    }

    private static OptionalLong firstBadLine(Path file, Charset charset) throws IOException {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(CHUNK);
        var text = CharBuffer.allocate(CHUNK);
        long line = 1;
        try (InputStream in = Files.newInputStream(file)) {
            while (true) {
                int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
                bytes.position(bytes.position() + Math.max(0, n)).flip();
                var result = decoder.decode(bytes, text, n < 0);
                text.flip();
                line += text.chars().filter(c -> c == '\n').count();
                text.clear();
                if (result.isError()) {
                    return OptionalLong.of(line);
                }
                if (n < 0 && result.isUnderflow()) {
                    return OptionalLong.empty();
                }
                bytes.compact();
            }
        }
    }
}
