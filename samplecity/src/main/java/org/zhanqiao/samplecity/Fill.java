package org.zhanqiao.samplecity;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;

/// One fill of the city's databases.
final class Fill {

    private final FillTarget target;
    private final FillOptions options;
    private final ProgressMeter meter;
    private final InstantSource clock;

    Fill(FillTarget target, FillOptions options, ProgressMeter meter, InstantSource clock) {
        this.target = target;
        this.options = options;
        this.meter = meter;
        this.clock = clock;
    }

    FillOutcome run() throws SQLException {
        try (CityDatabase city = new CityDatabase(target, SampleCity.postgresTables());
                FundDatabase fund = new FundDatabase(target)) {
            if (!city.lock()) {
                return new FillOutcome.Busy();
            }
            Optional<FillOptions> standing = city.findOptions();
            if (standing.isPresent()) {
                return standing.get().equals(options) && !fund.findOptions().equals(standing)
                        ? whole(fund, () -> mendFund(fund))
                        : new FillOutcome.AlreadyFilled(standing.get());
            }
            Optional<String> occupied = city.findSchema();
            return occupied.isPresent()
                    ? new FillOutcome.Occupied(occupied.get())
                    : whole(fund, () -> make(city, fund));
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw failure;
        } catch (CancellationException interrupted) {
            return new FillOutcome.Cancelled();
        }
    }

    /// Makes the rows of the housing fund, alone or with the others; drops them again when it does not come to its end.
    private FillOutcome whole(FundDatabase fund, Making making) throws SQLException {
        boolean filled = false;
        fund.open();
        try {
            FillOutcome outcome = making.make();
            filled = outcome instanceof FillOutcome.Filled;
            return outcome;
        } finally {
            if (!filled) {
                fund.abandon();
            }
        }
    }

    private interface Making {
        FillOutcome make() throws SQLException;
    }

    private FillOutcome make(CityDatabase city, FundDatabase fund) throws SQLException {
        city.open();
        CityStream stream = new CityStream(options, (table, cells) -> {
            city.accept(table, cells);
            fund.accept(table, cells);
        });
        if (!stream.run(residents -> meter.made(residents, options.residents(), stream.rowCount()))) {
            return new FillOutcome.Cancelled();
        }
        city.flush();
        List<TableSpec> tables = SampleCity.postgresTables();
        Instant since = clock.instant();
        for (int i = 0; i < tables.size(); i++) {
            city.index(tables.get(i));
            if (!meter.indexed(i + 1, tables.size(), stream.rowCount(), since)) {
                return new FillOutcome.Cancelled();
            }
        }
        city.grant(target);
        fund.finish(target, options);
        city.commit(options);
        return new FillOutcome.Filled(options, stream.rowCount(), meter.elapsed());
    }

    private FillOutcome mendFund(FundDatabase fund) throws SQLException {
        CityStream stream = new CityStream(options, fund);
        if (!stream.run(residents -> meter.made(residents, options.residents(), stream.rowCount()))) {
            return new FillOutcome.Cancelled();
        }
        fund.finish(target, options);
        return new FillOutcome.Filled(options, stream.rowCount(), meter.elapsed());
    }
}
