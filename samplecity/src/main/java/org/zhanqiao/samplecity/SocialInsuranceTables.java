package org.zhanqiao.samplecity;

import static org.zhanqiao.samplecity.ItemSpec.date;
import static org.zhanqiao.samplecity.ItemSpec.decimal;
import static org.zhanqiao.samplecity.ItemSpec.recordNumber;
import static org.zhanqiao.samplecity.ItemSpec.residentId;
import static org.zhanqiao.samplecity.ItemSpec.text;
import static org.zhanqiao.samplecity.ItemSpec.updatedAt;
import static org.zhanqiao.samplecity.ItemSpec.uscc;
import static org.zhanqiao.samplecity.ItemSpec.whole;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.zhanqiao.samplecity.Enterprises.Enterprise;

/// 人力资源和社会保障局: who pays into social insurance, and who draws a pension.
final class SocialInsuranceTables implements TableFamily {

    static final TableSpec INSURED = TableSpec.of(
                    Agencies.HUMAN_RESOURCES,
                    "social_insurance",
                    "社会保险参保信息",
                    "Social insurance",
                    "每月",
                    recordNumber(),
                    residentId("id_number", "公民身份号码", "Citizen's number"),
                    text("name", 60, "姓名", "Name", 2),
                    text("kind", 20, "参保类型", "Kind of insurance", 2)
                            .described("单位职工或灵活就业", "单位职工 employed, 灵活就业 self-employed"),
                    uscc("employer_uscc", "用人单位代码", "Employer's code")
                            .described("灵活就业人员为空", "empty for the self-employed"),
                    text("employer_name", 120, "用人单位名称", "Employer", 2),
                    date("employed_since", "本单位参保日期", "Insured by this employer since", 2),
                    date("insured_since", "首次参保日期", "First insured on", 2),
                    whole("months_paid", "累计缴费月数", "Months paid", 3).described("月", "months"),
                    decimal("base", "月缴费基数", "Monthly base", 3).described("元", "yuan"),
                    text("status", 20, "参保状态", "Status", 2)
                            .described("参保缴费或暂停缴费", "参保缴费 paying, 暂停缴费 not paying for now"),
                    updatedAt())
            .about("企业职工和灵活就业人员的养老保险参保缴费。")
            .lookedUpBy("id_number", "employer_uscc");

    static final TableSpec RETIREMENT = TableSpec.of(
                    Agencies.HUMAN_RESOURCES,
                    "retirement",
                    "退休人员信息",
                    "Pensions",
                    "每月",
                    recordNumber(),
                    residentId("id_number", "公民身份号码", "Citizen's number"),
                    text("name", 60, "姓名", "Name", 2),
                    date("retired_on", "退休日期", "Retired on", 2),
                    whole("months_paid", "累计缴费月数", "Months paid", 3).described("月", "months"),
                    decimal("pension", "月养老金", "Monthly pension", 3).described("元", "yuan"),
                    text("status", 10, "领取状态", "Status", 2).described("领取或终止", "领取 drawing, 终止 ended"),
                    updatedAt())
            .about("企业职工基本养老保险待遇领取人员。")
            .lookedUpBy("id_number");

    private static final long STREAM = 60;

    private final Enterprises enterprises;

    SocialInsuranceTables(Enterprises enterprises) {
        this.enterprises = enterprises;
    }

    @Override
    public List<TableSpec> tables() {
        return List.of(INSURED, RETIREMENT);
    }

    @Override
    public void write(Household household, Rows rows) {
        Draws draws = rows.draws(STREAM, household.number());
        for (Person person : household.members()) {
            switch (person.occupation()) {
                case EMPLOYED, FLEXIBLE -> insured(household, person, draws, rows);
                case RETIRED -> retired(household, person, draws, rows);
                case INFANT, PUPIL, OTHER -> {}
            }
        }
    }

    private void insured(Household household, Person person, Draws draws, Rows rows) {
        LocalDate grown = person.birth().plusYears(18);
        boolean employed = person.occupation() == Occupation.EMPLOYED;
        LocalDate since = Lives.later(grown, LocalDate.of(1990, 1, 1)).plusDays(draws.below(1500));
        LocalDate first = since.isBefore(rows.asOf().minusDays(60)) ? since : grown;
        LocalDate last = household.movedOut() == null ? rows.asOf() : household.movedOut();
        Enterprise employer = employed ? enterprises.get(person.employer()) : null;
        LocalDate atEmployer = employer == null ? first : draws.day(Lives.later(first, employer.established()), last);
        long months = Math.max(0, ChronoUnit.MONTHS.between(first, last)) * draws.between(70, 100) / 100;
        rows.add(
                INSURED,
                household.recordNumber(person),
                person.id(),
                person.name(),
                employed ? "单位职工" : "灵活就业",
                employer == null ? null : employer.uscc(),
                employer == null ? null : employer.name(),
                atEmployer,
                first,
                months,
                Texts.hundredths(draws.between(4_500, employed ? 21_000 : 7_000) * 100L),
                household.present() && draws.chance(9600) ? "参保缴费" : "暂停缴费",
                rows.fresh(draws, Lives.later(atEmployer, last.minusDays(400))));
    }

    private static void retired(Household household, Person person, Draws draws, Rows rows) {
        LocalDate retired = Lives.retirement(person.sex(), person.birth());
        LocalDate event = person.died() == null ? retired : Lives.later(retired, person.died());
        rows.add(
                RETIREMENT,
                household.recordNumber(person),
                person.id(),
                person.name(),
                retired,
                draws.between(180, 430),
                Texts.hundredths(draws.between(180_000, 720_000)),
                person.alive() ? "领取" : "终止",
                rows.fresh(draws, event));
    }
}
