package org.zhanqiao.samplecity;

import static org.zhanqiao.samplecity.ItemSpec.date;
import static org.zhanqiao.samplecity.ItemSpec.decimal;
import static org.zhanqiao.samplecity.ItemSpec.recordNumber;
import static org.zhanqiao.samplecity.ItemSpec.residentId;
import static org.zhanqiao.samplecity.ItemSpec.text;
import static org.zhanqiao.samplecity.ItemSpec.updatedAt;
import static org.zhanqiao.samplecity.ItemSpec.uscc;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.samplecity.Enterprises.Enterprise;

/// 市场监督管理局: enterprises. After every thirtieth resident the next enterprise waits for a legal person, who is the
/// first resident to come who was grown up when it was established.
final class EnterpriseTable implements TableFamily {

    static final TableSpec ENTERPRISE = TableSpec.of(
                    Agencies.MARKET,
                    "enterprise",
                    "企业登记信息",
                    "Enterprises",
                    "每日",
                    recordNumber(),
                    uscc("uscc", "统一社会信用代码", "Unified social credit code"),
                    text("name", 120, "企业名称", "Name", 1),
                    residentId("legal_person_id", "法定代表人身份号码", "Legal person's number"),
                    text("legal_person_name", 60, "法定代表人姓名", "Legal person's name", 1),
                    decimal("registered_capital", "注册资本", "Registered capital", 1)
                            .described("万元人民币", "in 10,000 yuan"),
                    text("industry", 1, "行业门类", "Industry", 1)
                            .described("GB/T 4754-2017 门类字母", "letter of the section of GB/T 4754-2017"),
                    date("established_on", "成立日期", "Established on", 1),
                    text("status", 10, "登记状态", "Status", 1).described("存续或注销", "存续 in business, 注销 struck off"),
                    text("area_code", 6, "区划代码", "Division code", 1),
                    text("address", 200, "住所", "Address", 1),
                    text("phone", 20, "联系电话", "Telephone", 2),
                    updatedAt())
            .about("本市登记的企业及法定代表人。")
            .lookedUpBy("uscc", "legal_person_id");

    private static final long STREAM = 50;
    private static final int RESIDENTS_FOR_ONE = 30;

    private final Enterprises enterprises;
    private final long count;
    private long residents;
    private long next;
    private @Nullable Person eldest;

    EnterpriseTable(Enterprises enterprises, long count) {
        this.enterprises = enterprises;
        this.count = count;
    }

    @Override
    public List<TableSpec> tables() {
        return List.of(ENTERPRISE);
    }

    @Override
    public void write(Household household, Rows rows) {
        residents += household.members().size();
        if (!household.present()) {
            return;
        }
        for (Person person : household.members()) {
            if (person.occupation() == Occupation.EMPLOYED || person.occupation() == Occupation.FLEXIBLE) {
                if (eldest == null || person.birth().isBefore(eldest.birth())) {
                    eldest = person;
                }
                if (next < count && next * RESIDENTS_FOR_ONE < residents) {
                    offer(person, rows);
                }
            }
        }
    }

    @Override
    public void close(Rows rows) {
        if (eldest == null) {
            throw new IllegalStateException("no resident can be a legal person");
        }
        while (next < count) {
            register(enterprises.get(next), eldest, rows);
        }
    }

    private void offer(Person person, Rows rows) {
        Enterprise enterprise = enterprises.get(next);
        if (!person.birth().plusYears(18).isAfter(enterprise.established())) {
            register(enterprise, person, rows);
        }
    }

    private void register(Enterprise enterprise, Person legalPerson, Rows rows) {
        Draws draws = rows.draws(STREAM, next);
        next++;
        rows.add(
                ENTERPRISE,
                next,
                enterprise.uscc(),
                enterprise.name(),
                legalPerson.id(),
                legalPerson.name(),
                enterprise.capital() + ".00",
                enterprise.industry(),
                enterprise.established(),
                enterprise.open() ? "存续" : "注销",
                enterprise.place().area().code(),
                enterprise.place().address(),
                enterprise.phone(),
                rows.fresh(draws, enterprise.established()));
    }
}
