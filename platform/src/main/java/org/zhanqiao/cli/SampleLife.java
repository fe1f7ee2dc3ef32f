package org.zhanqiao.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.zhanqiao.client.ZhanqiaoClient;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.samplecity.FillTarget;
import org.zhanqiao.samplecity.SampleCity;
import org.zhanqiao.samplecity.SourceKind;

/// What happens in the sample city while the platform runs beside it, so that barriers have something to be found in:
/// an
/// agency's jobs confirm rows, one of them stopped; old marriages were never entered; counters call for the data of the
/// people before them. `docs/discovery.md` says what is planted.
final class SampleLife {

    /// The table whose agency confirms no row any more.
    private static final String STOPPED = "human_resources.social_insurance";

    /// The first day whose marriages are in the register; what is older is on paper.
    private static final String MARRIAGES_SINCE = "2005-01-01";

    private static final int CONFIRMED = 10;
    private static final int CASES = 12;

    private final FillTarget target;

    SampleLife(FillTarget target) {
        this.target = target;
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(target.cityUrl(), target.cityUser(), target.cityPassword());
    }

    /// The register of marriages before its books were copied: once, after the city was made.
    void leaveOldMarriagesOnPaper() throws SQLException {
        try (var city = connect();
                var delete = city.createStatement()) {
            delete.executeUpdate(
                    "delete from civil_affairs.marriage where registered_on < date '" + MARRIAGES_SINCE + "'");
        }
    }

    /// The nightly jobs: at every start a few rows of each table are confirmed, but for the one that stopped.
    void confirmRows() throws SQLException {
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

    /// A counter's calls for one matter.
    ///
    /// @param people a query for the numbers of those who came
    private record Counter(String system, String service, String key, String caseNumber, String people) {}

    private static final List<Counter> COUNTERS = List.of(
            new Counter(
                    "education-enrolment",
                    "natural-resources.property-right",
                    "owner_id",
                    "202609010",
                    "select distinct owner_id from natural_resources.property_right order by 1 limit " + CASES),
            new Counter(
                    "education-enrolment",
                    "human-resources.social-insurance",
                    "id_number",
                    "202609010",
                    "select distinct id_number from human_resources.social_insurance order by 1 limit " + CASES),
            new Counter(
                    "education-enrolment",
                    "police.resident",
                    "id_number",
                    "202609010",
                    "select distinct id_number from police.resident order by 1 limit " + CASES),
            new Counter(
                    "education-enrolment",
                    "police.residence-permit-check",
                    "id_number",
                    "202609010",
                    "select distinct id_number from police.residence_permit order by 1 limit " + CASES),
            new Counter(
                    "medical-insurance-settlement",
                    "police.resident",
                    "id_number",
                    "202610080",
                    "select distinct id_number from police.resident order by 1 desc limit " + CASES),
            // Sellers who say that they are married; of the older ones the register knows nothing.
            new Counter(
                    "natural-resources-transfer", "civil-affairs.marriage", "husband_id", "202610150", """
                    select distinct owner.owner_id from natural_resources.property_right owner
                    join police.resident husband on husband.id_number = owner.owner_id
                    where husband.sex = '男' and husband.marital_status = '有配偶' and husband.birth_date < '1975-01-01'
                    order by 1 limit %d
                    """.formatted(
                                    CASES)));

    /// The calls of a first day, once.
    ///
    /// @param dataDir with the keys of the calling systems
    void call(URI exchange, Path dataDir) throws SQLException, IOException {
        for (var counter : COUNTERS) {
            var people = people(counter.people());
            with(
                    exchange,
                    dataDir,
                    counter.system(),
                    (client, number) -> {
                        var call = client.query(counter.service())
                                .key(java.util.Map.of(counter.key(), people.get(number)));
                        call.caseNumber(counter.caseNumber() + number).send();
                    },
                    people.size());
        }
        var names = new ArrayList<String[]>();
        try (var city = connect();
                var ask = city.prepareStatement("select distinct id_number, name from police.resident r"
                        + " join market.enterprise e on e.legal_person_id = r.id_number order by 1 limit " + CASES);
                var rows = ask.executeQuery()) {
            while (rows.next()) {
                names.add(new String[] {rows.getString(1), rows.getString(2)});
            }
        }
        with(
                exchange,
                dataDir,
                "market-licence",
                (client, number) -> client.verify("police.resident")
                        .item(
                                java.util.Map.of("id_number", names.get(number)[0]),
                                java.util.Map.of("name", names.get(number)[1]))
                        .caseNumber("202611020" + number)
                        .send(),
                names.size());
    }

    private List<String> people(String query) throws SQLException {
        var people = new ArrayList<String>();
        try (var city = connect();
                var ask = city.prepareStatement(query);
                var rows = ask.executeQuery()) {
            while (rows.next()) {
                people.add(rows.getString(1));
            }
        }
        return people;
    }

    private static void with(
            URI exchange, Path dataDir, String system, BiConsumer<ZhanqiaoClient, Integer> call, int times)
            throws IOException {
        var key = SigningKey.load(SampleCityHost.keyFile(dataDir, system));
        try (var client = ZhanqiaoClient.at(exchange, key).attempts(1).build()) {
            for (int number = 0; number < times; number++) {
                call.accept(client, number);
            }
        }
    }
}
