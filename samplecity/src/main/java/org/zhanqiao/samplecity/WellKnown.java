package org.zhanqiao.samplecity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.samplecity.SampleResident.Role;

/// Looks through the first households of a city for residents that make good examples.
final class WellKnown implements RowSink {

    /// A row with its cells by column.
    private record Row(TableSpec table, List<@Nullable Object> cells) {

        String at(String column) {
            return String.valueOf(cells.get(table.indexOf(column)));
        }

        boolean in(TableSpec other) {
            return table.equals(other);
        }
    }

    private final FillOptions options;
    private final List<Row> rows = new ArrayList<>();
    private final Map<Role, SampleResident> found = new EnumMap<>(Role.class);
    private boolean spoilt;

    WellKnown(FillOptions options) {
        this.options = options;
    }

    /// One resident for each role, as far as the city has one, in the order of the roles.
    List<SampleResident> list() {
        new CityStream(options, this).run(residents -> {
            look();
            return found.size() < Role.values().length;
        });
        return List.copyOf(found.values());
    }

    @Override
    public void accept(TableSpec table, @Nullable Object[] cells) {
        spoilt |= table.equals(Planter.PLANTED);
        rows.add(new Row(table, Arrays.asList(cells)));
    }

    private void look() {
        if (!spoilt) {
            for (Row row : rows) {
                look(row);
            }
        }
        rows.clear();
        spoilt = false;
    }

    private void look(Row row) {
        if (row.in(HealthTables.BIRTH)
                && LocalDate.parse(row.at("birth_date")).isAfter(options.asOf().minusYears(1))) {
            keep(Role.MOTHER_OF_NEWBORN, row, "mother_id", "certificate_no", "child_id");
        } else if (row.in(SchoolTables.STUDENT) && Integer.parseInt(row.at("grade")) <= 6) {
            keep(Role.SCHOOL_CHILD, row, "id_number", "student_no", "school_code");
        } else if (row.in(PropertyTable.PROPERTY)) {
            keep(Role.HOME_OWNER, row, "owner_id", "certificate_no", "unit_no");
        } else if (row.in(SocialInsuranceTables.RETIREMENT) && row.at("status").equals("领取")) {
            keep(Role.RETIREE, row, "id_number");
        } else if (row.in(EnterpriseTable.ENTERPRISE) && row.at("status").equals("存续")) {
            keep(Role.LEGAL_PERSON, row, "legal_person_id", "uscc", "name");
        } else if (row.in(HousingFundTable.ACCOUNT) && row.at("status").equals("正常")) {
            keep(Role.EMPLOYEE, row, "id_number", "account_no", "employer_uscc");
        }
    }

    /// Keeps the first resident for a role who is registered, lives here and is not an example already.
    private void keep(Role role, Row row, String idColumn, String... keyColumns) {
        String id = row.at(idColumn);
        boolean taken = found.values().stream().anyMatch(each -> each.idNumber().equals(id));
        if (found.containsKey(role) || taken) {
            return;
        }
        Map<String, String> keys = new TreeMap<>();
        for (String column : keyColumns) {
            keys.put(row.table().qualifiedName() + "." + column, row.at(column));
        }
        rows.stream()
                .filter(each -> each.in(PoliceTables.RESIDENT))
                .filter(each ->
                        each.at("id_number").equals(id) && each.at("status").equals("正常"))
                .findFirst()
                .ifPresent(resident -> found.put(
                        role,
                        new SampleResident(
                                role,
                                id,
                                resident.at("name"),
                                Long.parseLong(resident.at("household_no")),
                                resident.at("address"),
                                keys)));
    }
}
