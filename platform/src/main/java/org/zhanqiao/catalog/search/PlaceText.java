package org.zhanqiao.catalog.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// A place among results as one word, for whoever asks for the next page.
final class PlaceText {

    private PlaceText() {}

    static String write(IndexHits.Mark mark) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((Integer.toHexString(Float.floatToIntBits(mark.score())) + " " + mark.code())
                        .getBytes(StandardCharsets.UTF_8));
    }

    /// @throws IllegalArgumentException when nobody wrote it here
    static IndexHits.Mark read(String word) {
        var text = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
        int space = text.indexOf(' ');
        if (space < 1) {
            throw new IllegalArgumentException("after: not a place among results");
        }
        return new IndexHits.Mark(
                Float.intBitsToFloat(Integer.parseUnsignedInt(text.substring(0, space), 16)),
                text.substring(space + 1));
    }
}
