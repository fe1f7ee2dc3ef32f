package org.zhanqiao.evidence;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One segment file of a log.
///
/// @param name       file name, `segment-` and the first index in 20 digits
/// @param firstIndex index of the first entry in it
/// @param bytes      its durable length
public record SegmentInfo(String name, long firstIndex, long bytes) {
    private static final Pattern NAME = Pattern.compile("segment-([0-9]{20})");

    static SegmentInfo of(long firstIndex, long bytes) {
        return new SegmentInfo(name(firstIndex), firstIndex, bytes);
    }

    static String name(long firstIndex) {
        String digits = Long.toString(firstIndex);
        return "segment-" + "0".repeat(20 - digits.length()) + digits;
    }

    /// The first index that a file name tells; empty when the file is no segment.
    static Optional<Long> findFirstIndex(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(matcher.group(1)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
