package org.zhanqiao.catalog.inventory;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
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

    /// What agencies write beside the words of the lists: the list, the code, and how else it is written.
    private static final String OTHERWISE = """
            SHARE_TYPE UNCONDITIONAL 无条件 1
            SHARE_TYPE CONDITIONAL 有条件 2
            SHARE_TYPE WITHHELD 不予 不共享 3
            OPEN_TYPE UNCONDITIONAL 无条件
            OPEN_TYPE CONDITIONAL 有条件
            OPEN_TYPE DISALLOWED 不予 不开放 否
            UPDATE_CYCLE REAL_TIME 实时更新
            UPDATE_CYCLE DAILY 每天 日
            UPDATE_CYCLE WEEKLY 周
            UPDATE_CYCLE MONTHLY 月
            UPDATE_CYCLE QUARTERLY 季度
            UPDATE_CYCLE HALF_YEARLY 半年
            UPDATE_CYCLE YEARLY 年
            UPDATE_CYCLE IRREGULAR 不定时
            SHARE_MODE INTERFACE 接口 接口服务
            SHARE_MODE BATCH 库表交换 数据库交换
            SHARE_MODE FILE 文件
            FORMAT TABLE 数据库 库表
            FORMAT API 服务接口 api
            FORMAT FILE_STRUCTURED xls xlsx csv
            FORMAT FILE_UNSTRUCTURED doc pdf
            DATA_TYPE C 字符串 文本 varchar
            DATA_TYPE N 数字 数值
            DATA_TYPE D 日期
            DATA_TYPE T 日期时间 时间
            DATA_TYPE L 布尔型
            NETWORK GOVERNMENT 电子政务外网 外网
            NETWORK DEPARTMENT 专网
            SECRECY_OUTCOME CLEAR 非涉密 不涉密 否
            SECRECY_OUTCOME SECRET 涉密 是
            SUBJECT RESIDENT_ID 身份证号
            SUBJECT NONE 无 否
            ITEM_CATEGORY PERSONAL 个人
            ITEM_CATEGORY SENSITIVE_PERSONAL 敏感个人
            ITEM_CATEGORY PUBLIC 公共
            ITEM_CATEGORY ORGANISATION 组织
            """;

    private static final Map<Vocabulary, Map<String, String>> CODES = codes();

    private final Map<Vocabulary, List<Term>> lists = new EnumMap<>(Vocabulary.class);

    Words(Terms terms) {
        Arrays.stream(Vocabulary.values()).forEach(list -> lists.put(list, terms.listTerms(list)));
    }

    private static Map<Vocabulary, Map<String, String>> codes() {
        var codes = new EnumMap<Vocabulary, Map<String, String>>(Vocabulary.class);
        OTHERWISE.lines().map(line -> List.of(line.split(" ", -1))).forEach(line -> {
            var list = codes.computeIfAbsent(Vocabulary.valueOf(line.getFirst()), _ -> new HashMap<>());
            line.stream().skip(2).forEach(word -> list.put(word, line.get(1)));
        });
        return codes;
    }

    /// The code of a word: its title in either language, its code, or what agencies write for it.
    Optional<String> findCode(Vocabulary list, String word) {
        return terms(list).stream()
                .filter(term -> term.title().equals(word)
                        || term.titleEn().equalsIgnoreCase(word)
                        || term.code().equalsIgnoreCase(word))
                .map(Term::code)
                .findFirst()
                .or(() -> Optional.ofNullable(CODES.getOrDefault(list, Map.of()).get(word.toLowerCase(Locale.ROOT))));
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
        return terms(list).stream().map(Term::title).collect(Collectors.joining("；"));
    }

    private List<Term> terms(Vocabulary list) {
        return lists.getOrDefault(list, List.of());
    }
}
