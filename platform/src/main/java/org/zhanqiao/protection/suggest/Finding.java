package org.zhanqiao.protection.suggest;

import org.springframework.modulith.NamedInterface;

/// Why an item looks like one of a kind.
///
/// @param titled     whether its title says so
/// @param matched    how many of the values looked at are of the kind; for [Kind#MINOR], name somebody under 14
/// @param looked     how many values were looked at, empty ones not counted
/// @param confidence above 0, at most 0.99
@NamedInterface("suggest")
public record Finding(Kind kind, boolean titled, long matched, long looked, double confidence) {

    /// How sure it is, in whole percent.
    public long percent() {
        return Math.round(confidence * 100);
    }

    /// The reason in a sentence, which repeats no value.
    public String chinese() {
        if (looked == 0) {
            return "名称像“" + kind.chinese() + "”，没有值可以验证";
        }
        if (!kind.showsInValues()) {
            return "名称像“" + kind.chinese() + "”，从值看不出是不是（看了 %,d 个值）".formatted(looked);
        }
        var values = "看了 %,d 个值，%,d 个是%s".formatted(looked, matched, kind.chinese());
        if (!titled) {
            return values + "（名称没有这样说）";
        }
        return matched == 0
                ? "名称像“" + kind.chinese() + "”，但看过的 %,d 个值都不像".formatted(looked)
                : "名称像“" + kind.chinese() + "”，" + values;
    }

    public String english() {
        if (looked == 0) {
            return "its title says " + kind.english() + "; there is no value to check that by";
        }
        if (!kind.showsInValues()) {
            return "its title says " + kind.english() + "; values do not show it (%,d looked at)".formatted(looked);
        }
        var values = "%,d of %,d values looked at are: %s".formatted(matched, looked, kind.english());
        if (!titled) {
            return values + " (its title does not say so)";
        }
        return matched == 0
                ? "its title says " + kind.english() + ", but none of %,d values looked at does".formatted(looked)
                : "its title says " + kind.english() + ", and " + values;
    }
}
