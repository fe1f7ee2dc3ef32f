package org.zhanqiao.samplecity;

import static org.zhanqiao.samplecity.ItemSpec.date;
import static org.zhanqiao.samplecity.ItemSpec.decimal;
import static org.zhanqiao.samplecity.ItemSpec.recordNumber;
import static org.zhanqiao.samplecity.ItemSpec.residentId;
import static org.zhanqiao.samplecity.ItemSpec.text;
import static org.zhanqiao.samplecity.ItemSpec.updatedAt;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// 自然资源和规划局: rights in dwellings, one row for each owner's share.
final class PropertyTable implements TableFamily {

    static final TableSpec PROPERTY = TableSpec.of(
                    Agencies.NATURAL_RESOURCES,
                    "property_right",
                    "不动产登记信息",
                    "Property rights",
                    "每日",
                    recordNumber(),
                    text("unit_no", 28, "不动产单元号", "Real-estate unit number", 2),
                    text("certificate_no", 40, "不动产权证书号", "Right certificate number", 2),
                    residentId("owner_id", "权利人身份号码", "Owner's number"),
                    text("owner_name", 60, "权利人姓名", "Owner's name", 2),
                    decimal("share_percent", "权利份额", "Share", 3)
                            .described("百分比，同一单元合计100", "per cent, 100 together in one unit"),
                    decimal("area_m2", "建筑面积", "Floor area", 2).described("平方米", "square metres"),
                    text("use", 20, "用途", "Use", 1),
                    text("area_code", 6, "区划代码", "Division code", 1),
                    text("address", 200, "坐落", "Address", 3),
                    text("mortgaged", 4, "是否抵押", "Mortgaged", 3).described("是或否", "是 yes, 否 no"),
                    date("registered_on", "登记日期", "Registered on", 2),
                    updatedAt())
            .about("本市住宅的不动产权利，每个权利人的份额一行。")
            .lookedUpBy("unit_no", "certificate_no", "owner_id");

    private static final long STREAM = 40;

    private final Places places;
    private final WorkingDays workingDays;
    private long records;
    private long units;

    PropertyTable(Places places, WorkingDays workingDays) {
        this.places = places;
        this.workingDays = workingDays;
    }

    @Override
    public List<TableSpec> tables() {
        return List.of(PROPERTY);
    }

    @Override
    public void write(Household household, Rows rows) {
        Draws draws = rows.draws(STREAM, household.number());
        List<Person> owners = owners(household, rows.asOf());
        if (owners.isEmpty() || !draws.chance(household.local() ? 7400 : 3200)) {
            return;
        }
        unit(household.place(), owners, draws, rows);
        if (draws.chance(1400)) {
            Place other = places.dwelling(draws);
            unit(other, owners.subList(0, 1), draws, rows);
        }
    }

    /// The adult who heads the household and, where they are married to each other, the partner.
    private static List<Person> owners(Household household, LocalDate asOf) {
        List<Person> owners = new ArrayList<>();
        for (Person member : household.members()) {
            boolean couple = member.relation().equals("户主")
                    || member.relation().equals("妻")
                    || member.relation().equals("夫");
            if (couple && member.alive() && !member.birth().plusYears(20).isAfter(asOf)) {
                owners.add(member);
            }
        }
        return owners;
    }

    private void unit(Place place, List<Person> owners, Draws draws, Rows rows) {
        units++;
        LocalDate earliest = LocalDate.of(2016, 1, 1);
        for (Person owner : owners) {
            earliest = Lives.later(earliest, owner.birth().plusYears(19));
        }
        LocalDate registered =
                workingDays.onOrBefore(draws.day(earliest, rows.asOf().minusDays(12)));
        List<Person> entitled = draws.chance(5500) ? owners : owners.subList(0, 1);
        String area = Texts.hundredths(draws.between(4_500, 18_000));
        boolean mortgaged = draws.chance(3800);
        for (Person owner : entitled) {
            rows.add(
                    PROPERTY,
                    ++records,
                    unitNumber(place, units),
                    "鲁（" + registered.getYear() + "）青岛市不动产权第" + Texts.padded(units, 7) + "号",
                    owner.id(),
                    owner.name(),
                    entitled.size() == 2 ? "50.00" : "100.00",
                    area,
                    "住宅",
                    place.area().code(),
                    place.address(),
                    mortgaged ? "是" : "否",
                    registered,
                    rows.fresh(draws, registered));
        }
    }

    /// Division, cadastral zone, parcel, building and room: 28 places, as GB/T 37346-2019 has it.
    private static String unitNumber(Place place, long unit) {
        String street = place.street().code().substring(6);
        return place.area().code() + street + street + "GB" + Texts.padded(unit / 400 + 1, 5) + "F"
                + Texts.padded(unit, 8);
    }
}
