package org.zhanqiao.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.catalog.CatalogClasses;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryRule;
import org.zhanqiao.catalog.UnfitEntry;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.samplecity.CatalogAgency;
import org.zhanqiao.samplecity.CatalogEntry;
import org.zhanqiao.samplecity.CityCatalog;

/// Fills the catalog with that of the whole sample city, through the catalog's own door. Batch after batch: what was
/// interrupted goes on where it stopped, since a batch that is there is refused whole by the rule that one thing has
/// one source of truth.
@Service
public class CityCatalogGuest {

    private static final int BATCH = 500;
    private static final String BY = "sample-city";

    private final Identity identity;
    private final Entries entries;
    private final CatalogClasses classes;
    private final CityCatalogTexts texts;
    private final Past past;
    private final TransactionTemplate transactions;
    private final Map<String, String> departmentClasses = new HashMap<>();

    CityCatalogGuest(
            Identity identity,
            Entries entries,
            CatalogClasses classes,
            CityCatalogTexts texts,
            Past past,
            PlatformTransactionManager transactions) {
        this.identity = identity;
        this.entries = entries;
        this.classes = classes;
        this.texts = texts;
        this.past = past;
        this.transactions = new TransactionTemplate(transactions);
    }

    /// Registers the first entries of the city and their agencies; those that are there stay as they are.
    ///
    /// @param done told how many are there, after each batch
    public void fill(long seed, int count, LongConsumer done) {
        past.hold();
        var city = new CityCatalog(seed);
        city.agencies(count).forEach(this::register);
        var batch = new ArrayList<CatalogEntry>(BATCH);
        long[] there = {0};
        city.entries(count).forEach(entry -> {
            batch.add(entry);
            if (batch.size() == BATCH) {
                put(batch);
                done.accept(there[0] += batch.size());
                batch.clear();
            }
        });
        if (!batch.isEmpty()) {
            put(batch);
            done.accept(there[0] + batch.size());
        }
    }

    private void register(CatalogAgency agency) {
        if (identity.findAgency(agency.code()).isEmpty()) {
            identity.registerAgency(new Agency(
                            agency.code(), agency.id(), agency.name(), agency.shortName(), agency.district()))
                    .orThrow();
        }
    }

    private void put(List<CatalogEntry> batch) {
        try {
            transactions.executeWithoutResult(_ -> past.at(past.beginning(), () -> adopt(batch)));
        } catch (UnfitEntry e) {
            if (e.flaws().stream().anyMatch(flaw -> flaw.rule() != EntryRule.TRUTH_UNIQUE)) {
                throw e;
            }
            departmentClasses.clear();
        }
    }

    private int adopt(List<CatalogEntry> batch) {
        batch.forEach(entry -> entries.adopt(entry.agency().code(), classCode(entry), texts.metadata(entry), BY));
        return batch.size();
    }

    /// A 目 of the department's own, or that of a base or theme which has no parts yet.
    private String classCode(CatalogEntry entry) {
        return entry.classCode().startsWith("3")
                ? departmentClasses.computeIfAbsent(
                        entry.agency().code(),
                        code -> classes.departmentClass(code, entry.agency().name())
                                .code())
                : entry.classCode() + "000";
    }
}
