package org.zhanqiao.protection;

import static org.zhanqiao.protection.Duty.ACCESS_LOG;
import static org.zhanqiao.protection.Duty.ANOMALY_ALERTS;
import static org.zhanqiao.protection.Duty.ENCRYPTED_AT_REST;
import static org.zhanqiao.protection.Duty.FIELD_LIST;
import static org.zhanqiao.protection.Duty.STATED_PURPOSE;
import static org.zhanqiao.protection.Duty.TLS;
import static org.zhanqiao.protection.Duty.WATERMARK;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What each level allows (定级保护表): one row a level, level 1 first. The exchange obeys it when a grant is signed and
/// ever after; pages and `docs/levels.md` show it.
public record LevelTable(List<Allowance> rows) {

    /// The table a new city starts with. That level 4 is never returned is the city's own rule of 2021; the rest is
    /// common practice which no text confirms, hence data and not law.
    public static final LevelTable DEFAULT = new LevelTable(List.of(
            new Allowance(
                    Level.L1, true, Opening.UNCONDITIONAL, MaskStrength.CLEAR, false, Set.of(ACCESS_LOG, FIELD_LIST)),
            new Allowance(
                    Level.L2,
                    true,
                    Opening.CONDITIONAL,
                    MaskStrength.CLEAR,
                    false,
                    Set.of(ACCESS_LOG, FIELD_LIST, STATED_PURPOSE, TLS)),
            new Allowance(
                    Level.L3,
                    true,
                    Opening.CONDITIONAL,
                    MaskStrength.CLEAR,
                    false,
                    Set.of(ACCESS_LOG, FIELD_LIST, STATED_PURPOSE, TLS, ENCRYPTED_AT_REST, ANOMALY_ALERTS, WATERMARK)),
            new Allowance(Level.L4, false, Opening.CLOSED, MaskStrength.FULL, false, Set.of(Duty.values()))));

    /// What is wrong with a table, for the words under `protection.flaw.`.
    public enum Flaw {
        /// Level 4 is never returned, and no table says otherwise.
        TOP_RETURNED,
        /// Level 4 is never opened either.
        TOP_OPENED,
        /// A higher level allows something that the level below it does not.
        HIGHER_LOOSER
    }

    /// Where a table breaks a rule.
    public record Breach(Flaw flaw, Level level) {}

    /// @throws IllegalArgumentException unless there is one row for each level, in their order
    public LevelTable {
        rows = List.copyOf(rows);
        if (!rows.stream().map(Allowance::level).toList().equals(List.of(Level.values()))) {
            throw new IllegalArgumentException("a table of levels has one row for each level, level 1 first");
        }
    }

    /// What a level allows.
    public Allowance of(Level level) {
        return rows.get(level.number() - 1);
    }

    /// Why it cannot come into force; empty when it can.
    public List<Breach> listBreaches() {
        var breaches = new ArrayList<Breach>();
        if (of(Level.L4).returned()) {
            breaches.add(new Breach(Flaw.TOP_RETURNED, Level.L4));
        }
        if (of(Level.L4).opening() != Opening.CLOSED) {
            breaches.add(new Breach(Flaw.TOP_OPENED, Level.L4));
        }
        for (int i = 1; i < rows.size(); i++) {
            if (rows.get(i).looserThan(rows.get(i - 1))) {
                breaches.add(new Breach(Flaw.HIGHER_LOOSER, rows.get(i).level()));
            }
        }
        return List.copyOf(breaches);
    }

    /// The same table with another row for a level.
    public LevelTable with(Allowance row) {
        var changed = new ArrayList<>(rows);
        changed.set(row.level().number() - 1, row);
        return new LevelTable(changed);
    }
}
