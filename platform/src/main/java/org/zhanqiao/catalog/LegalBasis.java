package org.zhanqiao.catalog;

import java.util.regex.Pattern;

/// What a refusal to share relies on.
///
/// @param title   of the law or regulation, such as 《中华人民共和国统计法》
/// @param article within it, such as 第九条
public record LegalBasis(Kind kind, String title, String article) {

    private static final Pattern ARTICLE = Pattern.compile(".*第[零〇一二三四五六七八九十百千0-9]+条.*");
    private static final Pattern POLICY = Pattern.compile(".*(通知|意见|方案|纪要|批复|公告|指南|函)[》）)]?$");
    private static final Pattern LOCAL = Pattern.compile("^《?(?!.{0,3}城市)\\p{IsHan}{2,8}(省|市|自治区|自治州|县).*");

    /// The kinds that agencies name. Only the first three carry a refusal (政务数据共享条例 art. 15); the others can be
    /// written down so that whoever writes them is told why they do not.
    public enum Kind {
        LAW,
        ADMINISTRATIVE_REGULATION,
        STATE_COUNCIL_DECISION,
        LOCAL_RULE,
        POLICY,
        SENSITIVE,
        OTHER
    }

    public LegalBasis {
        title = title.strip();
        article = article.strip();
    }

    /// What it is by its own words, whatever kind was ticked: a notice stays a policy document under the heading of
    /// law.
    public Kind trueKind() {
        return switch (kind) {
            case LOCAL_RULE, POLICY, SENSITIVE, OTHER -> kind;
            case STATE_COUNCIL_DECISION -> title.contains("敏感") && !title.contains("国务院") ? Kind.SENSITIVE : kind;
            case LAW, ADMINISTRATIVE_REGULATION -> trueKindOfLaw();
        };
    }

    private Kind trueKindOfLaw() {
        if (title.contains("敏感") && !title.startsWith("《")) {
            return Kind.SENSITIVE;
        }
        if (POLICY.matcher(title).matches()) {
            return Kind.POLICY;
        }
        return LOCAL.matcher(title).matches() ? Kind.LOCAL_RULE : kind;
    }

    /// Whether it names the article.
    public boolean namesArticle() {
        return ARTICLE.matcher(article).matches();
    }
}
