package org.zhanqiao.protection;

import java.util.regex.Pattern;

/// How a returned value is blurred. The text form stands in grants, plans and pages:
/// `none`, `keep:3:4`, `hide`, `pseudonym`, `year`, `district`, `band:1000`, `sm4`.
public sealed interface Mask {

    /// The value as it is.
    record None() implements Mask {}

    /// The first `head` and last `tail` characters; a star for each one between. A value too short to
    /// hide anything is hidden whole.
    record KeepEnds(int head, int tail) implements Mask {
        public KeepEnds {
            if (head < 0 || tail < 0 || head + tail == 0 || head + tail > 64) {
                throw new IllegalArgumentException("keep:HEAD:TAIL keeps 1 to 64 characters together");
            }
        }
    }

    /// Three stars, whatever the value.
    record Hide() implements Mask {}

    /// A keyed hash: equal values of one grant are equal, of two grants never.
    record Pseudonym() implements Mask {}

    /// The year of a date.
    record Year() implements Mask {}

    /// The city and district of an address.
    record District() implements Mask {}

    /// The half-open band `[n·width, (n+1)·width)` a number lies in.
    record Band(long width) implements Mask {
        public Band {
            if (width < 2) {
                throw new IllegalArgumentException("band:WIDTH needs a width of at least 2");
            }
        }
    }

    /// SM4-GCM (GB/T 32907) to the key the caller registered.
    record Sm4() implements Mask {}

    Pattern KEEP = Pattern.compile("keep:(\\d{1,2}):(\\d{1,2})");
    Pattern BAND = Pattern.compile("band:(\\d{1,15})");

    /// Reads the text form.
    ///
    /// @throws IllegalArgumentException naming the text when it is none of the forms
    static Mask parse(String text) {
        var keep = KEEP.matcher(text);
        if (keep.matches()) {
            return new KeepEnds(Integer.parseInt(keep.group(1)), Integer.parseInt(keep.group(2)));
        }
        var band = BAND.matcher(text);
        if (band.matches()) {
            return new Band(Long.parseLong(band.group(1)));
        }
        return switch (text) {
            case "none" -> new None();
            case "hide" -> new Hide();
            case "pseudonym" -> new Pseudonym();
            case "year" -> new Year();
            case "district" -> new District();
            case "sm4" -> new Sm4();
            default ->
                throw new IllegalArgumentException(
                        "unknown mask '" + text + "'; known: none keep:3:4 hide pseudonym year district band:1000 sm4");
        };
    }

    /// How much of a value it keeps from the caller.
    default MaskStrength strength() {
        return switch (this) {
            case None() -> MaskStrength.CLEAR;
            case Sm4() -> MaskStrength.ENCRYPTED;
            case KeepEnds _, Year(), District(), Band _ -> MaskStrength.PARTIAL;
            case Hide(), Pseudonym() -> MaskStrength.FULL;
        };
    }

    /// The text form, as [#parse(String)] reads it.
    default String text() {
        return switch (this) {
            case None() -> "none";
            case KeepEnds(int head, int tail) -> "keep:" + head + ":" + tail;
            case Hide() -> "hide";
            case Pseudonym() -> "pseudonym";
            case Year() -> "year";
            case District() -> "district";
            case Band(long width) -> "band:" + width;
            case Sm4() -> "sm4";
        };
    }
}
