package org.zhanqiao.samplecity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What an honest look at the data finds is what was planted, no more and no less.
class A04_DefectsTest {

    private static final City CITY = City.filled();
    private static final String AS_OF = "date '2026-06-30'";

    /// The housing fund's accounts stand in another database: here a copy, to be compared by SQL.
    @BeforeAll
    static void copyFund() throws SQLException {
        try (Connection connection = CITY.postgres();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists housing_fund cascade; create schema housing_fund");
            statement.execute(Ddl.createTable(HousingFundTable.ACCOUNT));
            String columns =
                    "account_no, id_number, name, employer_uscc, employer_name, opened_on, base, balance, status,"
                            + " updated_at";
            for (String row : City.rows(CITY.fund(), "select " + columns + " from housing_fund.account")) {
                statement.addBatch("insert into housing_fund.account values ("
                        + String.join(
                                ", ",
                                List.of(row.split("\\|", -1)).stream()
                                        .map(Ddl::literal)
                                        .toList()) + ")");
            }
            statement.executeBatch();
        }
    }

    @ParameterizedTest
    @EnumSource(DefectKind.class)
    void what_is_found_is_what_was_planted(DefectKind kind) throws SQLException {
        Set<String> found = new TreeSet<>(
                switch (kind) {
                    case WRONG_CHECK_DIGIT -> wrongChecks();
                    case RETIRED_DIVISION_CODE -> retiredCodes();
                    case IMPOSSIBLE_DATE -> impossibleDates();
                    case FUTURE_DATE ->
                        keys("human_resources.social_insurance", "insured_since", "where t.insured_since > " + AS_OF);
                    case BIRTH_DATE_MISMATCH ->
                        keys(
                                "health.birth",
                                "birth_date",
                                "where to_char(t.birth_date, 'YYYYMMDD') <> substr(child_id, 7, 8)");
                    case SEX_MISMATCH ->
                        keys(
                                "education.student",
                                "sex",
                                "where (t.sex = '男') <> (substr(t.id_number, 17, 1)::int % 2 = 1)");
                    case NAME_SPELLING -> spellings();
                    case MISSING_VALUE -> missing();
                    case DUPLICATE_PERSON -> keys("police.resident", "record_no", """
                            where exists (select from police.resident o
                                           where o.id_number = t.id_number and o.record_no < t.record_no)
                            """);
                    case DECEASED_STILL_INSURED -> keys("medical_insurance.enrolment", "status", """
                            join police.resident r on r.id_number = t.id_number
                            where r.died_on is not null and t.status = '参保'
                            """);
                    case DECEASED_STILL_PAID -> keys("human_resources.retirement", "status", """
                            join police.resident r on r.id_number = t.id_number
                            where r.died_on is not null and t.status = '领取'
                            """);
                    case STALE_ROW -> stale();
                    case ILLEGAL_PHONE -> phones();
                    case ILLEGAL_PLATE ->
                        keys("police.vehicle", "plate", "where t.plate !~ '^" + VehicleTable.PLATE + "$'");
                    case MARRIAGE_MISMATCH -> keys("police.resident", "marital_status", """
                            where t.marital_status = '未婚' and exists (
                                select from civil_affairs.marriage m
                                 where m.husband_id = t.id_number or m.wife_id = t.id_number)
                            """);
                    case OUT_OF_RANGE ->
                        keys("natural_resources.property_right", "area_m2", "where t.area_m2 not between 10 and 1000");
                    case UNKNOWN_EMPLOYER -> unknownEmployers();
                    case SHARE_SUM -> shares();
                });
        List<String> planted = CITY.rows("""
                select schema_name || '.' || table_name || '.' || column_name || ' ' || row_key
                  from truth.planted where kind = '%s' order by 1
                """.formatted(kind));

        assertThat(found).containsExactlyInAnyOrderElementsOf(planted).isNotEmpty();
    }

    @Test
    void the_stored_value_is_the_one_in_the_table_and_the_true_one_is_another() throws SQLException {
        for (String row : CITY.rows("""
                select p.schema_name || '.' || p.table_name, p.column_name, p.row_key,
                       coalesce(p.stored_value, 'null'), coalesce(p.true_value, 'null')
                  from truth.planted p where p.column_name <> 'updated_at'
                """)) {
            List<String> cells = List.of(row.split("\\|", -1));
            TableSpec table = SampleCity.tables().stream()
                    .filter(each -> each.qualifiedName().equals(cells.getFirst()))
                    .findFirst()
                    .orElseThrow();
            String stored = CITY.rows("select " + cells.get(1) + " from " + cells.get(0) + " where " + table.rowKey()
                            + " = '" + cells.get(2) + "'")
                    .getFirst();
            assertThat(stored).isEqualTo(cells.get(3)).isNotEqualTo(cells.get(4));
        }
    }

    @Test
    void every_rule_is_within_the_documented_share() throws SQLException {
        long rows = Long.parseLong(CITY.rows("""
                select (select count(*) from police.resident) + (select count(*) from medical_insurance.enrolment)
                     + (select count(*) from human_resources.social_insurance)
                """).getFirst());
        long planted = Long.parseLong(CITY.rows("""
                select count(*) from truth.planted
                 where table_name in ('resident', 'enrolment', 'social_insurance')
                """).getFirst());

        assertThat(planted / (double) rows).isBetween(0.012, 0.025);
    }

    private static List<String> wrongChecks() throws SQLException {
        List<String> found = new ArrayList<>();
        for (TableSpec table : SampleCity.tables()) {
            for (ItemSpec item : table.items()) {
                switch (item.subject()) {
                    case RESIDENT_ID ->
                        found.addAll(
                                wrong(table, item, id -> ResidentId.flawOf(id).isEmpty()));
                    case USCC ->
                        found.addAll(
                                wrong(table, item, code -> Uscc.flawOf(code).isEmpty()));
                    case NONE -> {}
                }
            }
        }
        return found;
    }

    private static List<String> wrong(TableSpec table, ItemSpec item, Predicate<String> right) throws SQLException {
        return CITY
                .rows("select " + item.column() + ", " + table.rowKey() + " from " + table.qualifiedName() + " where "
                        + item.column() + " is not null")
                .stream()
                .map(row -> List.of(row.split("\\|", -1)))
                .filter(row -> !right.test(row.getFirst()))
                .map(row -> table.qualifiedName() + "." + item.column() + " " + row.getLast())
                .toList();
    }

    private static List<String> retiredCodes() throws SQLException {
        Divisions divisions = Divisions.load();
        List<String> found = new ArrayList<>();
        for (TableSpec table : SampleCity.tables()) {
            if (table.items().stream().anyMatch(item -> item.column().equals("area_code"))) {
                found.addAll(wrong(
                        table,
                        table.getItem("area_code"),
                        code -> divisions.findArea(code).isPresent()));
            }
        }
        return found;
    }

    private static List<String> impossibleDates() throws SQLException {
        return wrong(SchoolTables.STUDENT, SchoolTables.STUDENT.getItem("birth_date"), A04_DefectsTest::isDate);
    }

    private static boolean isDate(String text) {
        String digits = "370202" + text + "001";
        return ResidentId.flawOf(digits + ResidentId.checkCharacter(digits)).isEmpty();
    }

    private static List<String> spellings() throws SQLException {
        List<String> found = new ArrayList<>();
        String differs = "where exists (select from police.resident r where r.id_number = t.%s and r.name <> t.%s)";
        for (String table : List.of(
                "human_resources.social_insurance",
                "human_resources.retirement",
                "medical_insurance.enrolment",
                "education.student",
                "housing_fund.account",
                "water.account",
                "energy.account")) {
            found.addAll(keys(table, "name", differs.formatted("id_number", "name")));
        }
        found.addAll(
                keys("natural_resources.property_right", "owner_name", differs.formatted("owner_id", "owner_name")));
        found.addAll(keys("police.vehicle", "owner_name", differs.formatted("owner_id", "owner_name")));
        found.addAll(keys("health.birth", "mother_name", differs.formatted("mother_id", "mother_name")));
        found.addAll(keys(
                "market.enterprise", "legal_person_name", differs.formatted("legal_person_id", "legal_person_name")));
        return found;
    }

    private static List<String> missing() throws SQLException {
        Set<String> optional = Set.of(
                "police.resident.phone",
                "police.resident.died_on",
                "police.resident.moved_out_on",
                "human_resources.social_insurance.employer_uscc",
                "human_resources.social_insurance.employer_name");
        List<String> found = new ArrayList<>();
        for (TableSpec table : SampleCity.tables()) {
            for (ItemSpec item : table.items()) {
                if (!optional.contains(table.qualifiedName() + "." + item.column())) {
                    found.addAll(keys(table.qualifiedName(), item.column(), "where t." + item.column() + " is null"));
                }
            }
        }
        return found;
    }

    private static List<String> stale() throws SQLException {
        List<String> found = new ArrayList<>();
        for (TableSpec table : SampleCity.tables()) {
            found.addAll(keys(
                    table.qualifiedName(), "updated_at", "where t.updated_at < " + AS_OF + " - interval '3 years'"));
        }
        return found;
    }

    private static List<String> phones() throws SQLException {
        List<String> found = keys("police.resident", "phone", "where t.phone !~ '^1[3-9][0-9]{9}$'");
        found.addAll(keys("market.enterprise", "phone", "where t.phone !~ '^0532-8[0-9]{7}$'"));
        return found;
    }

    private static List<String> unknownEmployers() throws SQLException {
        return keys("human_resources.social_insurance", "employer_uscc", """
                where t.employer_uscc is not null and not exists (
                    select from market.enterprise e
                     where substr(e.uscc, 1, 17) = substr(t.employer_uscc, 1, 17))
                """);
    }

    /// A wrong sum tells the unit; which of its rows is wrong, the other half says.
    private static List<String> shares() throws SQLException {
        return keys("natural_resources.property_right", "share_percent", """
                where t.share_percent <> 50 and t.unit_no in (
                    select unit_no from natural_resources.property_right group by 1 having sum(share_percent) <> 100)
                """);
    }

    private static List<String> keys(String table, String column, String rest) throws SQLException {
        TableSpec spec = SampleCity.tables().stream()
                .filter(each -> each.qualifiedName().equals(table))
                .findFirst()
                .orElseThrow();
        return new ArrayList<>(CITY.rows(
                "select '" + table + "." + column + " ' || t." + spec.rowKey() + " from " + table + " t " + rest));
    }
}
