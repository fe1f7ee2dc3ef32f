package org.zhanqiao.catalog.inventory;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.zhanqiao.catalog.Term;
import org.zhanqiao.catalog.Terms;
import org.zhanqiao.catalog.Vocabulary;

/// The words of the lists as they stand now, and how agencies write them otherwise.
final class Words {

    /// What agencies write, by the code it means.
    private static final Map<Vocabulary, Map<String, String>> OTHERWISE = Map.of(
            Vocabulary.SHARE_TYPE,
            Map.of(
                    "无条件",
                    "UNCONDITIONAL",
                    "有条件",
                    "CONDITIONAL",
                    "不予",
                    "WITHHELD",
                    "不共享",
                    "WITHHELD",
                    "1",
                    "UNCONDITIONAL",
                    "2",
                    "CONDITIONAL",
                    "3",
                    "WITHHELD"),
            Vocabulary.OPEN_TYPE,
            Map.of(
                    "无条件",
                    "UNCONDITIONAL",
                    "有条件",
                    "CONDITIONAL",
                    "不予",
                    "DISALLOWED",
                    "不开放",
                    "DISALLOWED",
                    "否",
                    "DISALLOWED"),
            Vocabulary.UPDATE_CYCLE,
            Map.of(
                    "实时更新",
                    "REAL_TIME",
                    "每天",
                    "DAILY",
                    "日",
                    "DAILY",
                    "周",
                    "WEEKLY",
                    "月",
                    "MONTHLY",
                    "季度",
                    "QUARTERLY",
                    "半年",
                    "HALF_YEARLY",
                    "年",
                    "YEARLY",
                    "不定时",
                    "IRREGULAR"),
            Vocabulary.SHARE_MODE,
            Map.of("接口", "INTERFACE", "接口服务", "INTERFACE", "库表交换", "BATCH", "数据库交换", "BATCH", "文件", "FILE"),
            Vocabulary.FORMAT,
            Map.of(
                    "数据库",
                    "TABLE",
                    "库表",
                    "TABLE",
                    "服务接口",
                    "API",
                    "api",
                    "API",
                    "xls",
                    "FILE_STRUCTURED",
                    "xlsx",
                    "FILE_STRUCTURED",
                    "csv",
                    "FILE_STRUCTURED",
                    "doc",
                    "FILE_UNSTRUCTURED",
                    "pdf",
                    "FILE_UNSTRUCTURED"),
            Vocabulary.DATA_TYPE,
            Map.of(
                    "字符串", "C", "文本", "C", "varchar", "C", "数字", "N", "数值", "N", "日期", "D", "日期时间", "T", "时间", "T",
                    "布尔型", "L"),
            Vocabulary.NETWORK,
            Map.of("电子政务外网", "GOVERNMENT", "外网", "GOVERNMENT", "专网", "DEPARTMENT"),
            Vocabulary.SECRECY_OUTCOME,
            Map.of("非涉密", "CLEAR", "不涉密", "CLEAR", "否", "CLEAR", "涉密", "SECRET", "是", "SECRET"),
            Vocabulary.SUBJECT,
            Map.of("身份证号", "RESIDENT_ID", "无", "NONE", "否", "NONE"),
            Vocabulary.ITEM_CATEGORY,
            Map.of("个人", "PERSONAL", "敏感个人", "SENSITIVE_PERSONAL", "公共", "PUBLIC", "组织", "ORGANISATION"));

    private final Map<Vocabulary, List<Term>> lists = new EnumMap<>(Vocabulary.class);

    Words(Terms terms) {
        Arrays.stream(Vocabulary.values()).forEach(list -> lists.put(list, terms.listTerms(list)));
    }

    /// The code of a word: its title in either language, its code, or what agencies write for it.
    Optional<String> findCode(Vocabulary list, String word) {
        return terms(list).stream()
                .filter(term -> term.title().equals(word)
                        || term.titleEn().equalsIgnoreCase(word)
                        || term.code().equalsIgnoreCase(word))
                .map(Term::code)
                .findFirst()
                .or(() -> Optional.ofNullable(
                        OTHERWISE.getOrDefault(list, Map.of()).get(word.toLowerCase(Locale.ROOT))));
    }

    /// As an inventory writes a code; itself when it is on no list.
    String title(Vocabulary list, String code) {
        return terms(list).stream()
                .filter(term -> term.code().equals(code))
                .map(Term::title)
                .findFirst()
                .orElse(code);
    }

    /// All words of a list, for whoever wrote another.
    String all(Vocabulary list) {
        return terms(list).stream().map(Term::title).collect(Collectors.joining("、"));
    }

    private List<Term> terms(Vocabulary list) {
        return lists.getOrDefault(list, List.of());
    }
}
