package org.zhanqiao.demo;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.zhanqiao.client.ZhanqiaoClient;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.samplecity.FillTarget;
import org.zhanqiao.samplecity.FrontEnd;
import org.zhanqiao.samplecity.SampleCity;
import org.zhanqiao.samplecity.SourceKind;

/// What happens in the sample city while the platform runs beside it, so that there are barriers to be found: jobs
/// of agencies confirm rows, and one of them stopped; old marriages were never entered; counters call for the data
/// of the people before them. `docs/discovery.md` says what is planted.
public final class SampleLife {

    /// The table whose agency confirms no row any more.
    private static final String STOPPED = "human_resources.social_insurance";

    /// The first day whose marriages are in the register; what is older is on paper.
    private static final String MARRIAGES_SINCE = "2005-01-01";

    private static final int CONFIRMED = 10;

    private final FillTarget target;

    public SampleLife(FillTarget target) {
        this.target = target;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(target.cityUrl(), target.cityUser(), target.cityPassword());
    }

    /// The register of marriages before its books were copied: once, after the city was made.
    public void leaveOldMarriagesOnPaper() throws SQLException {
        try (var city = connect();
                var delete = city.createStatement()) {
            delete.executeUpdate(
                    "delete from civil_affairs.marriage where registered_on < date '" + MARRIAGES_SINCE + "'");
        }
    }

    /// The nightly jobs: at every start a few rows of each table are confirmed, but for the one that stopped.
    public void confirmRows() throws SQLException {
        try (var city = connect();
                var confirm = city.createStatement()) {
            for (var table : SampleCity.tables()) {
                if (table.source() == SourceKind.POSTGRESQL
                        && !table.qualifiedName().equals(STOPPED)) {
                    confirm.executeUpdate("update %1$s set %2$s = now() where ctid = any (array("
                                    .formatted(table.qualifiedName(), table.freshness())
                            + "select ctid from %s limit %d))".formatted(table.qualifiedName(), CONFIRMED));
                }
            }
        }
    }

    /// The same of the front-end database of the whole city: there the jobs of every third table stopped.
    public void confirmRowsOfTheWholeCity() throws SQLException {
        try (var city = connect();
                var confirm = city.createStatement()) {
            confirm.execute("""
                    do $$
                    declare relation regclass;
                    begin
                      for relation in select oid::regclass from pg_class where relnamespace = 'front_end'::regnamespace
                        and relkind = 'r' and relname ~ '^t[0-9]+$' and substr(relname, 2)::int % 3 <> 0
                      loop
                        execute format('update %1$s set %2$I = now() where ctid = '
                          '(select ctid from %1$s limit 1)', relation, '{as-of}');
                      end loop;
                    end $$
                    """.replace("{as-of}", FrontEnd.AS_OF));
        }
    }

    /// A counter's calls for one matter.
    ///
    /// @param verified item whose value is verified; empty where rows are queried
    /// @param people   a query for the keys of those who came, and for the values to verify
    private record Counter(
            String system, String service, String key, String verified, String caseNumber, String people) {}

    private static final List<Counter> COUNTERS = List.of(
            queries(
                    "education-enrolment",
                    "natural-resources.property-right",
                    "owner_id",
                    "natural_resources.property_right"),
            queries("education-enrolment", "human-resources.social-insurance", "id_number", STOPPED),
            queries("education-enrolment", "police.resident", "id_number", "police.resident"),
            queries("education-enrolment", SampleMatters.UNSTABLE, "id_number", "police.residence_permit"),
            queries("medical-insurance-settlement", "police.resident", "id_number", "police.resident"),
            // Sellers who say that they are married; of the older ones the register knows nothing.
            new Counter("natural-resources-transfer", "civil-affairs.marriage", "husband_id", "", "20261015", """
                    select distinct owner.owner_id from natural_resources.property_right owner
                    join police.resident husband on husband.id_number = owner.owner_id
                    where husband.sex = '男' and husband.marital_status = '有配偶' and husband.birth_date < '1975-01-01'
                    order by 1 limit 12
                    """),
            new Counter("market-licence", "police.resident", "id_number", "name", "20261102", """
                    select distinct person.id_number, person.name from police.resident person
                    join market.enterprise on enterprise.legal_person_id = person.id_number order by 1 limit 12
                    """));

    private static Counter queries(String system, String service, String key, String table) {
        return new Counter(
                system,
                service,
                key,
                "",
                "20260901",
                "select distinct %1$s from %2$s order by 1 limit 12".formatted(key, table));
    }

    /// The calls of a first day, twelve a counter.
    ///
    /// @param exchange address of a node
    /// @param keys     the key of each calling system
    public void call(URI exchange, Function<String, SigningKey> keys) throws SQLException {
        for (var counter : COUNTERS) {
            try (var client = ZhanqiaoClient.at(exchange, keys.apply(counter.system()))
                    .attempts(1)
                    .build()) {
                int number = 0;
                for (var person : people(counter)) {
                    call(client, counter, person, counter.caseNumber() + String.format("%04d", ++number));
                }
            }
        }
    }

    private static void call(ZhanqiaoClient client, Counter counter, List<String> person, String caseNumber) {
        var key = Map.of(counter.key(), person.getFirst());
        // What becomes of a call stands in the evidence; nobody at this counter looks at it.
        if (counter.verified().isEmpty()) {
            var _ = client.query(counter.service())
                    .key(key)
                    .caseNumber(caseNumber)
                    .send();
        } else {
            var _ = client.verify(counter.service())
                    .item(key, Map.of(counter.verified(), person.getLast()))
                    .caseNumber(caseNumber)
                    .send();
        }
    }

    private List<List<String>> people(Counter counter) throws SQLException {
        var people = new ArrayList<List<String>>();
        try (var city = connect();
                var ask = city.prepareStatement(counter.people());
                var rows = ask.executeQuery()) {
            while (rows.next()) {
                people.add(
                        counter.verified().isEmpty()
                                ? List.of(rows.getString(1))
                                : List.of(rows.getString(1), rows.getString(2)));
            }
        }
        return people;
    }
}
