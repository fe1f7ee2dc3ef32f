package org.zhanqiao.samplecity;

import static org.zhanqiao.samplecity.ItemSpec.date;
import static org.zhanqiao.samplecity.ItemSpec.recordNumber;
import static org.zhanqiao.samplecity.ItemSpec.residentId;
import static org.zhanqiao.samplecity.ItemSpec.text;
import static org.zhanqiao.samplecity.ItemSpec.updatedAt;

import java.time.LocalDate;
import java.util.List;

/// 公安局交警支队: motor vehicles and their owners.
final class VehicleTable implements TableFamily {

    /// A plate of Qingdao: 鲁B or 鲁U and five characters without I and O, or, for new energy, D or F and five digits or
    /// a letter before four.
    static final String PLATE = "鲁[BU](?:[0-9A-HJ-NP-Z]{5}|[DF][0-9A-HJ-NP-Z][0-9]{4})";

    static final TableSpec VEHICLE = TableSpec.of(
                    Agencies.POLICE,
                    "vehicle",
                    "机动车登记信息",
                    "Motor vehicles",
                    "每日",
                    recordNumber(),
                    text("plate", 12, "号牌号码", "Number plate", 2),
                    text("plate_kind", 20, "号牌种类", "Kind of plate", 1)
                            .described("小型汽车或小型新能源汽车", "小型汽车 small car, 小型新能源汽车 small car of new energy"),
                    residentId("owner_id", "所有人身份号码", "Owner's number"),
                    text("owner_name", 60, "所有人姓名", "Owner's name", 2),
                    text("brand", 20, "品牌", "Brand", 1),
                    date("registered_on", "初次登记日期", "First registered on", 2),
                    date("inspected_until", "检验有效期至", "Inspected until", 1),
                    updatedAt())
            .about("在本市登记的小型汽车及所有人。")
            .lookedUpBy("plate", "owner_id");

    private static final long STREAM = 11;
    private static final String CHARACTERS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int ORDINARY = 34 * 34 * 34 * 34 * 34;
    private static final int ELECTRIC = 2 * 34 * 10_000;
    private static final List<String> BRANDS =
            List.of("大众", "丰田", "本田", "吉利", "长安", "五菱", "别克", "日产", "奇瑞", "哈弗", "奥迪", "宝马");
    private static final List<String> ELECTRIC_BRANDS = List.of("比亚迪", "特斯拉", "理想", "小鹏", "蔚来", "广汽埃安", "五菱");

    private long ordinaryPlates = 86_423;
    private long electricPlates;
    private long records;

    @Override
    public List<TableSpec> tables() {
        return List.of(VEHICLE);
    }

    @Override
    public void write(Household household, Rows rows) {
        Draws draws = rows.draws(STREAM, household.number());
        int cars = draws.chance(5200) ? draws.chance(1800) ? 2 : 1 : 0;
        List<Person> drivers = household.members().stream()
                .filter(each -> each.alive() && !each.birth().plusYears(19).isAfter(rows.asOf()))
                .toList();
        if (drivers.isEmpty() || !household.present()) {
            return;
        }
        for (int i = 0; i < cars; i++) {
            car(draws.pick(drivers), draws, rows);
        }
    }

    private void car(Person owner, Draws draws, Rows rows) {
        LocalDate first = Lives.later(owner.birth().plusYears(18), rows.asOf().minusYears(13));
        LocalDate registered = draws.day(first, rows.asOf().minusDays(3));
        boolean electric = registered.getYear() >= 2017 && draws.chance(3500);
        rows.add(
                VEHICLE,
                ++records,
                electric ? electricPlate() : ordinaryPlate(),
                electric ? "小型新能源汽车" : "小型汽车",
                owner.id(),
                owner.name(),
                draws.pick(electric ? ELECTRIC_BRANDS : BRANDS),
                registered,
                rows.asOf().plusDays(draws.between(1, 700)),
                rows.fresh(draws, registered));
    }

    private String ordinaryPlate() {
        long number = ordinaryPlates++;
        long place = number / 4 * 3 + number % 4;
        String series = number % 4 == 3 ? "鲁U" : "鲁B";
        long spread = (series.equals("鲁U") ? number / 4 : place) * 3_571_823 % ORDINARY;
        StringBuilder text = new StringBuilder(series);
        for (int base = ORDINARY / 34; base > 0; base /= 34) {
            text.append(CHARACTERS.charAt((int) (spread / base % 34)));
        }
        return text.toString();
    }

    private String electricPlate() {
        long spread = electricPlates % ELECTRIC * 7919 % ELECTRIC;
        StringBuilder text = new StringBuilder(electricPlates++ < ELECTRIC ? "鲁B" : "鲁U");
        text.append(spread % 2 == 0 ? 'D' : 'F').append(CHARACTERS.charAt((int) (spread / 2 % 34)));
        return Texts.padded(text, spread / 68, 4).toString();
    }
}
