package org.zhanqiao.catalog.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhanqiao.catalog.CatalogClass;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryField;
import org.zhanqiao.catalog.EntryItem;
import org.zhanqiao.catalog.EntryVersion;
import org.zhanqiao.catalog.TermBook;

/// An entry as programs read it. Members of an entry and its items are the names of [EntryField] in camel case; a value
/// from a list comes as its code with its titles.
final class EntryJson {

    private final TermBook terms;

    EntryJson(TermBook terms) {
        this.terms = terms;
    }

    Map<String, Object> write(Entry entry, EntryVersion version, String agency, Optional<CatalogClass> catalogClass) {
        var json = new LinkedHashMap<String, Object>();
        json.put("code", entry.code());
        json.put("inForce", entry.state().inForce());
        json.put("version", version.version());
        json.put("publishedAt", version.publishedAt().toString());
        json.put("agency", Map.of("code", entry.agency(), "name", agency));
        json.put(
                "class",
                titled(
                        entry.classCode(),
                        catalogClass.map(CatalogClass::title).orElse(""),
                        catalogClass.map(CatalogClass::titleEn).orElse("")));
        EntryField.of(version.metadata()).forEach((field, values) -> json.put(member(field), value(field, values)));
        json.put("items", version.metadata().items().stream().map(this::item).toList());
        if (!entry.state().inForce()) {
            entry.findTombstone().ifPresent(stone -> {
                var tombstone = new LinkedHashMap<String, Object>();
                tombstone.put("at", stone.at().toString());
                tombstone.put("because", stone.because());
                tombstone.put("replacedBy", stone.replacedBy());
                json.put("withdrawn", tombstone);
            });
        }
        return json;
    }

    private Map<String, Object> item(EntryItem item) {
        var json = new LinkedHashMap<String, Object>();
        json.put("name", item.name());
        EntryField.of(item)
                .forEach((field, values) ->
                        json.put(member(field).replaceFirst("^item(.)", "$1"), value(field, values)));
        return lowered(json);
    }

    private static Map<String, Object> lowered(Map<String, Object> json) {
        var lowered = new LinkedHashMap<String, Object>();
        json.forEach((name, value) -> lowered.put(Character.toLowerCase(name.charAt(0)) + name.substring(1), value));
        return lowered;
    }

    /// `SHARE_TYPE` becomes `shareType`.
    private static String member(EntryField field) {
        var name = new StringBuilder();
        for (var word : field.name().split("_", -1)) {
            var lower = word.toLowerCase(java.util.Locale.ROOT);
            name.append(name.isEmpty() ? lower : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
        }
        return name.toString();
    }

    private Object value(EntryField field, List<String> values) {
        return switch (field) {
            case LEVEL, ITEM_LEVEL -> Integer.parseInt(values.getFirst());
            case FORMATS, SHARE_MODES ->
                values.stream().map(code -> word(field, code)).toList();
            case OTHER_CLASSES, RELATED, BASES -> values;
            case FIELD,
                    SHARE_TYPE,
                    OPEN_TYPE,
                    UPDATE_CYCLE,
                    NETWORK,
                    SECRECY,
                    PRIVACY,
                    ITEM_TYPE,
                    ITEM_CATEGORY,
                    ITEM_SUBJECT -> word(field, values.getFirst());
            case NAME,
                    ABSTRACT,
                    SHARE_SCOPE,
                    SHARE_USE,
                    WITHHELD_REASON,
                    OPEN_CONDITIONS,
                    SOURCE_OF_TRUTH_FOR,
                    DRAWN_FROM,
                    SECRECY_BY,
                    PRIVACY_BY,
                    APPROVAL,
                    ITEM_TITLE,
                    ITEM_TITLE_EN,
                    ITEM_STANDARD,
                    ITEM_DESCRIPTION -> String.join(" ", values);
        };
    }

    private Map<String, String> word(EntryField field, String code) {
        return field.vocabulary()
                .map(list -> titled(code, terms.title(list, code, true), terms.title(list, code, false)))
                .orElse(Map.of("code", code));
    }

    private static Map<String, String> titled(String code, String title, String titleEn) {
        var json = new LinkedHashMap<String, String>();
        json.put("code", code);
        json.put("title", title);
        json.put("titleEn", titleEn);
        return json;
    }
}
