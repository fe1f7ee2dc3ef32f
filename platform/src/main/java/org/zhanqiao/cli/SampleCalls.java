package org.zhanqiao.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.zhanqiao.audit.LogIndexer;
import org.zhanqiao.client.Answer;
import org.zhanqiao.client.ZhanqiaoClient;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.demo.SampleCorrections;
import org.zhanqiao.exchange.node.ExchangeNode;
import org.zhanqiao.exchange.node.NodeOptions;
import org.zhanqiao.samplecity.SampleResident;

/// Calls of the sample city's systems in the months before, made as any call is: signed, over HTTP, through a node
/// with its evidence. Only the clock of that node and of its callers stands in the past.
final class SampleCalls {

    private static final Duration UNTIL_INDEXED = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private static final List<Kind> KINDS = List.of(
            new Kind("education-enrolment", "police.resident", "id_number", SampleResident.Role.SCHOOL_CHILD),
            new Kind(
                    "education-enrolment",
                    "natural-resources.property-right",
                    "owner_id",
                    SampleResident.Role.HOME_OWNER),
            new Kind(
                    "medical-insurance-settlement",
                    "health.birth",
                    "certificate_no",
                    SampleResident.Role.MOTHER_OF_NEWBORN),
            new Kind(
                    "medical-insurance-settlement",
                    "police.resident",
                    "id_number",
                    SampleResident.Role.MOTHER_OF_NEWBORN),
            new Kind("natural-resources-transfer", "water.account", "id_number", SampleResident.Role.HOME_OWNER),
            new Kind("natural-resources-transfer", "energy.account", "id_number", SampleResident.Role.HOME_OWNER),
            new Kind("civil-affairs-marriage", "police.resident", "id_number", SampleResident.Role.EMPLOYEE),
            new Kind(
                    "housing-fund-withdrawal", "human-resources.retirement", "id_number", SampleResident.Role.RETIREE));

    private final NodeOptions node;
    private final Path dataDir;
    private final List<SampleResident> residents;
    private final PastClock clock = new PastClock();

    /// A call that is made again and again.
    ///
    /// @param item the one that finds the row
    private record Kind(String system, String service, String item, SampleResident.Role role) {}

    /// Every thread of the node sees the same time. From the moment it was set to it runs on as any clock, so that each
    /// call takes as long as it took.
    private static final class PastClock implements InstantSource {

        /// @param nanos of the process when it was that time
        private record Setting(Instant then, long nanos) {}

        private volatile Setting setting = new Setting(Instant.EPOCH, System.nanoTime());

        @Override
        public Instant instant() {
            var last = setting;
            return last.then().plusNanos(System.nanoTime() - last.nanos());
        }

        /// Sets it forward; it never goes back.
        ///
        /// @return what it was set to, in whole microseconds
        Instant set(Instant then) {
            var now = instant();
            var set = (then.isAfter(now) ? then : now.plusNanos(1_000)).truncatedTo(ChronoUnit.MICROS);
            setting = new Setting(set, System.nanoTime());
            return set;
        }
    }

    /// @param node      as it will serve; it is started on another port, and ended again
    /// @param residents of the city
    SampleCalls(NodeOptions node, Path dataDir, List<SampleResident> residents) {
        this.node = node;
        this.dataDir = dataDir;
        this.residents = List.copyOf(residents);
    }

    /// Makes each kind of call at each time, and returns when the index of the evidence knows those that were served.
    /// What was interrupted goes on with the next time: the clock of a log never goes back.
    ///
    /// @param corrections keeps what is made
    List<SampleCorrections.MadeCall> make(SampleCorrections corrections, DataSource database) throws IOException {
        var calls = new ArrayList<SampleCorrections.MadeCall>();
        for (var made : corrections.listMade()) {
            calls.add(made.about(subject(kind(made))));
        }
        var last = calls.isEmpty() ? Instant.EPOCH : calls.getLast().at();
        var times = corrections.listCallTimes().stream()
                .filter(time -> time.isAfter(last))
                .toList();
        var _ = clock.set(times.isEmpty() ? last : times.getFirst());
        try (var exchange = ExchangeNode.start(node.under(clock));
                var indexer = LogIndexer.follow(exchange.log(), database)) {
            callAll(times, exchange, calls.size() + 1, made -> {
                corrections.note(made);
                calls.add(made);
            });
            awaitIndexed(indexer);
        }
        return calls;
    }

    private static Kind kind(SampleCorrections.MadeCall made) {
        return KINDS.stream()
                .filter(kind ->
                        kind.system().equals(made.system()) && kind.service().equals(made.service()))
                .findFirst()
                .orElseThrow();
    }

    /// Returns when the index of the evidence knows what was called, or after half a minute.
    static void awaitIndexed(LogIndexer indexer) {
        var patience = System.nanoTime() + UNTIL_INDEXED.toNanos();
        while (indexer.lag() > 0 && System.nanoTime() - patience < 0) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private void callAll(
            List<Instant> times, ExchangeNode exchange, int first, Consumer<SampleCorrections.MadeCall> made)
            throws IOException {
        Map<String, ZhanqiaoClient> clients = new HashMap<>();
        try {
            for (var kind : KINDS) {
                if (!clients.containsKey(kind.system())) {
                    clients.put(kind.system(), client(exchange, kind.system()));
                }
            }
            int number = first;
            for (var time : times) {
                for (var kind : KINDS) {
                    var at = clock.set(time.plusSeconds(number % 3_600));
                    call(Objects.requireNonNull(clients.get(kind.system())), kind, number++, at)
                            .ifPresent(made);
                }
            }
        } finally {
            clients.values().forEach(ZhanqiaoClient::close);
        }
    }

    private ZhanqiaoClient client(ExchangeNode exchange, String system) throws IOException {
        return ZhanqiaoClient.at(exchange.address(), SigningKey.load(SampleCityHost.keyFile(dataDir, system)))
                .attempts(1)
                .clock(clock)
                .build();
    }

    private Optional<SampleCorrections.MadeCall> call(ZhanqiaoClient client, Kind kind, int number, Instant at) {
        var key = subject(kind);
        var answer = client.query(kind.service())
                .key(kind.item(), key)
                .caseNumber("2026%08d".formatted(number))
                .send();
        return switch (answer) {
            case Answer.Served<?> served ->
                Optional.of(new SampleCorrections.MadeCall(kind.system(), kind.service(), served.call(), at, key));
            case Answer.Refused<?> _, Answer.Unavailable<?> _ -> Optional.empty();
        };
    }

    private String subject(Kind kind) {
        var subject = residents.stream()
                .filter(resident -> resident.role() == kind.role())
                .findFirst()
                .orElseThrow();
        return subject.keys().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("." + kind.item()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(subject.idNumber());
    }
}
