package org.zhanqiao.catalog.search;

import java.util.List;
import java.util.stream.Collectors;

/// A text in pieces, some of which answer the question.
public record MarkedText(List<Piece> pieces) {

    /// @param marked whether it is what was asked for
    public record Piece(String text, boolean marked) {}

    public MarkedText {
        pieces = List.copyOf(pieces);
    }

    static MarkedText plain(String text) {
        return new MarkedText(text.isEmpty() ? List.of() : List.of(new Piece(text, false)));
    }

    public boolean hasMarks() {
        return pieces.stream().anyMatch(Piece::marked);
    }

    public String text() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }
}
