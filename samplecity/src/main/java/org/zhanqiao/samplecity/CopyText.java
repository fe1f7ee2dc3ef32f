package org.zhanqiao.samplecity;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Rows in the text format of PostgreSQL's COPY: tabs between cells, `\N` for none.
final class CopyText {

    private final StringBuilder text = new StringBuilder();

    void add(@Nullable Object[] cells) {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                text.append('\t');
            }
            cell(cells[i]);
        }
        text.append('\n');
    }

    /// Characters held.
    int length() {
        return text.length();
    }

    /// What was added since the last time.
    String take() {
        String taken = text.toString();
        text.setLength(0);
        return taken;
    }

    private void cell(@Nullable Object cell) {
        switch (cell) {
            case null -> text.append("\\N");
            case LocalDate day -> day(day);
            case OffsetDateTime moment -> moment(moment);
            case String words -> escaped(words);
            default -> text.append(cell);
        }
    }

    private void day(LocalDate day) {
        Texts.padded(text, day.getYear(), 4).append('-');
        two(day.getMonthValue());
        text.append('-');
        two(day.getDayOfMonth());
    }

    private void moment(OffsetDateTime moment) {
        day(moment.toLocalDate());
        text.append(' ');
        two(moment.getHour());
        text.append(':');
        two(moment.getMinute());
        text.append(':');
        two(moment.getSecond());
        text.append(moment.getOffset().getId());
    }

    private void two(int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    private void escaped(String words) {
        for (int i = 0; i < words.length(); i++) {
            char each = words.charAt(i);
            switch (each) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(each);
            }
        }
    }
}
