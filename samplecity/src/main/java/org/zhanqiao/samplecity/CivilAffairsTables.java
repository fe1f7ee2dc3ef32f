package org.zhanqiao.samplecity;

import static org.zhanqiao.samplecity.ItemSpec.date;
import static org.zhanqiao.samplecity.ItemSpec.recordNumber;
import static org.zhanqiao.samplecity.ItemSpec.residentId;
import static org.zhanqiao.samplecity.ItemSpec.text;
import static org.zhanqiao.samplecity.ItemSpec.updatedAt;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhanqiao.samplecity.Divisions.Area;

/// 民政局: marriages and divorces.
final class CivilAffairsTables implements TableFamily {

    static final TableSpec MARRIAGE = TableSpec.of(
                    Agencies.CIVIL_AFFAIRS,
                    "marriage",
                    "结婚登记信息",
                    "Marriages",
                    "每日",
                    recordNumber(),
                    text("certificate_no", 24, "结婚证字号", "Certificate number", 2),
                    residentId("husband_id", "男方身份号码", "Husband's number"),
                    text("husband_name", 60, "男方姓名", "Husband's name", 2),
                    residentId("wife_id", "女方身份号码", "Wife's number"),
                    text("wife_name", 60, "女方姓名", "Wife's name", 2),
                    date("registered_on", "登记日期", "Registered on", 3),
                    text("office", 60, "登记机关", "Office", 1),
                    text("status", 10, "状态", "Status", 3).described("有效或已离婚", "有效 valid, 已离婚 divorced"),
                    updatedAt())
            .about("在本市办理的结婚登记。")
            .lookedUpBy("certificate_no", "husband_id", "wife_id");

    static final TableSpec DIVORCE = TableSpec.of(
                    Agencies.CIVIL_AFFAIRS,
                    "divorce",
                    "离婚登记信息",
                    "Divorces",
                    "每日",
                    recordNumber(),
                    text("certificate_no", 24, "离婚证字号", "Certificate number", 2),
                    residentId("husband_id", "男方身份号码", "Husband's number"),
                    text("husband_name", 60, "男方姓名", "Husband's name", 2),
                    residentId("wife_id", "女方身份号码", "Wife's number"),
                    text("wife_name", 60, "女方姓名", "Wife's name", 2),
                    date("registered_on", "登记日期", "Registered on", 3),
                    text("office", 60, "登记机关", "Office", 1),
                    updatedAt())
            .about("在本市办理的离婚登记。")
            .lookedUpBy("certificate_no", "husband_id", "wife_id");

    private static final long STREAM = 20;

    private final Map<String, Integer> serials = new HashMap<>();
    private long marriages;
    private long divorces;

    @Override
    public List<TableSpec> tables() {
        return List.of(MARRIAGE, DIVORCE);
    }

    @Override
    public void write(Household household, Rows rows) {
        Draws draws = rows.draws(STREAM, household.number());
        Area area = household.place().area();
        String office = area.name() + "民政局婚姻登记处";
        for (Marriage marriage : household.marriages()) {
            LocalDate divorced = marriage.divorced();
            LocalDate event = divorced == null ? marriage.registered() : divorced;
            rows.add(
                    MARRIAGE,
                    ++marriages,
                    serial("J", area, marriage.registered()),
                    marriage.husband().id(),
                    marriage.husband().name(),
                    marriage.wife().id(),
                    marriage.wife().name(),
                    marriage.registered(),
                    office,
                    divorced == null ? "有效" : "已离婚",
                    rows.fresh(draws, event));
            if (divorced != null) {
                rows.add(
                        DIVORCE,
                        ++divorces,
                        serial("L", area, divorced),
                        marriage.husband().id(),
                        marriage.husband().name(),
                        marriage.wife().id(),
                        marriage.wife().name(),
                        divorced,
                        office,
                        rows.fresh(draws, divorced));
            }
        }
    }

    /// Kind, division, year and a number within them, as MZ/T 024-2010 has it: J370202-2015-000123.
    private String serial(String kind, Area area, LocalDate day) {
        String prefix = kind + area.code() + "-" + day.getYear() + "-";
        return prefix + Texts.padded(serials.merge(prefix, 1, Integer::sum), 6);
    }
}
