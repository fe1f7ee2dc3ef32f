package org.zhanqiao.samplecity;

import static org.zhanqiao.samplecity.ItemSpec.date;
import static org.zhanqiao.samplecity.ItemSpec.decimal;
import static org.zhanqiao.samplecity.ItemSpec.recordNumber;
import static org.zhanqiao.samplecity.ItemSpec.residentId;
import static org.zhanqiao.samplecity.ItemSpec.text;
import static org.zhanqiao.samplecity.ItemSpec.updatedAt;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/// 卫生健康委员会: births, since certificates of birth are given out (1996).
final class HealthTables implements TableFamily {

    static final TableSpec BIRTH = TableSpec.of(
                    Agencies.HEALTH,
                    "birth",
                    "出生医学证明信息",
                    "Births",
                    "每日",
                    recordNumber(),
                    text("certificate_no", 10, "出生医学证明编号", "Birth certificate number", 2),
                    text("child_name", 60, "新生儿姓名", "Child's name", 3),
                    residentId("child_id", "新生儿身份号码", "Child's number"),
                    text("sex", 4, "性别", "Sex", 2).described("男或女", "男 male, 女 female"),
                    date("birth_date", "出生日期", "Date of birth", 3),
                    residentId("mother_id", "母亲身份号码", "Mother's number"),
                    text("mother_name", 60, "母亲姓名", "Mother's name", 2),
                    residentId("father_id", "父亲身份号码", "Father's number"),
                    text("father_name", 60, "父亲姓名", "Father's name", 2),
                    text("hospital", 60, "接生机构", "Hospital", 2),
                    decimal("weight_kg", "出生体重", "Weight at birth", 3).described("千克", "kilograms"),
                    updatedAt())
            .about("1996年以来本市助产机构签发的出生医学证明。")
            .lookedUpBy("certificate_no", "child_id", "mother_id");

    private static final long STREAM = 30;
    private static final LocalDate FIRST_CERTIFICATES = LocalDate.of(1996, 1, 1);

    private static final List<String> CITY_HOSPITALS =
            List.of("青岛市妇女儿童医院", "青岛大学附属医院", "青岛市市立医院", "青岛市中心医院", "山东大学齐鲁医院（青岛）");
    private static final Map<String, String> DISTRICT_HOSPITALS = Map.of(
            "370211",
            "青岛西海岸新区人民医院",
            "370214",
            "青岛市城阳区人民医院",
            "370215",
            "青岛市即墨区人民医院",
            "370281",
            "胶州市人民医院",
            "370283",
            "平度市人民医院",
            "370285",
            "莱西市人民医院");

    private long births;

    @Override
    public List<TableSpec> tables() {
        return List.of(BIRTH);
    }

    @Override
    public void write(Household household, Rows rows) {
        Draws draws = rows.draws(STREAM, household.number());
        for (Person child : household.members()) {
            Person mother = child.mother();
            Person father = child.father();
            if (mother == null || father == null || child.birth().isBefore(FIRST_CERTIFICATES)) {
                continue;
            }
            births++;
            rows.add(
                    BIRTH,
                    births,
                    certificate(child.birth(), births),
                    child.name(),
                    child.id(),
                    child.sex().label(),
                    child.birth(),
                    mother.id(),
                    mother.name(),
                    father.id(),
                    father.name(),
                    hospital(household, draws),
                    Texts.hundredths(draws.between(248, 430)),
                    rows.fresh(draws, child.birth()));
        }
    }

    private static String hospital(Household household, Draws draws) {
        String near = DISTRICT_HOSPITALS.get(household.place().area().code());
        return near != null && draws.chance(6000) ? near : draws.pick(CITY_HOSPITALS);
    }

    /// A letter that moves on every second year, and nine digits.
    private static String certificate(LocalDate birth, long number) {
        char letter = (char) ('A' + (birth.getYear() - 1996) / 2);
        return letter + "37" + Texts.padded(number, 7);
    }
}
