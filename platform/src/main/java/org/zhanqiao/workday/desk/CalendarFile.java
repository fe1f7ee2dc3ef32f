package org.zhanqiao.workday.desk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import org.zhanqiao.web.InputError;

/// A file of holidays and make-up days, `day,kind,occasion`, of one year or of many.
///
/// @param lines those of the year, and whatever is no day; empty when the file is unfit
/// @param flaws why it cannot be read; empty when it can
record CalendarFile(String lines, List<InputError> flaws) {

    private static final int KILOBYTES = 256;
    private static final Pattern YEAR = Pattern.compile("(\\d{4})-.*");

    /// Reads a file that somebody chose.
    ///
    /// @param year whose lines are wanted
    static CalendarFile read(MultipartFile file, int year) throws IOException {
        if (file.getSize() > KILOBYTES * 1024L) {
            return unfit("workday.loading.file.long", Integer.toString(KILOBYTES));
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.getBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            return unfit("workday.loading.file.unreadable");
        }
        var lines = text.replace("\uFEFF", "")
                .lines()
                .filter(line -> isOf(line, year))
                .collect(Collectors.joining("\n"));
        return lines.lines().noneMatch(line -> line.startsWith(year + "-"))
                ? unfit("workday.loading.file.none", Integer.toString(year))
                : new CalendarFile(lines, List.of());
    }

    /// Whether somebody chose one.
    static boolean isThere(@Nullable MultipartFile file) {
        return file != null && !file.isEmpty();
    }

    private static CalendarFile unfit(String key, Object... arguments) {
        return new CalendarFile("", List.of(InputError.of("file", key, arguments)));
    }

    /// What is no day at all is kept: whoever loads it is told of it.
    private static boolean isOf(String line, int year) {
        var matcher = YEAR.matcher(line.strip());
        return !matcher.matches() || matcher.group(1).equals(Integer.toString(year));
    }
}
