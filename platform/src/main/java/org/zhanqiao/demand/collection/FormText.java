package org.zhanqiao.demand.collection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.web.InputError;

/// What an agency states of a form.
///
/// @param matter  the matter (事项) it belongs to
/// @param channel where people meet it; `null` while none is chosen
public record FormText(String name, String matter, @Nullable Channel channel, List<FormField> fields) {

    static final int LONGEST = 100;
    static final int MOST_FIELDS = 300;

    public FormText {
        name = name.strip();
        matter = matter.strip();
        fields = List.copyOf(fields);
    }

    /// Everything that is wrong with it.
    public List<InputError> listFlaws() {
        var flaws = new ArrayList<InputError>();
        if (name.isEmpty() || name.length() > LONGEST) {
            flaws.add(InputError.of("name", "demand.form.wrong.name", LONGEST));
        }
        if (matter.isEmpty() || matter.length() > LONGEST) {
            flaws.add(InputError.of("matter", "demand.form.wrong.matter", LONGEST));
        }
        if (channel == null) {
            flaws.add(InputError.of("channel", "demand.form.wrong.channel"));
        }
        if (fields.isEmpty() || fields.size() > MOST_FIELDS) {
            flaws.add(InputError.of("lines", "demand.form.wrong.fields", MOST_FIELDS));
        }
        var labels = new HashSet<String>();
        for (var field : fields) {
            if (field.label().isBlank() || field.label().length() > LONGEST) {
                flaws.add(InputError.of("lines", "demand.form.wrong.label", field.label(), LONGEST));
            } else if (!labels.add(field.label())) {
                flaws.add(InputError.of("lines", "demand.form.wrong.twice", field.label()));
            }
        }
        return flaws;
    }

    /// As it stands in the evidence.
    Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("name", name);
        facts.put("matter", matter);
        facts.put("channel", channel == null ? "" : channel.name());
        facts.put(
                "fields",
                fields.stream()
                        .map(field -> field.label() + "|" + field.mandatory() + "|" + field.kind())
                        .toList());
        return facts;
    }
}
