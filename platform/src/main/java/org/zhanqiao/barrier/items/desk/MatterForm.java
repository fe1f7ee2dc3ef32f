package org.zhanqiao.barrier.items.desk;

import java.util.ArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.barrier.items.Audience;
import org.zhanqiao.barrier.items.Matter;
import org.zhanqiao.barrier.items.MatterText;
import org.zhanqiao.barrier.items.PaperLines;
import org.zhanqiao.demand.UnfitInput;
import org.zhanqiao.web.InputError;

/// What was typed to register or to change a matter.
///
/// @param version of the matter that was read; 0 for a new one
/// @param papers  one a line
public record MatterForm(
        long version,
        @Nullable String code,
        @Nullable String name,
        @Nullable String agency,
        @Nullable String audience,
        @Nullable String cases,
        @Nullable String papers) {

    static MatterForm of(Matter matter) {
        var text = matter.text();
        var audience = text.audience();
        return new MatterForm(
                matter.version(),
                text.code(),
                text.name(),
                text.agency(),
                audience == null ? "" : audience.name(),
                Long.toString(text.casesPerYear()),
                PaperLines.write(text.papers()));
    }

    public String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    /// @param keptCode   of the matter that is changed; empty for a new one
    /// @param keptAgency of whoever may state their own alone; empty for whoever may choose
    /// @throws UnfitInput naming everything that is wrong
    MatterText read(String keptCode, String keptAgency) {
        var read = PaperLines.read(text(papers));
        var errors = new ArrayList<InputError>(read.errors());
        long count = 0;
        try {
            count = Long.parseLong(text(cases).replace(",", "").strip());
        } catch (NumberFormatException e) {
            errors.add(InputError.of("cases", "barrier.matter.wrong.casesNumber"));
        }
        var stated = new MatterText(
                keptCode.isEmpty() ? text(code) : keptCode,
                text(name),
                keptAgency.isEmpty() ? text(agency) : keptAgency,
                Stream.of(Audience.values())
                        .filter(each -> each.name().equals(audience))
                        .findFirst()
                        .orElse(null),
                count,
                read.papers());
        errors.addAll(stated.listFlaws());
        UnfitInput.unlessEmpty(errors);
        return stated;
    }
}
