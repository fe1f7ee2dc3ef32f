package org.zhanqiao.catalog;

import java.io.IOException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.protection.suggest.ItemLook;
import org.zhanqiao.web.Page;

/// Looks at values of an entry, when its provider wishes so, and keeps what they look like for those who decide on
/// levels. Each look stands in the evidence log.
@Service
public class ValueLooks {

    private final JdbcClient jdbc;
    private final Entries entries;
    private final EntryOrigins origins;
    private final Optional<ValueSampler> sampler;
    private final ControlEvidence evidence;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    ValueLooks(
            JdbcClient jdbc,
            Entries entries,
            EntryOrigins origins,
            Optional<ValueSampler> sampler,
            ControlEvidence evidence,
            TransactionOperations transactions,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.origins = origins;
        this.sampler = sampler;
        this.evidence = evidence;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Looks at the values of the items as they are being written. That takes as long as the source takes, some seconds
    /// at most; no connection to the platform's own database is held meanwhile.
    ///
    /// @throws java.util.NoSuchElementException when there is no such entry
    public LookOutcome look(String code, String by) {
        var entry = entries.getEntry(code);
        var place = findPlace(entry);
        if (place.isEmpty()) {
            return new LookOutcome.NoPlace();
        }
        try {
            var today = clock.instant().atZone(Page.ZONE).toLocalDate();
            var items = sampler.orElseThrow().look(place.get(), entry.items(), today);
            return new LookOutcome.Looked(transactions.execute(_ -> keep(code, items, by)));
        } catch (IOException e) {
            return new LookOutcome.Unreadable();
        }
    }

    /// Whether there is anything to look at.
    public boolean canLook(Entry entry) {
        return findPlace(entry).isPresent();
    }

    private Optional<ValuePlace> findPlace(Entry entry) {
        return sampler.flatMap(reader -> reader.findPlace(entry.code())
                .or(() -> origins.find(entry.code()).filter(at -> reader.mayRead(entry.agency(), at.source()))));
    }

    /// Keeps what was found elsewhere, in a file that was brought or while a schema was read; in the caller's
    /// transaction. It takes the place of the last look.
    public ValueLook keep(String entry, List<ItemLook> items, String by) {
        var look = new ValueLook(entry, now(), by, items);
        jdbc.sql("""
                insert into catalog.value_look (entry, looked_at, looked_by, items)
                values (:entry, :at, :by, :items::jsonb)
                on conflict (entry) do update set looked_at = excluded.looked_at, looked_by = excluded.looked_by,
                  items = excluded.items
                """)
                .param("entry", entry)
                .param("at", Timestamp.from(look.at()))
                .param("by", by)
                .param("items", MetadataJson.write(items))
                .update();
        var facts = new LinkedHashMap<String, Object>();
        facts.put("kind", "VALUES_LOOKED_AT");
        facts.put("entry", entry);
        facts.put("values", look.looked());
        facts.put("by", by);
        facts.put("at", look.at().toString());
        evidence.record("catalog.value-look:" + entry + ":" + look.at(), facts, Map.of());
        return look;
    }

    /// The last look at an entry's values.
    public Optional<ValueLook> find(String entry) {
        return jdbc.sql("""
                select looked_at, looked_by, items::text as items from catalog.value_look where entry = :entry
                """)
                .param("entry", entry)
                .query((row, n) -> new ValueLook(
                        entry,
                        row.getTimestamp("looked_at").toInstant(),
                        row.getString("looked_by"),
                        Arrays.asList(MetadataJson.read(row.getString("items"), ItemLook[].class))))
                .optional();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
