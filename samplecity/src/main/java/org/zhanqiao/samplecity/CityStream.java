package org.zhanqiao.samplecity;

import java.util.List;
import java.util.function.LongPredicate;

/// Makes the whole city, household by household, into a sink. Nothing is kept of a household once its rows are
/// written, but for counters.
final class CityStream {

    private final FillOptions options;
    private final HouseholdMaker households;
    private final List<TableFamily> families;
    private final Rows rows;

    CityStream(FillOptions options, RowSink sink) {
        this.options = options;
        Divisions divisions = Divisions.load();
        WorkingDays workingDays = new WorkingDays();
        Places places = new Places(divisions);
        Lives lives = new Lives(options.asOf(), workingDays);
        Enterprises enterprises = new Enterprises(options, places, workingDays);
        this.households = new HouseholdMaker(options, divisions, places, lives);
        this.rows = new Rows(options, sink);
        this.families = List.of(
                new PoliceTables(),
                new VehicleTable(),
                new CivilAffairsTables(),
                new HealthTables(),
                new PropertyTable(places, workingDays),
                new EnterpriseTable(enterprises, Enterprises.count(options)),
                new SocialInsuranceTables(enterprises),
                new MedicalInsuranceTable(),
                new SchoolTables(new Schools(options, divisions), lives),
                new HousingFundTable(enterprises),
                new UtilityTable());
    }

    /// All tables of the city in the order of their agencies.
    static List<TableSpec> tables() {
        return new CityStream(FillOptions.DEFAULT, (table, cells) -> {})
                .families.stream().flatMap(family -> family.tables().stream()).toList();
    }

    /// Makes the city.
    ///
    /// @param afterHousehold told the residents made so far; false stops
    /// @return whether the city is whole
    boolean run(LongPredicate afterHousehold) {
        families.forEach(family -> family.open(rows));
        long residents = 0;
        for (long number = 1; residents < options.residents(); number++) {
            Household household = households.make(number, options.residents() - residents);
            residents += household.members().size();
            for (TableFamily family : families) {
                family.write(household, rows);
            }
            if (!afterHousehold.test(residents)) {
                return false;
            }
        }
        families.forEach(family -> family.close(rows));
        return true;
    }

    /// Rows written so far, without the truth about planted defects.
    long rowCount() {
        return rows.count();
    }
}
