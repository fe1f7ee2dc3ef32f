package org.zhanqiao.samplecity;

import static org.zhanqiao.samplecity.ItemSpec.date;
import static org.zhanqiao.samplecity.ItemSpec.decimal;
import static org.zhanqiao.samplecity.ItemSpec.residentId;
import static org.zhanqiao.samplecity.ItemSpec.text;
import static org.zhanqiao.samplecity.ItemSpec.updatedAt;

import java.time.LocalDate;
import java.util.List;

/// 水务集团, 能源集团: accounts of those who get water, or gas and heat. Nobody reads these tables but the companies'
/// own [UtilityService].
final class UtilityTable implements TableFamily {

    static final TableSpec WATER = table(Agencies.WATER, "供水用户信息", "Water accounts", "本市供水用户及账户状态。");
    static final TableSpec ENERGY = table(Agencies.ENERGY, "燃气供热用户信息", "Gas and heat accounts", "本市燃气和供热用户及账户状态。");

    private static final long STREAM = 100;

    private long accounts;

    @Override
    public List<TableSpec> tables() {
        return List.of(WATER, ENERGY);
    }

    @Override
    public void write(Household household, Rows rows) {
        Person holder = household.members().stream()
                .filter(person -> person.alive() && person.phone() != null)
                .findFirst()
                .orElse(household.head());
        Draws draws = rows.draws(STREAM, household.number());
        account(WATER, "供水", household, holder, draws, rows);
        if (!household.place().community().rural()) {
            account(ENERGY, "燃气", household, holder, draws, rows);
            if (draws.chance(8000)) {
                account(ENERGY, "供热", household, holder, draws, rows);
            }
        }
    }

    private void account(TableSpec table, String service, Household household, Person holder, Draws draws, Rows rows) {
        accounts++;
        LocalDate opened = draws.day(Lives.later(household.since(), LocalDate.of(1995, 1, 1)), rows.asOf());
        LocalDate moved = household.movedOut();
        LocalDate start = moved != null && opened.isAfter(moved) ? household.since() : opened;
        boolean inArrears = draws.chance(500);
        rows.add(
                table,
                "6" + Texts.padded(accounts, 9),
                holder.id(),
                holder.name(),
                service,
                household.place().address(),
                "M" + Texts.padded(draws.below(100_000_000), 8),
                moved != null ? "销户" : inArrears ? "欠费" : "正常",
                (inArrears ? "-" : "") + Texts.hundredths(draws.below(40_000)),
                start,
                rows.fresh(draws, moved == null ? start : moved));
    }

    private static TableSpec table(AgencySpec company, String title, String titleEn, String summary) {
        return TableSpec.of(
                        company,
                        "account",
                        title,
                        titleEn,
                        "每日",
                        text("account_no", 12, "用户编号", "Account number", 2),
                        residentId("id_number", "户主身份号码", "Holder's number"),
                        text("name", 60, "户名", "Holder's name", 2),
                        text("service", 10, "用能种类", "Service", 1).described("供水、燃气、供热", "供水 water, 燃气 gas, 供热 heating"),
                        text("address", 200, "用户地址", "Address", 3),
                        text("meter_no", 12, "表号", "Meter number", 1),
                        text("status", 10, "账户状态", "Status", 2)
                                .described("正常、欠费、销户", "正常 in order, 欠费 in arrears, 销户 closed"),
                        decimal("balance", "账户余额", "Balance", 3).described("元，欠费为负", "yuan, negative when in arrears"),
                        date("opened_on", "开户日期", "Opened on", 1),
                        updatedAt())
                .about(summary)
                .lookedUpBy("id_number");
    }
}
