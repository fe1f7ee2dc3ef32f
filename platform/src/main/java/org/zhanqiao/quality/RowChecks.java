package org.zhanqiao.quality;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.identity.Person;
import org.zhanqiao.ledger.CaseFile;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.CaseParty;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.proceeding.UnfitAct;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.NotFound;

/// Rows that cases of quality are about, and their checks by rule. The bureau names rows of the responsible
/// agency; it and the agency have them checked. What a row says is read where it stands, held to the rules
/// and forgotten.
@Service
class RowChecks {

    /// Rows that a case can name.
    static final int MOST_ROWS = 200;

    private final NamedRowsTable table;
    private final RuleBook rules;
    private final RowReader reader;
    private final Cases cases;
    private final ControlEvidence evidence;
    private final TransactionOperations transactions;
    private final InstantSource clock;

    RowChecks(
            NamedRowsTable table,
            RuleBook rules,
            RowReader reader,
            Cases cases,
            ControlEvidence evidence,
            TransactionOperations transactions,
            InstantSource clock) {
        this.table = table;
        this.rules = rules;
        this.reader = reader;
        this.cases = cases;
        this.evidence = evidence;
        this.transactions = transactions;
        this.clock = clock;
    }

    Optional<NamedRows> find(String caseId) {
        return table.find(caseId);
    }

    static boolean mayName(CaseFile file, Person me) {
        return isOpen(file) && file.parties(me).contains(CaseParty.BUREAU);
    }

    static boolean mayCheck(CaseFile file, Person me) {
        return mayName(file, me)
                || (isOpen(file)
                        && file.parties(me).stream()
                                .anyMatch(Set.of(CaseParty.OWNER_OFFICER, CaseParty.OWNER_HEAD)::contains));
    }

    private static boolean isOpen(CaseFile file) {
        return file.about().kind() == CaseKind.QUALITY && !file.about().state().isOver();
    }

    /// Names the rows that a case is about; they take the place of others.
    ///
    /// @throws NotFound when there is no such case for this person to name rows of
    /// @throws UnfitAct naming everything that is wrong; it repeats nothing that identifies a row
    @Transactional
    public void name(String caseId, Naming typed, Person me) {
        var file = cases.getFile(caseId, me);
        if (!mayName(file, me)) {
            throw new NotFound("case", caseId);
        }
        UnfitAct.unlessEmpty(listFlaws(file, typed));
        var dataset = rules.findDataset(typed.code()).orElseThrow();
        var items = typed.listItems().stream()
                .flatMap(each -> RuleBook.find(dataset, each).stream())
                .map(item -> item.name())
                .distinct()
                .toList();
        var at = now();
        table.put(caseId, dataset.code(), items, typed.listKeys(), at, me.login());
        record(
                caseId,
                "ROWS_NAMED",
                at,
                me,
                Map.of("dataset", dataset.code(), "rows", typed.listKeys().size()));
    }

    private List<InputError> listFlaws(CaseFile file, Naming typed) {
        var owner = file.about().owner().agency();
        if (owner.isEmpty()) {
            return List.of(InputError.of("dataset", "quality.rows.unassigned"));
        }
        var dataset = rules.findDataset(typed.code())
                .filter(found -> found.agency().equals(owner))
                .orElse(null);
        if (dataset == null) {
            return List.of(InputError.of("dataset", "quality.rows.dataset.unknown", typed.code()));
        }
        var key = reader.listRowKey(dataset.code());
        if (key.isEmpty()) {
            return List.of(InputError.of("dataset", "quality.rows.dataset.unread"));
        }
        var flaws = new ArrayList<InputError>();
        typed.listItems().stream()
                .filter(each -> RuleBook.find(dataset, each).isEmpty())
                .findFirst()
                .ifPresent(each -> flaws.add(InputError.of("items", "quality.rows.items.unknown", each)));
        if (typed.listItems().isEmpty() && rules.rules(dataset, List.of()).isEmpty()) {
            flaws.add(InputError.of("items", "quality.rows.items.missing"));
        }
        var types =
                key.stream().map(name -> dataset.findItem(name).orElseThrow()).toList();
        var keys = typed.listKeys();
        if (keys.isEmpty() || keys.size() > MOST_ROWS) {
            flaws.add(InputError.of("rows", "quality.rows.count", MOST_ROWS, keys.size()));
        }
        for (int line = 0; line < keys.size() && flaws.isEmpty(); line++) {
            var values = keys.get(line);
            boolean fits = values.size() == types.size();
            for (int i = 0; fits && i < types.size(); i++) {
                fits = types.get(i).type().accepts(values.get(i));
            }
            if (!fits) {
                flaws.add(InputError.of("rows", "quality.rows.line", line + 1, titles(dataset.code())));
            }
        }
        return flaws;
    }

    /// What identifies a row of a dataset, in words; empty where its rows cannot be read one by one.
    String titles(String code) {
        return rules.findDataset(code).stream()
                .flatMap(dataset -> reader.listRowKey(code).stream()
                        .flatMap(name -> dataset.findItem(name).stream())
                        .map(item -> item.title()))
                .reduce((one, other) -> one + "，" + other)
                .orElse("");
    }

    /// Leaves the proof to a document again.
    ///
    /// @throws NotFound when there is no such case for this person, or it names no rows
    @Transactional
    public void takeBack(String caseId, Person me) {
        if (!mayName(cases.getFile(caseId, me), me) || !table.remove(caseId)) {
            throw new NotFound("rows", caseId);
        }
        record(caseId, "ROWS_TAKEN_BACK", now(), me, Map.of());
    }

    /// Reads the rows where they stand and holds their values to the rules. That takes as long as the
    /// source takes, half a minute at most; no connection to the platform’s own database is held meanwhile.
    ///
    /// @throws NotFound when there is no such case for this person, or it names no rows
    CheckOutcome check(String caseId, Person me) {
        var rows = Optional.of(cases.getFile(caseId, me))
                .filter(file -> mayCheck(file, me))
                .flatMap(_ -> table.find(caseId))
                .orElseThrow(() -> new NotFound("rows", caseId));
        var dataset = rules.findDataset(rows.dataset()).orElse(null);
        if (dataset == null) {
            return new CheckOutcome.Unreadable();
        }
        var held = rules.rules(dataset, rows.items());
        try {
            var read = reader.read(
                    rows.dataset(), List.copyOf(held.keySet()), table.listKeys(caseId), row -> broken(row, held));
            var check = new NamedRows.Check(now(), me.login(), outcomes(read));
            return Boolean.TRUE.equals(transactions.execute(_ -> keep(rows, check, me)))
                    ? new CheckOutcome.Checked(check)
                    : new CheckOutcome.NamedAnew();
        } catch (IOException e) {
            return new CheckOutcome.Unreadable();
        }
    }

    private static List<RowOutcome.Broken> broken(
            Map<String, @Nullable String> row, Map<String, List<HeldRule>> rules) {
        var broken = new ArrayList<RowOutcome.Broken>();
        rules.forEach((item, held) -> held.stream()
                .filter(rule -> !rule.passes(row.get(item)))
                .forEach(rule -> broken.add(new RowOutcome.Broken(item, rule.rule()))));
        return broken;
    }

    private static List<RowOutcome> outcomes(List<List<List<RowOutcome.Broken>>> read) {
        var outcomes = new ArrayList<RowOutcome>();
        for (var found : read) {
            outcomes.add(new RowOutcome(
                    outcomes.size() + 1,
                    found.size(),
                    found.stream().flatMap(List::stream).distinct().toList()));
        }
        return outcomes;
    }

    private boolean keep(NamedRows rows, NamedRows.Check check, Person me) {
        if (!table.keep(rows, check)) {
            return false;
        }
        record(
                rows.caseId(),
                "ROWS_CHECKED",
                check.at(),
                me,
                Map.of("dataset", rows.dataset(), "rows", check.outcomes().size(), "passed", check.passed()));
        return true;
    }

    private void record(String caseId, String what, Instant at, Person me, Map<String, Object> more) {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("kind", what);
        facts.put("case", caseId);
        facts.putAll(more);
        facts.put("by", me.login());
        facts.put("at", at.toString());
        evidence.record("quality.named-rows:" + caseId + ":" + at, facts, Map.of());
    }

    /// Whether a check is too long ago to prove anything.
    boolean isOld(NamedRows.Check check) {
        return check.isOld(clock.instant());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
