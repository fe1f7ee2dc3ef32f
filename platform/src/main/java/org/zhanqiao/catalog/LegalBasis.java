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
        OTHER;

        /// What a title says of itself; a 办法 may be anything, so whoever relies on one as more says so.
        public static Kind ofTitle(String title) {
            var bare = title.replaceAll("[《》]|（[^（）]*）", "");
            if (bare.contains("敏感")) {
                return SENSITIVE;
            }
            if ((bare.endsWith("法") && !bare.endsWith("办法")) || bare.endsWith("法典")) {
                return LAW;
            }
            if (bare.endsWith("决定") && bare.contains("全国人民代表大会")) {
                return LAW;
            }
            if (bare.endsWith("决定") && bare.contains("国务院")) {
                return STATE_COUNCIL_DECISION;
            }
            return bare.endsWith("条例") ? ADMINISTRATIVE_REGULATION : OTHER;
        }
    }

    private static final Pattern WRITTEN = Pattern.compile("(?s)\\s*(?:([^《：:]{2,6})[：:])?\\s*(《[^》]+》)(.*)");

    /// What somebody wrote as a basis, such as `《个人信息保护法》第六条` or `行政法规：《…办法》第三条`: its kind is the one that
    /// stands before the colon, or the one that its title says.
    ///
    /// @return a basis of kind [Kind#OTHER] for what names no text
    public static LegalBasis read(String text) {
        var written = WRITTEN.matcher(text);
        if (!written.matches()) {
            return new LegalBasis(Kind.OTHER, text, "");
        }
        var title = written.group(2);
        var kind = switch (written.group(1)) {
            case "法律" -> Kind.LAW;
            case "行政法规" -> Kind.ADMINISTRATIVE_REGULATION;
            case "国务院决定" -> Kind.STATE_COUNCIL_DECISION;
            case null, default -> Kind.ofTitle(title);
        };
        return new LegalBasis(kind, title, written.group(3));
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

    /// Whether it can carry a refusal to share: nothing lower than an administrative regulation or a
    /// decision of the State Council does (art. 14, 15).
    public boolean carriesRefusal() {
        return switch (trueKind()) {
            case LAW, ADMINISTRATIVE_REGULATION, STATE_COUNCIL_DECISION -> true;
            case LOCAL_RULE, POLICY, SENSITIVE, OTHER -> false;
        };
    }

    /// Whether it names the article.
    public boolean namesArticle() {
        return ARTICLE.matcher(article).matches();
    }
}
