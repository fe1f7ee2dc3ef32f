package org.zhanqiao.samplecity;

import static org.zhanqiao.samplecity.ItemSpec.date;
import static org.zhanqiao.samplecity.ItemSpec.decimal;
import static org.zhanqiao.samplecity.ItemSpec.residentId;
import static org.zhanqiao.samplecity.ItemSpec.text;
import static org.zhanqiao.samplecity.ItemSpec.updatedAt;
import static org.zhanqiao.samplecity.ItemSpec.uscc;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.zhanqiao.samplecity.Enterprises.Enterprise;

/// 住房公积金管理中心: accounts of the housing fund, in a database of its own.
final class HousingFundTable implements TableFamily {

    static final TableSpec ACCOUNT = TableSpec.of(
                    Agencies.HOUSING_FUND,
                    "account",
                    "住房公积金账户信息",
                    "Housing fund accounts",
                    "每月",
                    text("account_no", 16, "公积金账号", "Account number", 3),
                    residentId("id_number", "公民身份号码", "Citizen's number"),
                    text("name", 60, "姓名", "Name", 2),
                    uscc("employer_uscc", "缴存单位代码", "Employer's code"),
                    text("employer_name", 120, "缴存单位名称", "Employer", 2),
                    date("opened_on", "开户日期", "Opened on", 2),
                    decimal("base", "月缴存基数", "Monthly base", 3).described("元", "yuan"),
                    decimal("balance", "账户余额", "Balance", 3).described("元", "yuan"),
                    text("status", 10, "账户状态", "Status", 2).described("正常或封存", "正常 in order, 封存 frozen"),
                    updatedAt())
            .about("本市单位职工住房公积金账户。")
            .lookedUpBy("id_number", "employer_uscc");

    private static final long STREAM = 90;

    /// What employer and employee may pay in together, of the base; some of it is taken out again.
    private static final int MOST_PERCENT = 24;

    private final Enterprises enterprises;

    HousingFundTable(Enterprises enterprises) {
        this.enterprises = enterprises;
    }

    @Override
    public List<TableSpec> tables() {
        return List.of(ACCOUNT);
    }

    @Override
    public void write(Household household, Rows rows) {
        Draws draws = rows.draws(STREAM, household.number());
        for (Person person : household.members()) {
            if (person.occupation() != Occupation.EMPLOYED || !draws.chance(7200)) {
                continue;
            }
            Enterprise employer = enterprises.get(person.employer());
            LocalDate first = Lives.later(employer.established(), person.birth().plusYears(18));
            LocalDate last = household.movedOut() == null ? rows.asOf() : household.movedOut();
            LocalDate opened = draws.day(first, last);
            int base = draws.between(2_400, 30_000);
            int months = Math.max(0, (int) ChronoUnit.MONTHS.between(opened, last));
            rows.add(
                    ACCOUNT,
                    "3702" + Texts.padded(household.recordNumber(person), 12),
                    person.id(),
                    person.name(),
                    employer.uscc(),
                    employer.name(),
                    opened,
                    Texts.hundredths(base * 100L),
                    Texts.hundredths(draws.below(months * base * MOST_PERCENT + 1)),
                    household.present() && draws.chance(9300) ? "正常" : "封存",
                    rows.fresh(draws, Lives.later(opened, last.minusDays(400))));
        }
    }
}
