package org.zhanqiao.exchange;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.catalog.ValuePlace;
import org.zhanqiao.catalog.inventory.TableOutline;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.NotFound;

/// Opens data services on entries that none serves: an agency's officer names a table of the agency's own database, it
/// is looked at and read once, and the service is there. It grants nobody anything. Who may act for the agency is asked
/// by whoever calls.
@Service
public class ServiceOpenings {

    /// What an officer can choose of: services with equal limits share their connections at every node.
    public static final List<Duration> TIME_LIMITS = List.of(
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10));

    public static final List<Integer> BULKHEADS = List.of(8, 16, 32, 64, 128);

    private final SourceSchemas schemas;
    private final OpeningTable openings;
    private final Exchange exchange;
    private final Catalog catalog;
    private final Entries entries;
    private final Identity identity;

    ServiceOpenings(
            SourceSchemas schemas,
            OpeningTable openings,
            Exchange exchange,
            Catalog catalog,
            Entries entries,
            Identity identity) {
        this.schemas = schemas;
        this.openings = openings;
        this.exchange = exchange;
        this.catalog = catalog;
        this.entries = entries;
        this.identity = identity;
    }

    /// An entry of an agency that a service can stand on, whether or not one does.
    ///
    /// @throws NotFound when it is another's, not in force, not shared, or holds nothing that can be served
    public Entry getEntry(String code, String agency) {
        return entries.findEntry(code)
                .filter(entry -> entry.agency().equals(agency) && entry.state().inForce())
                .filter(entry -> entry.metadata().sharing().shareType().orElse(null) != ShareType.WITHHELD)
                .filter(entry -> catalog.findDataset(code).isPresent())
                .orElseThrow(() -> new NotFound("entry to be served", code));
    }

    /// The databases of an agency: those that serve no other.
    public List<String> listSources(String agency) {
        return schemas.listSources(agency);
    }

    /// Tables and views of a database without their columns.
    ///
    /// @throws NotFound    when it is not the agency's
    /// @throws IOException when it cannot be asked
    public List<TableOutline> listTables(String agency, String source) throws IOException {
        requireSource(agency, source);
        return schemas.listTables(source);
    }

    /// A table or view with its columns; empty when there is none that the platform's account may read.
    ///
    /// @throws NotFound    when the database is not the agency's
    /// @throws IOException when it cannot be asked
    public Optional<TableOutline> findTable(String agency, ValuePlace place) throws IOException {
        requireSource(agency, place.source());
        return schemas.findTable(place);
    }

    /// The HTTP interfaces of an agency: those that serve no other.
    public List<String> listInterfaces(String agency) {
        return schemas.listInterfaces(agency);
    }

    private void requireSource(String agency, String source) {
        if (!schemas.listSources(agency).contains(source)) {
            throw new NotFound("database of the agency", source);
        }
    }

    private boolean isInterface(ServiceDraft draft) {
        return schemas.listInterfaces(draft.agency()).contains(draft.place().source());
    }

    /// By whom a service was opened; empty for one that came otherwise.
    public Optional<ServiceOpening> findOpening(String service) {
        return openings.find(service);
    }

    /// Everything that stands in the way of a draft, and what a first read showed; an interface is asked for no row.
    ///
    /// @throws NotFound when the entry or the source is not the agency's
    public ServiceCheck check(ServiceDraft draft) {
        return check(draft, Optional.empty());
    }

    /// The same, where an interface is asked for a row.
    ///
    /// @param key of a row that is there; it is sent to the interface and goes nowhere else
    public ServiceCheck check(ServiceDraft draft, Optional<String> key) {
        getEntry(draft.dataset(), draft.agency());
        return isInterface(draft) ? checkInterface(draft, key) : checkTable(draft);
    }

    private ServiceCheck checkInterface(ServiceDraft draft, Optional<String> key) {
        var dataset = catalog.getDataset(draft.dataset());
        var flaws = listFlaws(draft, dataset);
        flaws.addAll(InterfaceProbe.listFlaws(draft));
        if (!flaws.isEmpty()) {
            return ServiceCheck.unfit(flaws);
        }
        try {
            return inOrder(
                    InterfaceProbe.look(
                            schemas.definition(draft.place().source()),
                            draft.forLooking(draft.timeLimit()).toService(dataset),
                            dataset,
                            key),
                    dataset);
        } catch (SQLException e) {
            return ServiceCheck.unfit(List.of(flaw(
                    "place", "exchange.opening.wrong.unreachable", draft.place().source())));
        }
    }

    private ServiceCheck checkTable(ServiceDraft draft) {
        requireSource(draft.agency(), draft.place().source());
        var dataset = catalog.getDataset(draft.dataset());
        var flaws = listFlaws(draft, dataset);
        var limit = TIME_LIMITS.contains(draft.timeLimit()) ? draft.timeLimit() : TIME_LIMITS.getLast();
        try (var pool = schemas.open(draft.place().source());
                var connection = pool.getConnection()) {
            var service = draft.forLooking(limit).toService(dataset);
            var check = ServiceProbe.look(
                    connection, service, dataset, draft.columns().keySet(), flaws);
            return inOrder(check, dataset);
        } catch (SQLException e) {
            flaws.add(flaw(
                    "place", "exchange.opening.wrong.unreachable", draft.place().source()));
            return ServiceCheck.unfit(flaws);
        }
    }

    /// The same with the flaws in the order of the form.
    private static ServiceCheck inOrder(ServiceCheck check, Dataset dataset) {
        var form = Stream.of(
                        Stream.of("place", "request", "rows", "trial"),
                        dataset.items().stream().map(item -> "column-" + item.name()),
                        Stream.of("key", "asOf", "code", "timeLimit", "bulkhead"))
                .flatMap(fields -> fields)
                .toList();
        return new ServiceCheck(
                check.flaws().stream()
                        .sorted(Comparator.comparingInt(flaw -> form.indexOf(flaw.field())))
                        .toList(),
                check.firstRead());
    }

    /// What is wrong with a draft by itself.
    private List<InputError> listFlaws(ServiceDraft draft, Dataset dataset) {
        var flaws = new ArrayList<InputError>();
        var taken = new HashSet<String>();
        for (var item : dataset.items()) {
            var column = draft.columns().getOrDefault(item.name(), "");
            if (column.isEmpty()) {
                flaws.add(flaw("column-" + item.name(), "exchange.opening.wrong.unmapped", item.title()));
            } else if (!taken.add(column)) {
                flaws.add(flaw("column-" + item.name(), "exchange.opening.wrong.columnTwice", item.title(), column));
            }
        }
        var items = dataset.items().stream().map(DataItem::name).toList();
        if (draft.rowKey().isEmpty() || !items.containsAll(draft.rowKey())) {
            flaws.add(flaw("key", "exchange.opening.wrong.noKey"));
        }
        code(flaws, draft);
        if (!TIME_LIMITS.contains(draft.timeLimit())) {
            flaws.add(flaw("timeLimit", "exchange.opening.wrong.choose"));
        }
        if (!BULKHEADS.contains(draft.bulkhead())) {
            flaws.add(flaw("bulkhead", "exchange.opening.wrong.choose"));
        }
        return flaws;
    }

    /// Codes begin with the agency's short name, so that nobody takes another's.
    private void code(List<InputError> flaws, ServiceDraft draft) {
        var prefix = prefix(draft.agency());
        if (!DataService.isCode(draft.code())
                || !draft.code().startsWith(prefix)
                || draft.code().equals(prefix)) {
            flaws.add(flaw("code", "exchange.opening.wrong.code", prefix));
        } else if (exchange.findService(draft.code()).isPresent()) {
            flaws.add(flaw("code", "exchange.opening.wrong.codeTaken", draft.code()));
        }
    }

    /// What the codes of an agency's services begin with.
    public String prefix(String agency) {
        return identity.findAgency(agency).map(Agency::id).orElseThrow() + ".";
    }

    private static InputError flaw(String field, String messageKey, Object... arguments) {
        return InputError.of(field, messageKey, arguments);
    }

    /// Opens a service: it is looked at once more, and can be asked for and granted when this returns. Of two who open
    /// on one entry at once one wins.
    ///
    /// @param by login
    /// @throws NotFound when the entry or the database is not the agency's
    public OpeningOutcome open(ServiceDraft draft, String by) {
        var check = check(draft);
        var read = check.firstRead();
        if (read == null) {
            return new OpeningOutcome.Unfit(check);
        }
        var service = draft.toService(catalog.getDataset(draft.dataset()));
        return openings.open(service.withComparedAs(read.comparedAs()), by);
    }
}
