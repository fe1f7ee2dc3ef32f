package org.zhanqiao.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.SocialCreditCode;
import org.zhanqiao.protection.Level;

/// What entries of tests state.
public final class EntryTexts {

    public static final String POPULATION = "101000";

    private static final List<EntryItem> ITEMS = List.of(idNumber(), item("name", "姓名", DataType.C, Level.L2));

    private EntryTexts() {}

    /// An agency of a test's own.
    ///
    /// @param number 8 digits that no other test uses
    public static Agency agency(Identity identity, String number, String id, String name) {
        var code = IntStream.range(0, 31)
                .mapToObj(i -> "11370200M" + number + "0123456789ABCDEFGHJKLMNPQRTUWXY".charAt(i))
                .filter(SocialCreditCode::isValid)
                .findFirst()
                .orElseThrow();
        return identity.registerAgency(new Agency(code, id, name, name, "370200"))
                .orThrow();
    }

    /// An entry of an agency that was written whole, submitted and published.
    public static Entry published(Entries entries, String agency, String name) {
        return published(entries, agency, name, ITEMS);
    }

    /// An entry with these items.
    public static Entry published(Entries entries, String agency, String name, List<EntryItem> items) {
        var begun = entries.begin(agency, POPULATION, name, "officer");
        var draft = entries.save(EntryDecision.of(begun, "officer"), whole(name, name, items));
        var submitted = entries.submit(EntryDecision.of(draft, "officer"));
        return entries.publish(EntryDecision.of(submitted, "bureau"));
    }

    public static EntryItem item(String name, String title, DataType type, Level level) {
        return new EntryItem(name, title, title, type, "", level, "PERSONAL", DataItem.Subject.NONE, "");
    }

    public static EntryItem idNumber() {
        return new EntryItem(
                "id_number",
                "公民身份号码",
                "Identity number",
                DataType.C,
                "GB 11643",
                Level.L3,
                "PERSONAL",
                DataItem.Subject.RESIDENT_ID,
                "");
    }

    /// Everything that the rules ask for.
    ///
    /// @param thing what it is the source of truth for
    public static EntryMetadata whole(String name, String thing) {
        return whole(name, thing, ITEMS);
    }

    private static EntryMetadata whole(String name, String thing, List<EntryItem> items) {
        var day = LocalDate.of(2026, 1, 15);
        return new EntryMetadata(
                new EntryMetadata.Naming(
                        name, "登记在册人员的基本情况。", List.of(), List.of(), new Truth(Truth.Origin.SOURCE, thing, "")),
                items,
                new Sharing.Conditional("本市各级政务部门", "核验办事人身份"),
                new EntryMetadata.Opening("DISALLOWED", ""),
                new EntryMetadata.Supply(List.of("TABLE"), "DAILY", "GOVERNMENT", List.of("INTERFACE")),
                new EntryMetadata.Grading("18", Level.L3),
                new Assessment("保密工作小组", day, "CLEAR"),
                new Assessment("数据安全科", day, "CONTROLLED"),
                new Approval("局长 王某", day));
    }
}
