package org.zhanqiao.demand.desk;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/// Inputs of a form as they were typed.
record Typed(MultiValueMap<String, String> values) {

    private static final int LONGEST = 4_000;

    /// As people write numbers: full-width digits, thousands separated, 万 and 亿, with or without 次.
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,8})?)(万|亿)?次?");

    String text(String name) {
        var value = values.getFirst(name);
        return value == null ? "" : value.length() > LONGEST ? value.substring(0, LONGEST) : value;
    }

    /// A whole number; 0 for anything else, which the rules refuse.
    long number(String name, long most) {
        return whole(name, most).orElse(0);
    }

    /// A whole number as people write it: `100000`, `１００`, `100,000`, `10万`. Empty for what is none, or
    /// too large; 0 for nothing.
    OptionalLong whole(String name, long most) {
        var text = Normalizer.normalize(text(name), Normalizer.Form.NFKC).replaceAll("[\\s,]", "");
        if (text.isEmpty()) {
            return OptionalLong.of(0);
        }
        var number = NUMBER.matcher(text);
        if (!number.matches()) {
            return OptionalLong.empty();
        }
        var unit = switch (number.group(2)) {
            case "万" -> 4;
            case "亿" -> 8;
            case null, default -> 0;
        };
        var value = new BigDecimal(number.group(1)).movePointRight(unit).stripTrailingZeros();
        return value.scale() > 0 || value.compareTo(BigDecimal.valueOf(most)) > 0
                ? OptionalLong.empty()
                : OptionalLong.of(value.longValueExact());
    }

    @Nullable LocalDate date(String name) {
        try {
            return LocalDate.parse(text(name).strip());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
