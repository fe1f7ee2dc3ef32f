package org.zhanqiao.barrier.items;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How the values of an inventory are written in files and in the lines of a form.
final class MatterWords {

    private static final Pattern SEPARATOR = Pattern.compile("[、；;，,\\n]");
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,12})(?:\\.0+)?");

    private static final Map<String, Audience> AUDIENCES = new LinkedHashMap<>();
    private static final Map<String, Supply> SUPPLIES = new LinkedHashMap<>();

    static {
        Stream.of("自然人", "个人", "公民").forEach(word -> AUDIENCES.put(word, Audience.CITIZEN));
        Stream.of("法人", "企业", "单位", "企业法人").forEach(word -> AUDIENCES.put(word, Audience.ENTERPRISE));
        Stream.of("申请人提供", "申请人自备", "提交").forEach(word -> SUPPLIES.put(word, Supply.APPLICANT));
        Stream.of("共享免提交", "免提交", "电子证照库共享，免提交").forEach(word -> SUPPLIES.put(word, Supply.SHARED));
        Stream.of("系统自动生成", "系统生成").forEach(word -> SUPPLIES.put(word, Supply.GENERATED));
    }

    private MatterWords() {}

    /// The words that may stand in a column; none where anything may.
    static List<String> listWords(MatterColumn column) {
        return switch (column) {
            case AUDIENCE -> List.copyOf(AUDIENCES.keySet());
            case SUPPLY -> List.copyOf(SUPPLIES.keySet());
            case CODE, NAME, AGENCY, CASES, PAPER, HOLDER, ITEMS -> List.of();
        };
    }

    static Optional<Audience> audience(String written) {
        return Optional.ofNullable(AUDIENCES.get(written));
    }

    static String write(Audience audience) {
        return switch (audience) {
            case CITIZEN -> "自然人";
            case ENTERPRISE -> "法人";
        };
    }

    static Optional<Supply> supply(String written) {
        return Optional.ofNullable(SUPPLIES.get(written));
    }

    static String write(Supply supply) {
        return switch (supply) {
            case APPLICANT -> "申请人提供";
            case SHARED -> "共享免提交";
            case GENERATED -> "系统自动生成";
        };
    }

    static List<String> items(String written) {
        return SEPARATOR
                .splitAsStream(written)
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    static String write(List<String> items) {
        return String.join("、", items);
    }

    /// A whole number, with commas between its digits perhaps; empty for anything else.
    static Optional<Long> number(String written) {
        var found = NUMBER.matcher(written.replace(",", "").replace("，", "").strip());
        return found.matches() ? Optional.of(Long.valueOf(found.group(1))) : Optional.empty();
    }
}
