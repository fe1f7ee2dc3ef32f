package org.zhanqiao.samplecity;

import static org.zhanqiao.samplecity.ItemSpec.date;
import static org.zhanqiao.samplecity.ItemSpec.recordNumber;
import static org.zhanqiao.samplecity.ItemSpec.residentId;
import static org.zhanqiao.samplecity.ItemSpec.text;
import static org.zhanqiao.samplecity.ItemSpec.updatedAt;
import static org.zhanqiao.samplecity.ItemSpec.whole;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// 公安局: the register of residents, the households and the residence permits.
final class PoliceTables implements TableFamily {

    static final TableSpec RESIDENT = TableSpec.of(
                    Agencies.POLICE,
                    "resident",
                    "居民基本信息",
                    "Register of residents",
                    "每日",
                    recordNumber(),
                    residentId("id_number", "公民身份号码", "Citizen's number"),
                    text("name", 60, "姓名", "Name", 2),
                    text("sex", 4, "性别", "Sex", 2).described("男或女", "男 male, 女 female"),
                    date("birth_date", "出生日期", "Date of birth", 3),
                    text("ethnicity", 20, "民族", "Ethnicity", 3),
                    whole("household_no", "户号", "Household number", 3),
                    text("relation_to_head", 20, "与户主关系", "Relation to the head", 2),
                    text("area_code", 6, "区划代码", "Division code", 1),
                    text("address", 200, "住址", "Address", 3),
                    text("phone", 20, "联系电话", "Telephone", 3).described("14周岁以下可空", "may be empty below the age of 14"),
                    text("marital_status", 10, "婚姻状况", "Marital status", 3)
                            .described("未婚、有配偶、丧偶、离婚", "未婚 single, 有配偶 married, 丧偶 widowed, 离婚 divorced"),
                    text("register_kind", 10, "登记类别", "Kind of registration", 2)
                            .described("户籍或流动", "户籍 registered household, 流动 floating population"),
                    date("registered_on", "登记日期", "Registered on", 2),
                    text("status", 10, "人员状态", "Status", 3)
                            .described("正常、死亡、迁出", "正常 resident, 死亡 died, 迁出 moved away"),
                    date("died_on", "死亡日期", "Date of death", 3),
                    date("moved_out_on", "迁出日期", "Moved out on", 2),
                    updatedAt())
            .about("本市户籍和流动人口的登记信息，含死亡和迁出人员。")
            .lookedUpBy("id_number", "household_no");

    static final TableSpec HOUSEHOLD = TableSpec.of(
                    Agencies.POLICE,
                    "household",
                    "户籍信息",
                    "Households",
                    "每日",
                    whole("household_no", "户号", "Household number", 3),
                    residentId("head_id", "户主身份号码", "Head's number"),
                    text("head_name", 60, "户主姓名", "Head's name", 2),
                    whole("member_count", "人口数", "Members", 2),
                    text("area_code", 6, "区划代码", "Division code", 1),
                    text("community_code", 12, "社区代码", "Community code", 1),
                    text("community", 60, "社区", "Community", 1),
                    text("address", 200, "户口地址", "Address", 3),
                    date("registered_on", "立户日期", "Registered on", 2),
                    updatedAt())
            .about("本市户籍家庭及居住地信息。")
            .lookedUpBy("head_id");

    static final TableSpec PERMIT = TableSpec.of(
                    Agencies.POLICE,
                    "residence_permit",
                    "居住证信息",
                    "Residence permits",
                    "每日",
                    recordNumber(),
                    text("permit_no", 20, "居住证编号", "Permit number", 2),
                    residentId("id_number", "公民身份号码", "Citizen's number"),
                    text("name", 60, "姓名", "Name", 2),
                    text("address", 200, "居住地址", "Address", 3),
                    date("issued_on", "签发日期", "Issued on", 2),
                    date("valid_until", "有效期至", "Valid until", 2),
                    updatedAt())
            .about("流动人口居住证签发信息。")
            .lookedUpBy("id_number", "permit_no");

    private static final long STREAM = 10;
    private static final int DUPLICATE_SLOT = 9;
    private static final int DUPLICATES_OF_TEN_THOUSAND = 40;

    @Override
    public List<TableSpec> tables() {
        return List.of(RESIDENT, HOUSEHOLD, PERMIT);
    }

    @Override
    public void write(Household household, Rows rows) {
        Draws draws = rows.draws(STREAM, household.number());
        Person head = household.head();
        for (Person member : household.members()) {
            resident(
                    household,
                    member,
                    household.recordNumber(member),
                    household.place().address(),
                    draws,
                    rows);
        }
        if (head.alive() && household.present() && draws.chance(DUPLICATES_OF_TEN_THOUSAND)) {
            duplicate(household, head, draws, rows);
        }
        rows.add(
                HOUSEHOLD,
                household.number(),
                head.id(),
                head.name(),
                household.members().size(),
                household.place().area().code(),
                household.place().community().code(),
                household.place().community().shortName(),
                household.place().address(),
                household.since(),
                rows.fresh(draws, household.since()));
        if (!household.local()) {
            household.members().stream()
                    .filter(member ->
                            member.alive() && !member.birth().plusYears(18).isAfter(rows.asOf()))
                    .forEach(member -> permit(household, member, draws, rows));
        }
    }

    private static void resident(
            Household household, Person person, long number, String address, Draws draws, Rows rows) {
        rows.add(RESIDENT, cells(household, person, number, address, draws, rows));
    }

    private static void duplicate(Household household, Person person, Draws draws, Rows rows) {
        String former = household.place().area().name() + "原住址" + draws.between(1, 299) + "号";
        rows.addDuplicate(
                RESIDENT,
                household.recordNumber(person),
                cells(household, person, household.number() * 10 + DUPLICATE_SLOT, "青岛市" + former, draws, rows));
    }

    private static @Nullable Object[] cells(
            Household household, Person person, long number, String address, Draws draws, Rows rows) {
        LocalDate registered = Lives.later(person.birth(), household.since());
        LocalDate event = latest(registered, person.died(), household.movedOut());
        String status = !person.alive() ? "死亡" : household.present() ? "正常" : "迁出";
        return new @Nullable Object[] {
            number,
            person.id(),
            person.name(),
            person.sex().label(),
            person.birth(),
            person.ethnicity(),
            household.number(),
            person.relation(),
            household.place().area().code(),
            address,
            person.phone(),
            person.maritalStatus(),
            household.local() ? "户籍" : "流动",
            registered,
            status,
            person.died(),
            status.equals("迁出") ? household.movedOut() : null,
            rows.fresh(draws, event)
        };
    }

    private static void permit(Household household, Person member, Draws draws, Rows rows) {
        LocalDate issued = draws.day(Lives.later(household.since(), rows.asOf().minusDays(350)), rows.asOf());
        rows.add(
                PERMIT,
                household.recordNumber(member),
                "3702" + Texts.padded(household.recordNumber(member), 12),
                member.id(),
                member.name(),
                household.place().address(),
                issued,
                issued.plusYears(1),
                rows.fresh(draws, issued));
    }

    private static LocalDate latest(LocalDate registered, @Nullable LocalDate died, @Nullable LocalDate movedOut) {
        LocalDate last = died == null ? registered : Lives.later(registered, died);
        return movedOut == null ? last : Lives.later(last, movedOut);
    }
}
