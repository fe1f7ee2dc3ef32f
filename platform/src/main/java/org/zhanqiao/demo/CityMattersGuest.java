package org.zhanqiao.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.zhanqiao.barrier.items.ImportOutcome;
import org.zhanqiao.barrier.items.Matter;
import org.zhanqiao.barrier.items.MatterFiles;
import org.zhanqiao.barrier.items.MatterText;
import org.zhanqiao.barrier.items.Matters;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.exchange.Freshness;
import org.zhanqiao.identity.Person;
import org.zhanqiao.samplecity.CityCatalog;
import org.zhanqiao.samplecity.FillTarget;
import org.zhanqiao.samplecity.FrontEndTable;
import org.zhanqiao.tabular.TableWriter;

/// Fills the inventory with the matters of the whole city, as a bureau brings them: in a file that is tried out and
/// imported, whole or not at all, so that barriers are looked for in all of it at once. Matters that are there stay
/// as they are.
@Service
public class CityMattersGuest {

    private final Matters matters;
    private final MatterFiles files;
    private final AccessRequests requests;
    private final Exchange exchange;
    private final Freshness freshness;
    private final CityCounters counters;

    CityMattersGuest(
            Matters matters,
            MatterFiles files,
            AccessRequests requests,
            Exchange exchange,
            Freshness freshness,
            CityCounters counters) {
        this.matters = matters;
        this.files = files;
        this.requests = requests;
        this.exchange = exchange;
        this.freshness = freshness;
        this.counters = counters;
    }

    /// How many papers a city's matters demand.
    public static int countPapers() {
        return CityMatterPlan.PAPERS;
    }

    /// Whether they are all there.
    public boolean isFilled() {
        return counters.haveCalled()
                && matters.listMatters().stream()
                                .filter(CityMattersGuest::isOfTheCity)
                                .mapToInt(matter -> matter.text().papers().size())
                                .sum()
                        >= CityMatterPlan.PAPERS;
    }

    private static boolean isOfTheCity(Matter matter) {
        return matter.code().startsWith(CityMatterPlan.CODES);
    }

    /// Lets the counters call through a node, once, and returns when they have. The requests are made already.
    ///
    /// @param entries of the catalog that papers stand for
    /// @param keys    the key of each calling system
    /// @param indexed waits until the index of the evidence knows the calls
    public void call(
            long seed,
            int entries,
            List<FrontEndTable> tables,
            FillTarget target,
            URI node,
            Function<String, SigningKey> keys,
            Runnable indexed)
            throws SQLException {
        if (!counters.haveCalled()) {
            var asked = requests(tables);
            counters.signMoved(plan(seed, entries, tables, asked));
            counters.call(node, keys, target, tables, asked);
            indexed.run();
            counters.noteCalled();
        }
    }

    /// Makes the matters that are not there yet. The services are registered already, and the requests made.
    ///
    /// @param entries of the catalog that papers stand for
    /// @param bureau  who brings the files
    /// @return papers of the matters that were brought
    public long fill(long seed, int entries, List<FrontEndTable> tables, Person bureau) {
        freshness.look();
        var known = matters.listKnown().keySet();
        var missing = plan(seed, entries, tables, requests(tables)).stream()
                .map(CityMatterPlan.Planned::text)
                .filter(text -> !known.contains(text.code()))
                .toList();
        if (!missing.isEmpty()) {
            bring(missing, bureau);
        }
        return missing.stream().mapToLong(text -> text.papers().size()).sum();
    }

    private List<AccessRequest> requests(List<FrontEndTable> tables) {
        var services = tables.stream().map(FrontEndTable::service).collect(Collectors.toSet());
        return requests
                .listOnDatasets(exchange.listServices(services).stream()
                        .map(DataService::dataset)
                        .collect(Collectors.toSet()))
                .stream()
                .filter(request -> services.contains(request.ask().service()))
                .toList();
    }

    private List<CityMatterPlan.Planned> plan(
            long seed, int entries, List<FrontEndTable> tables, List<AccessRequest> asked) {
        Map<String, Set<String>> others = new HashMap<>();
        matters.listMatters().stream()
                .filter(matter -> !isOfTheCity(matter))
                .forEach(matter -> others.computeIfAbsent(matter.text().agency(), _ -> new HashSet<>())
                        .add(matter.text().name()));
        return new CityMatterPlan(seed, new CityCatalog(seed).entries(entries).toList(), tables).list(asked, others);
    }

    private void bring(List<MatterText> texts, Person bureau) {
        try {
            Path file = Files.createTempFile("matters", ".csv");
            try {
                try (var out = Files.newOutputStream(file)) {
                    files.write(texts.stream(), TableWriter.Format.CSV, out);
                }
                var id = files.tryOut(file, "全市政务服务事项.csv", bureau);
                if (!(files.importShown(id, bureau) instanceof ImportOutcome.Done(var written))
                        || written != texts.size()) {
                    throw new IllegalStateException("matters of the city were not imported");
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the city's matters could not be written", e);
        }
    }
}
