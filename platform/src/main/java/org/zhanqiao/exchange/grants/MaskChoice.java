package org.zhanqiao.exchange.grants;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.exchange.desk.Phrase;
import org.zhanqiao.protection.LevelTable;
import org.zhanqiao.protection.Mask;

/// A kind of mask as the form offers it; two kinds have a size besides.
enum MaskChoice {
    NONE,
    KEEP,
    HIDE,
    PSEUDONYM,
    YEAR,
    DISTRICT,
    BAND,
    SM4;

    private static final Pattern SPACE = Pattern.compile("\\s");

    private Mask example() {
        return switch (this) {
            case NONE -> new Mask.None();
            case KEEP -> new Mask.KeepEnds(3, 4);
            case HIDE -> new Mask.Hide();
            case PSEUDONYM -> new Mask.Pseudonym();
            case YEAR -> new Mask.Year();
            case DISTRICT -> new Mask.District();
            case BAND -> new Mask.Band(1_000);
            case SM4 -> new Mask.Sm4();
        };
    }

    /// What can be chosen for an item: nothing where its level lets it only be verified, else what makes sense of its
    /// type and is strong enough for its level.
    static List<MaskChoice> listFor(DataItem item, LevelTable levels) {
        var allowance = levels.of(item.level());
        return allowance.returned()
                ? Stream.of(values())
                        .filter(choice ->
                                Exchange.maskFits(item, choice.example()) && allowance.suffices(choice.example()))
                        .toList()
                : List.of();
    }

    static Optional<MaskChoice> find(String text) {
        return Stream.of(values()).filter(choice -> choice.text().equals(text)).findFirst();
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    Phrase words() {
        return Phrase.of("exchange.maskChoice." + name());
    }

    boolean sized() {
        return this == KEEP || this == BAND;
    }

    /// The mask of this kind.
    ///
    /// @param size `head:tail` for [#KEEP], the width for [#BAND], whatever it is for the others
    /// @return empty when the size is none
    Optional<Mask> mask(String size) {
        if (!sized()) {
            return Optional.of(example());
        }
        var typed = SPACE.matcher(size.replace('：', ':')).replaceAll("");
        try {
            return Optional.of(Mask.parse(text() + ":" + typed));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
