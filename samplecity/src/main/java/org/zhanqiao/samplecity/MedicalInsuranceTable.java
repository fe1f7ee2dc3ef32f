package org.zhanqiao.samplecity;

import static org.zhanqiao.samplecity.ItemSpec.date;
import static org.zhanqiao.samplecity.ItemSpec.recordNumber;
import static org.zhanqiao.samplecity.ItemSpec.residentId;
import static org.zhanqiao.samplecity.ItemSpec.text;
import static org.zhanqiao.samplecity.ItemSpec.updatedAt;

import java.time.LocalDate;
import java.util.List;

/// 医疗保障局: who is enrolled in which medical insurance.
final class MedicalInsuranceTable implements TableFamily {

    static final TableSpec ENROLMENT = TableSpec.of(
                    Agencies.MEDICAL_INSURANCE,
                    "enrolment",
                    "基本医疗保险参保信息",
                    "Medical insurance",
                    "每日",
                    recordNumber(),
                    residentId("id_number", "公民身份号码", "Citizen's number"),
                    text("name", 60, "姓名", "Name", 2),
                    text("kind", 20, "险种", "Kind of insurance", 2)
                            .described("职工医保或居民医保", "职工医保 of employees, 居民医保 of residents"),
                    date("enrolled_on", "参保日期", "Enrolled on", 2),
                    text("status", 10, "参保状态", "Status", 2)
                            .described("参保、停保（迁出）、终止（死亡）", "参保 insured, 停保 suspended (moved away), 终止 ended (died)"),
                    text("designated_hospital", 60, "定点医疗机构", "Designated hospital", 2),
                    text("treatment_level", 20, "待遇类别", "Treatment", 3)
                            .described("在职、退休、成年居民、少年儿童", "在职 working, 退休 retired, 成年居民 adult resident, 少年儿童 child"),
                    updatedAt())
            .about("本市职工和居民基本医疗保险参保人员。")
            .lookedUpBy("id_number");

    private static final long STREAM = 70;
    private static final LocalDate FIRST_ENROLMENTS = LocalDate.of(2000, 7, 1);

    @Override
    public List<TableSpec> tables() {
        return List.of(ENROLMENT);
    }

    @Override
    public void write(Household household, Rows rows) {
        Draws draws = rows.draws(STREAM, household.number());
        String clinic = household.place().street().name() + "社区卫生服务中心";
        for (Person person : household.members()) {
            boolean enrolled = draws.chance(9700);
            if (enrolled) {
                enrolment(household, person, clinic, draws, rows);
            }
        }
    }

    private static void enrolment(Household household, Person person, String clinic, Draws draws, Rows rows) {
        LocalDate died = person.died();
        LocalDate moved = household.movedOut();
        LocalDate last = died != null ? died : moved != null ? moved : rows.asOf();
        LocalDate enrolled = draws.day(Lives.later(person.birth(), FIRST_ENROLMENTS), last);
        rows.add(
                ENROLMENT,
                household.recordNumber(person),
                person.id(),
                person.name(),
                staff(person) ? "职工医保" : "居民医保",
                enrolled,
                died != null ? "终止" : moved != null ? "停保" : "参保",
                clinic,
                treatment(person, rows.asOf()),
                rows.fresh(draws, died == null && moved == null ? enrolled : last));
    }

    private static boolean staff(Person person) {
        return switch (person.occupation()) {
            case EMPLOYED, RETIRED -> true;
            case FLEXIBLE, INFANT, PUPIL, OTHER -> false;
        };
    }

    private static String treatment(Person person, LocalDate asOf) {
        return switch (person.occupation()) {
            case EMPLOYED -> "在职";
            case RETIRED -> "退休";
            case INFANT, PUPIL -> "少年儿童";
            case FLEXIBLE, OTHER -> person.birth().plusYears(18).isAfter(asOf) ? "少年儿童" : "成年居民";
        };
    }
}
