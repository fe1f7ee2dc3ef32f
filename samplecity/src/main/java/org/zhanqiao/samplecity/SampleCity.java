package org.zhanqiao.samplecity;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The way in: what agencies and tables the sample city has, and filling databases with it.
public final class SampleCity {

    private static final List<TableSpec> TABLES = CityStream.tables();

    private SampleCity() {}

    /// The agencies, in the order in which they are usually named.
    public static List<AgencySpec> agencies() {
        return Agencies.list();
    }

    /// The agency with this [AgencySpec#id()].
    public static Optional<AgencySpec> findAgency(String id) {
        return Agencies.list().stream().filter(agency -> agency.id().equals(id)).findFirst();
    }

    /// All tables of all agencies.
    public static List<TableSpec> tables() {
        return TABLES;
    }

    /// What the city in the target was made with; empty when there is none or when it was not made to its end.
    ///
    /// @throws SQLException when a database does not answer
    public static Optional<FillOptions> findFilled(FillTarget target) throws SQLException {
        try (CityDatabase city = new CityDatabase(target, List.of());
                FundDatabase fund = new FundDatabase(target)) {
            Optional<FillOptions> made = city.findOptions();
            return made.equals(fund.findOptions()) ? made : Optional.empty();
        }
    }

    /// Makes the city in the target's databases, all or nothing: what a fill that was stopped or killed has left is
    /// never seen, and the next one starts over. A city that stands is left alone; only when the housing fund's
    /// database was lost beside it are its accounts made again.
    ///
    /// @param clock for rate and time left, not for anything in the rows
    /// @param progress told from the calling thread
    /// @throws SQLException when a database does not answer or refuses a statement
    public static FillOutcome fill(FillTarget target, FillOptions options, InstantSource clock, Progress progress)
            throws SQLException {
        return new Fill(target, options, new ProgressMeter(progress, clock), clock).run();
    }

    /// Residents to name in examples: for equal options always the same ones. Makes the first households anew; needs no
    /// database.
    ///
    /// @return one for each role, in the order of the roles
    public static List<SampleResident> wellKnown(FillOptions options) {
        return new WellKnown(options).list();
    }

    /// Drops the agencies' schemas, the truth about planted defects and the accounts of the housing fund. The roles
    /// stay, with rights on nothing.
    ///
    /// @throws SQLException when a database does not answer or refuses a statement
    public static void drop(FillTarget target) throws SQLException {
        try (CityDatabase city = new CityDatabase(target, List.of());
                FundDatabase fund = new FundDatabase(target)) {
            fund.drop();
            city.drop();
        }
    }

    static List<TableSpec> postgresTables() {
        return Stream.concat(
                        TABLES.stream().filter(table -> table.source() != SourceKind.JDBC_H2),
                        Stream.of(Planter.PLANTED))
                .toList();
    }
}
