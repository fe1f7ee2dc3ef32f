package org.zhanqiao.demo;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.Approval;
import org.zhanqiao.catalog.Assessment;
import org.zhanqiao.catalog.CatalogClasses;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.DataType;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryDecision;
import org.zhanqiao.catalog.EntryItem;
import org.zhanqiao.catalog.EntryMetadata;
import org.zhanqiao.catalog.Sharing;
import org.zhanqiao.catalog.Terms;
import org.zhanqiao.catalog.Truth;
import org.zhanqiao.catalog.Vocabulary;
import org.zhanqiao.protection.Level;
import org.zhanqiao.samplecity.AgencySpec;
import org.zhanqiao.samplecity.ItemSpec;
import org.zhanqiao.samplecity.SourceKind;
import org.zhanqiao.samplecity.SubjectKind;
import org.zhanqiao.samplecity.TableSpec;

/// The catalog entries of the sample city: written, submitted and published by its people as real ones are.
@Component
class SampleEntries {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String BUREAU = "bureau";

    /// 领域 of what each agency holds.
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("police", "18"),
            Map.entry("civil_affairs", "11"),
            Map.entry("health", "16"),
            Map.entry("natural_resources", "04"),
            Map.entry("market", "10"),
            Map.entry("human_resources", "15"),
            Map.entry("medical_insurance", "16"),
            Map.entry("education", "05"),
            Map.entry("housing_fund", "04"),
            Map.entry("water", "09"),
            Map.entry("energy", "09"));

    /// Base and theme classes that it belongs to besides its department's.
    private static final Map<String, List<String>> CLASSES = Map.of(
            "police", List.of("101000", "201000"),
            "civil_affairs", List.of("101000", "201000"),
            "health", List.of("202000"),
            "natural_resources", List.of("103000"),
            "market", List.of("102000"),
            "human_resources", List.of("203000"),
            "medical_insurance", List.of("202000", "203000"),
            "education", List.of("201000"),
            "water", List.of("207000"),
            "energy", List.of("207000"));

    private final Entries entries;
    private final CatalogClasses classes;
    private final Terms terms;
    private final InstantSource clock;

    SampleEntries(Entries entries, CatalogClasses classes, Terms terms, InstantSource clock) {
        this.entries = entries;
        this.classes = classes;
        this.terms = terms;
        this.clock = clock;
    }

    /// Takes a table through all acts from the first word to its publication.
    ///
    /// @param officer login of its agency's data officer
    Entry publish(TableSpec table, AgencySpec agency, String officer) {
        var own = classes.departmentClass(agency.code(), agency.name());
        var begun = entries.begin(agency.code(), own.code(), table.title(), officer);
        var written = entries.save(EntryDecision.of(begun, officer), metadata(table));
        var submitted = entries.submit(EntryDecision.of(written, officer));
        return entries.publish(EntryDecision.of(submitted, BUREAU));
    }

    private EntryMetadata metadata(TableSpec table) {
        var items = table.items().stream().map(item -> item(table, item)).toList();
        var level = table.items().stream()
                .map(item -> level(table, item))
                .max(Level::compareTo)
                .orElse(Level.L1);
        boolean personal = table.items().stream().anyMatch(item -> item.subject() == SubjectKind.RESIDENT_ID);
        boolean harmless = !personal && level.compareTo(Level.L2) <= 0;
        var day = LocalDate.ofInstant(clock.instant(), ZONE).minusDays(30);
        return new EntryMetadata(
                new EntryMetadata.Naming(
                        table.title(),
                        table.summary().isEmpty() ? table.title() + "。" : table.summary(),
                        CLASSES.getOrDefault(table.agency(), List.of()),
                        List.of(),
                        new Truth(Truth.Origin.SOURCE, table.title(), "")),
                items,
                harmless
                        ? new Sharing.Unconditional()
                        : new Sharing.Conditional("本市各级政务部门，依法履行职责需要的", "办理政务服务事项时核验、预填，免于申请人重复提交"),
                harmless ? new EntryMetadata.Opening("UNCONDITIONAL", "") : new EntryMetadata.Opening("DISALLOWED", ""),
                new EntryMetadata.Supply(
                        List.of(table.source() == SourceKind.HTTP ? "API" : "TABLE"),
                        terms.findCode(Vocabulary.UPDATE_CYCLE, table.cycle()).orElse("HALF_YEARLY"),
                        "GOVERNMENT",
                        List.of("INTERFACE")),
                new EntryMetadata.Grading(FIELDS.getOrDefault(table.agency(), "22"), level),
                new Assessment("本部门保密工作机构", day, "CLEAR"),
                new Assessment("本部门数据安全管理机构", day, personal ? "CONTROLLED" : Assessment.NO_PERSONAL),
                new Approval("部门主要负责人", day.plusDays(3)));
    }

    private static EntryItem item(TableSpec table, ItemSpec item) {
        return new EntryItem(
                item.column(),
                item.title(),
                item.titleEn(),
                DataType.valueOf(item.type().name()),
                standard(item),
                level(table, item),
                category(table, item),
                DataItem.Subject.valueOf(item.subject().name()),
                item.wording());
    }

    private static String standard(ItemSpec item) {
        return switch (item.subject()) {
            case RESIDENT_ID -> "GB 11643";
            case USCC -> "GB 32100";
            case NONE -> "";
        };
    }

    /// 待遇类别 tells of an illness or a hardship: in the sample city it is verified only.
    static Level level(TableSpec table, ItemSpec item) {
        boolean verifyOnly =
                table.agency().equals("medical_insurance") && item.column().equals("treatment_level");
        return verifyOnly ? Level.L4 : Level.of(item.suggestedLevel());
    }

    private static String category(TableSpec table, ItemSpec item) {
        if (item.subject() == SubjectKind.USCC) {
            return "ORGANISATION";
        }
        boolean running = item.column().equals(table.rowKey()) && item.subject() == SubjectKind.NONE;
        if (running || item.column().equals(table.freshness())) {
            return "PUBLIC";
        }
        if (level(table, item) == Level.L4) {
            return "SENSITIVE_PERSONAL";
        }
        if (table.items().stream().anyMatch(each -> each.subject() == SubjectKind.RESIDENT_ID)) {
            return "PERSONAL";
        }
        return table.items().stream().anyMatch(each -> each.subject() == SubjectKind.USCC) ? "ORGANISATION" : "PUBLIC";
    }
}
