package org.zhanqiao.demo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.zhanqiao.barrier.items.Paper;
import org.zhanqiao.barrier.items.Supply;
import org.zhanqiao.samplecity.CatalogEntry;
import org.zhanqiao.samplecity.CatalogItem;
import org.zhanqiao.samplecity.Divisions;
import org.zhanqiao.samplecity.SubjectKind;

/// How counters call the papers that stand for entries of the whole city's catalog, and which of its items they say.
final class CityPapers {

    private static final int MOST_ITEMS = 3;

    /// Entries that no paper is made of: they count, measure or keep the course of something.
    private static final Pattern NONE = Pattern.compile(
            ".*(统计|月报|指标解释|年度数据|预警信息|监测信息|站点信息|巡查隐患信息|养护维修信息|进度信息|申请办理信息|文书信息|从业人员信息)$|.*(艾滋病|精神障碍|犯罪|吸毒|传染病).*");

    private static final Pattern CERTIFICATE = Pattern.compile(".*[证书照]$");

    /// Titles by which people are looked up, or that say something of the errand alone.
    private static final Set<String> OF_THE_PERSON =
            Set.of("姓名", "联系电话", "办件编号", "单位名称", "申请日期", "申请材料", "开户银行", "银行账号", "审核意见");

    private final Divisions divisions = Divisions.load();

    /// What the entry is about, without its district: 市南区食品经营许可证信息 is about 食品经营许可证.
    String subject(CatalogEntry entry) {
        var name = entry.name();
        var district = divisions
                .findArea(entry.agency().district())
                .map(Divisions.Area::name)
                .orElse("");
        var own = name.startsWith(district) ? name.substring(district.length()) : name;
        return own.replaceFirst("(基本信息|信息|名录)$", "");
    }

    /// The paper's name; empty when none is made of the entry.
    Optional<String> name(CatalogEntry entry) {
        var name = entry.name();
        if (NONE.matcher(name).matches() || items(entry, List.of()).isEmpty()) {
            return Optional.empty();
        }
        var subject = subject(entry);
        if (!subject.chars().allMatch(Character::isLetterOrDigit)) {
            return Optional.empty();
        }
        if (name.endsWith("名录")) {
            return Optional.of(subject + "备案证明");
        }
        if (name.endsWith("基本信息")) {
            return Optional.of(subject + "情况证明");
        }
        return Optional.of(CERTIFICATE.matcher(subject).matches() ? subject : subject + "证明");
    }

    /// The paper, issued by the entry's agency.
    ///
    /// @param wanted names of items that the counter looks at; the first few of the entry when there are none
    Optional<Paper> paper(CatalogEntry entry, Supply supply, Collection<String> wanted) {
        return name(entry).map(name -> new Paper(name, entry.agency().name(), supply, items(entry, wanted)));
    }

    /// Items as a list of papers calls them: with what they belong to, so that 证书状态 is that of one certificate, and
    /// nothing said twice, as in 离婚变更事项.
    private List<String> items(CatalogEntry entry, Collection<String> wanted) {
        var subject = subject(entry);
        var said = entry.items().stream().filter(CityPapers::isSaid).toList();
        var chosen = new ArrayList<>(
                said.stream().filter(item -> wanted.contains(item.name())).toList());
        if (chosen.isEmpty()) {
            chosen.addAll(said.stream().limit(MOST_ITEMS).toList());
        }
        return chosen.stream().map(item -> joined(subject, item.title())).toList();
    }

    private static String joined(String subject, String title) {
        var ending = title.substring(0, Math.min(2, title.length()));
        return subject.endsWith(ending) ? subject + title.substring(ending.length()) : subject + title;
    }

    private static boolean isSaid(CatalogItem item) {
        return item.subject() == SubjectKind.NONE && !OF_THE_PERSON.contains(item.title());
    }
}
