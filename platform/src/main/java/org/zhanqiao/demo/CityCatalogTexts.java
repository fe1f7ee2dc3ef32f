package org.zhanqiao.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.Approval;
import org.zhanqiao.catalog.Assessment;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.DataType;
import org.zhanqiao.catalog.EntryItem;
import org.zhanqiao.catalog.EntryMetadata;
import org.zhanqiao.catalog.LegalBasis;
import org.zhanqiao.catalog.Sharing;
import org.zhanqiao.catalog.Terms;
import org.zhanqiao.catalog.Truth;
import org.zhanqiao.catalog.Vocabulary;
import org.zhanqiao.protection.Level;
import org.zhanqiao.samplecity.CatalogEntry;
import org.zhanqiao.samplecity.CatalogItem;
import org.zhanqiao.samplecity.SubjectKind;

/// Writes an entry of the sample city as the catalog states entries.
@Component
class CityCatalogTexts {

    private static final LocalDate APPROVED = LocalDate.of(2026, 1, 15);
    private static final String OTHER_FIELD = "22";

    /// Fields (领域) of classes.
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("102", "10"),
            Map.entry("103", "08"),
            Map.entry("104", "17"),
            Map.entry("101", "18"),
            Map.entry("105", "18"),
            Map.entry("201", "18"),
            Map.entry("202", "16"),
            Map.entry("203", "15"),
            Map.entry("204", "10"),
            Map.entry("205", "14"),
            Map.entry("206", "10"),
            Map.entry("207", "09"),
            Map.entry("208", "17"),
            Map.entry("209", "04"),
            Map.entry("210", "11"),
            Map.entry("211", "12"),
            Map.entry("212", "18"));

    private final Terms terms;
    private final Map<String, String> codes = new HashMap<>();

    CityCatalogTexts(Terms terms) {
        this.terms = terms;
    }

    EntryMetadata metadata(CatalogEntry entry) {
        var level = Level.of(entry.level());
        var head = entry.agency().name();
        return new EntryMetadata(
                new EntryMetadata.Naming(
                        entry.name(),
                        entry.summary(),
                        List.of(),
                        List.of(),
                        new Truth(Truth.Origin.SOURCE, head + "：" + entry.name(), "")),
                entry.items().stream().map(CityCatalogTexts::item).toList(),
                sharing(entry),
                new EntryMetadata.Opening(
                        entry.opening().name(),
                        entry.opening() == CatalogEntry.Opening.CONDITIONAL ? "提交申请表和安全承诺书" : ""),
                new EntryMetadata.Supply(
                        List.of(code(Vocabulary.FORMAT, entry.format())),
                        code(Vocabulary.UPDATE_CYCLE, entry.cycle()),
                        "GOVERNMENT",
                        List.of(entry.format().equals("接口") ? "INTERFACE" : "BATCH")),
                new EntryMetadata.Grading(FIELDS.getOrDefault(entry.classCode(), OTHER_FIELD), level),
                new Assessment(head, APPROVED, "CLEAR"),
                new Assessment(head, APPROVED, isPersonal(entry) ? "CONTROLLED" : "NO_PERSONAL"),
                new Approval(head + "主要负责人", APPROVED));
    }

    private String code(Vocabulary list, String title) {
        return codes.computeIfAbsent(
                list + title, _ -> terms.findCode(list, title).orElseThrow());
    }

    private static boolean isPersonal(CatalogEntry entry) {
        return entry.items().stream().anyMatch(item -> item.level() > 1);
    }

    private static EntryItem item(CatalogItem item) {
        return new EntryItem(
                item.name(),
                item.title(),
                "",
                DataType.valueOf(item.type().name()),
                item.subject() == SubjectKind.RESIDENT_ID ? "GB 11643" : "",
                Level.of(item.level()),
                switch (item.level()) {
                    case 1 -> "PUBLIC";
                    case 2 -> "PERSONAL";
                    default -> "SENSITIVE_PERSONAL";
                },
                DataItem.Subject.valueOf(item.subject().name()),
                "");
    }

    private static Sharing sharing(CatalogEntry entry) {
        return switch (entry.sharing()) {
            case UNCONDITIONAL -> new Sharing.Unconditional();
            case CONDITIONAL -> new Sharing.Conditional("本市各级政务部门", entry.shareCondition());
            case WITHHELD -> new Sharing.Withheld("依法不得向其他部门提供", List.of(basis(entry.basis())));
        };
    }

    /// @param text such as 《艾滋病防治条例》第三十九条
    private static LegalBasis basis(String text) {
        int end = text.indexOf('》') + 1;
        var title = text.substring(0, end);
        return new LegalBasis(
                title.endsWith("条例》") ? LegalBasis.Kind.ADMINISTRATIVE_REGULATION : LegalBasis.Kind.LAW,
                title,
                text.substring(end));
    }
}
