package org.zhanqiao.catalog.inventory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.zhanqiao.catalog.CatalogClasses;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryConflict;
import org.zhanqiao.catalog.EntryFilter;
import org.zhanqiao.catalog.EntryFlaw;
import org.zhanqiao.catalog.EntryOrigins;
import org.zhanqiao.catalog.EntryState;
import org.zhanqiao.catalog.Terms;
import org.zhanqiao.catalog.UnfitEntry;
import org.zhanqiao.catalog.ValueLooks;
import org.zhanqiao.catalog.ValuePlace;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.tabular.TableFile;
import org.zhanqiao.tabular.UnfitFile;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Paged;

/// Brings inventories of agencies into the catalog: first a dry run that writes nothing but itself, then an import of
/// exactly what it showed. Entries become drafts; the bureau publishes them like any other.
@Service
public class Inventories {

    private static final int MOST_NAMES = 10;

    private final InventoryStore store;
    private final Entries entries;
    private final CatalogClasses classes;
    private final Terms terms;
    private final Identity identity;
    private final EntryOrigins origins;
    private final ValueLooks looks;
    private final InstantSource clock;

    Inventories(
            InventoryStore store,
            Entries entries,
            CatalogClasses classes,
            Terms terms,
            Identity identity,
            EntryOrigins origins,
            ValueLooks looks,
            InstantSource clock) {
        this.store = store;
        this.entries = entries;
        this.classes = classes;
        this.terms = terms;
        this.identity = identity;
        this.origins = origins;
        this.looks = looks;
        this.clock = clock;
    }

    /// What is in the catalog and was not withdrawn.
    static Stream<Entry> standing(Entries entries, EntryFilter filter) {
        return Paged.everything(ListQuery.first(), query -> entries.listEntries(filter, query))
                .filter(entry -> entry.state() != EntryState.WITHDRAWN);
    }

    /// Reads a file and keeps, dataset by dataset, what importing it would do; all of it or, when reading fails,
    /// nothing.
    ///
    /// @param file at most [TableFile#MEGABYTES] megabytes and [InventoryTable#MOST_ROWS] rows
    /// @throws UnfitFile      when it cannot be read
    /// @throws UnfitInventory when it is no inventory
    @Transactional(rollbackFor = Exception.class)
    public UUID tryOut(Path file, BroughtFile brought) throws IOException {
        return tryOut(file, brought, Map.of());
    }

    /// The same of a schema that was read.
    ///
    /// @param tables what was read, by the names that stand in the file
    @Transactional(rollbackFor = Exception.class)
    UUID tryOut(Path file, BroughtFile brought, Map<String, TableOutline> tables) throws IOException {
        var agency = identity.getAgency(brought.agency());
        var table = InventoryTable.of(TableFile.open(file, brought.name()));
        var passedOver = new ArrayList<>(table.headings().passedOver());
        passedOver.addAll(table.sheetsPassedOver());
        var content = Files.readAllBytes(file);
        var id = UUID.randomUUID();
        store.insert(new Inventory(id, brought, now(), "", passedOver, null, null, Map.of()), content);
        var plan = new InventoryPlan(
                agency, table.headings(), new Words(terms), entries, classes, schema(brought, tables));
        var digest = sha256();
        digest.update(content);
        table.read(blocks -> plan.lines(blocks)
                .forEach(line -> digest.update(store.insert(id, line).getBytes(StandardCharsets.UTF_8))));
        store.insertTables(id, plan.tables());
        store.setDigest(id, HexFormat.of().formatHex(digest.digest()));
        store.dropOld(agency.code());
        return id;
    }

    private Optional<SchemaTables> schema(BroughtFile brought, Map<String, TableOutline> tables) {
        return brought.fromSchema()
                ? Optional.of(new SchemaTables(tables, origins.listEntries(brought.source())))
                : Optional.empty();
    }

    /// Makes the drafts that a dry run showed, all in one transaction.
    ///
    /// @param digest   of the dry run that was seen
    /// @param onlyGood leave out what is wrong; otherwise nothing is imported while something is
    @Transactional
    public ImportOutcome importShown(UUID id, String digest, boolean onlyGood, String by) {
        var agency = identity.getAgency(getInventory(id).brought().agency());
        // Of two who import at once, the second sees what the first did: also when the same file was brought twice.
        store.holdAgency(agency.code());
        var inventory = getInventory(id);
        var importedBy = inventory.importedBy();
        if (importedBy != null) {
            return new ImportOutcome.AlreadyImported(importedBy);
        }
        if (!inventory.digest().equals(digest)) {
            return new ImportOutcome.OtherFile();
        }
        if (!onlyGood && inventory.total(Outcome.WRONG) > 0) {
            return new ImportOutcome.StillWrong(inventory.total(Outcome.WRONG));
        }
        var changed = listChanged(inventory);
        int written = 0;
        if (changed.isEmpty()) {
            var drafts = new InventoryDrafts(entries, classes, agency, inventory.brought(), by, now());
            try (var lines = writing(id)) {
                for (var line : (Iterable<InventoryLine>) lines::iterator) {
                    var code = drafts.write(line);
                    store.setImported(id, line, code);
                    remember(inventory, line, code, by);
                    written++;
                }
            } catch (EntryConflict conflict) {
                changed = List.of(conflict.current().name());
            } catch (UnfitEntry unfit) {
                // A class that the dry run saw was taken out of the catalog.
                changed = unfit.flaws().stream().map(EntryFlaw::item).toList();
            }
        }
        if (!changed.isEmpty()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new ImportOutcome.CatalogChanged(
                    changed.stream().limit(MOST_NAMES).toList());
        }
        store.close(id, by, now());
        return new ImportOutcome.Done(written);
    }

    /// Keeps of which table an entry was made, and what its values looked like.
    private void remember(Inventory inventory, InventoryLine line, String code, String by) {
        store.findTable(inventory.id(), line).ifPresent(table -> {
            origins.keep(code, new ValuePlace(inventory.brought().source(), table.relation()));
            looks.keep(code, table.look(), by);
        });
    }

    private Stream<InventoryLine> writing(UUID id) {
        return Paged.everything(ListQuery.first(), query -> store.lines(id, Optional.empty(), query))
                .filter(line -> line.outcome().writes());
    }

    /// Names of datasets that the catalog holds otherwise than the dry run saw.
    private List<String> listChanged(Inventory inventory) {
        var revisions = store.revisions(inventory.id());
        var names = store.newNames(inventory.id());
        try (var standing = standing(entries, EntryFilter.of(inventory.brought().agency()))) {
            var changed = standing.filter(entry -> {
                        var seen = revisions.remove(entry.code());
                        return seen == null ? names.contains(entry.name()) : seen != entry.revision();
                    })
                    .map(Entry::name)
                    .toList();
            // What is left in the map stands no more.
            return Stream.concat(changed.stream(), revisions.keySet().stream()).toList();
        }
    }

    /// It may have been dropped since it was read: an agency keeps its last twenty.
    private Inventory getInventory(UUID id) {
        return store.find(id).orElseThrow(() -> new NotFound("inventory", id.toString()));
    }

    public Optional<Inventory> findInventory(UUID id) {
        return store.find(id);
    }

    /// Those an agency brought last, newest first.
    public List<Inventory> listInventories(String agency) {
        return store.list(agency);
    }

    /// The datasets of an inventory in their order.
    public Paged<InventoryLine> listLines(UUID id, Optional<Outcome> outcome, ListQuery query) {
        return store.lines(id, outcome, query);
    }

    /// As finely as the database keeps it.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
