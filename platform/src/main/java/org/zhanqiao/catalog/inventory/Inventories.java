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
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.zhanqiao.catalog.CatalogClasses;
import org.zhanqiao.catalog.Change;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryConflict;
import org.zhanqiao.catalog.EntryDecision;
import org.zhanqiao.catalog.EntryFilter;
import org.zhanqiao.catalog.Terms;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.tabular.TableFile;
import org.zhanqiao.tabular.UnfitFile;
import org.zhanqiao.web.ListQuery;
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
    private final InstantSource clock;

    Inventories(
            InventoryStore store,
            Entries entries,
            CatalogClasses classes,
            Terms terms,
            Identity identity,
            InstantSource clock) {
        this.store = store;
        this.entries = entries;
        this.classes = classes;
        this.terms = terms;
        this.identity = identity;
        this.clock = clock;
    }

    /// Reads a file and keeps, dataset by dataset, what importing it would do.
    ///
    /// @param file     at most [TableFile#MEGABYTES] megabytes and [InventoryTable#MOST_ROWS] rows
    /// @param fileName as its owner calls it
    /// @throws UnfitFile        when it cannot be read
    /// @throws UnfitInventory   when it is no inventory
    @Transactional
    public UUID tryOut(Path file, String fileName, String agencyCode, String by) throws IOException {
        var agency = identity.getAgency(agencyCode);
        var table = InventoryTable.of(TableFile.open(file, fileName));
        var passedOver = new ArrayList<>(table.headings().passedOver());
        passedOver.addAll(table.sheetsPassedOver());
        var content = Files.readAllBytes(file);
        var id = UUID.randomUUID();
        store.insert(
                new Inventory(
                        id,
                        agency.code(),
                        by,
                        now(),
                        fileName,
                        "",
                        table.sheet().name(),
                        passedOver,
                        null,
                        null,
                        Map.of()),
                content);
        var plan = new InventoryPlan(agency, table.headings(), new Words(terms), entries, classes);
        var digest = sha256();
        digest.update(content);
        table.read(block -> digest.update(store.insert(id, plan.line(block)).getBytes(StandardCharsets.UTF_8)));
        store.setDigest(id, HexFormat.of().formatHex(digest.digest()));
        store.dropOld(agency.code());
        return id;
    }

    /// Makes the drafts that a dry run showed, all in one transaction.
    ///
    /// @param digest   of the dry run that was seen
    /// @param onlyGood leave out what is wrong; otherwise nothing is imported while something is
    @Transactional
    public ImportOutcome importShown(UUID id, String digest, boolean onlyGood, String by) {
        var inventory = store.hold(id).orElseThrow();
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
        var agency = identity.getAgency(inventory.agency());
        var changed = new ArrayList<String>();
        int written = 0;
        try (var lines = Paged.everything(ListQuery.first(), query -> store.lines(id, Optional.empty(), query))) {
            for (var line : (Iterable<InventoryLine>)
                    lines.filter(each -> each.outcome().writes())::iterator) {
                if (isChanged(agency, line)) {
                    changed.add(line.name());
                } else if (changed.isEmpty()) {
                    store.setImported(id, line, write(agency, inventory, line, by));
                    written++;
                }
            }
        } catch (EntryConflict conflict) {
            changed.add(conflict.current().name());
        }
        if (!changed.isEmpty()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new ImportOutcome.CatalogChanged(
                    changed.stream().limit(MOST_NAMES).toList());
        }
        store.close(id, by, now());
        return new ImportOutcome.Done(written);
    }

    private boolean isChanged(Agency agency, InventoryLine line) {
        if (line.code().isEmpty()) {
            return entries
                    .listEntries(
                            EntryFilter.of(agency.code()),
                            new ListQuery(line.name(), "", false, 1, ListQuery.LARGEST_SIZE))
                    .rows()
                    .stream()
                    .anyMatch(entry -> entry.name().equals(line.name())
                            && entry.state() != org.zhanqiao.catalog.EntryState.WITHDRAWN);
        }
        return entries.findEntry(line.code())
                .filter(entry -> entry.revision() == line.revision())
                .isEmpty();
    }

    private String write(Agency agency, Inventory inventory, InventoryLine line, String by) {
        var text = line.text();
        if (text == null) {
            throw new IllegalStateException(
                    "line " + line.position() + " of inventory " + inventory.id() + " has no text");
        }
        var entry = switch (line.outcome()) {
            case NEW_DRAFT -> entries.begin(agency.code(), classOf(agency, line), line.name(), by);
            case CHANGES_DRAFT -> entries.getEntry(line.code());
            case NEW_VERSION ->
                entries.amend(
                        EntryDecision.of(entries.getEntry(line.code()), by).because(reason(inventory)),
                        Change.Cause.OWN,
                        now());
            case UNCHANGED, WRONG -> throw new IllegalStateException(line.outcome() + " writes nothing");
        };
        return entries.save(EntryDecision.of(entry, by), text).code();
    }

    private static String reason(Inventory inventory) {
        var reason = "目录清单导入：" + inventory.fileName();
        return reason.substring(0, Math.min(reason.length(), EntryDecision.LONGEST_REASON));
    }

    private String classOf(Agency agency, InventoryLine line) {
        return line.classCode().isEmpty()
                ? classes.departmentClass(agency.code(), agency.name()).code()
                : line.classCode();
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
