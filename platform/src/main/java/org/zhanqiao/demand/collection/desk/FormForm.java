package org.zhanqiao.demand.collection.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.UnfitInput;
import org.zhanqiao.demand.collection.Channel;
import org.zhanqiao.demand.collection.CollectionForm;
import org.zhanqiao.demand.collection.FormText;
import org.zhanqiao.web.InputError;

/// What was typed to register or to change a form.
///
/// @param version of the form that was read; 0 for a new one
/// @param lines   its fields, one a line
public record FormForm(
        long version,
        @Nullable String name,
        @Nullable String matter,
        @Nullable String channel,
        @Nullable String lines) {

    static FormForm of(CollectionForm form) {
        var text = form.text();
        var channel = text.channel();
        return new FormForm(
                form.version(),
                text.name(),
                text.matter(),
                channel == null ? "" : channel.name(),
                FormLines.write(text.fields()));
    }

    /// The same with the fields that a file lists.
    FormForm withLines(String otherLines) {
        return new FormForm(version, name, matter, channel, otherLines);
    }

    public String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    /// @throws UnfitInput naming lines that cannot be read, with all else that is wrong
    FormText read() {
        var read = FormLines.read(text(lines));
        var stated = new FormText(
                text(name),
                text(matter),
                Stream.of(Channel.values())
                        .filter(each -> each.name().equals(channel))
                        .findFirst()
                        .orElse(null),
                read.fields());
        if (!read.errors().isEmpty()) {
            var errors = new ArrayList<InputError>(read.errors());
            stated.listFlaws().stream()
                    .filter(flaw -> !flaw.field().equals("lines"))
                    .forEach(errors::add);
            UnfitInput.unlessEmpty(List.copyOf(errors));
        }
        return stated;
    }
}
