package org.zhanqiao.demand.missing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryState;
import org.zhanqiao.demand.LawText;
import org.zhanqiao.demand.Wording;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.web.InputError;

/// What a statement and the acts on it have to say. Everything that is wrong is named at once.
@Component
final class MissingChecks {

    /// The catalog is searched with as many characters.
    static final int LONGEST_NAME = 100;

    static final int LONGEST_TEXT = 500;
    static final int MOST_ITEMS = 50;
    private static final int LONGEST_ITEM = 60;

    /// A day further away is a slip of the finger; the law gives no limit.
    private static final int LONGEST_YEARS = 3;

    private final Entries entries;
    private final Identity identity;

    MissingChecks(Entries entries, Identity identity) {
        this.entries = entries;
        this.identity = identity;
    }

    static List<InputError> name(String name) {
        return name.isBlank()
                        || name.length() > LONGEST_NAME
                        || Wording.key(name).isEmpty()
                ? List.of(InputError.of("name", "demand.missingData.wrong.name", LONGEST_NAME))
                : List.of();
    }

    static List<InputError> need(Need.Text need) {
        var flaws = new ArrayList<InputError>();
        if (need.items().isEmpty()
                || need.items().size() > MOST_ITEMS
                || need.items().stream().anyMatch(item -> item.length() > LONGEST_ITEM)) {
            flaws.add(InputError.of("items", "demand.missingData.wrong.items", MOST_ITEMS, LONGEST_ITEM));
        }
        stated(flaws, "purpose", need.purpose());
        stated(flaws, "matter", need.matter());
        stated(flaws, "sparedPaper", need.sparedPaper());
        if (!LawText.namesArticle(need.legalBasis(), LONGEST_TEXT)) {
            flaws.add(InputError.of("legalBasis", "demand.missingData.wrong.basis"));
        }
        return flaws;
    }

    private static void stated(List<InputError> flaws, String field, String text) {
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            flaws.add(InputError.of(field, "demand.missingData.wrong." + field, LONGEST_TEXT));
        }
    }

    List<InputError> decision(MissingDecision decision, MissingDataset missing, LocalDate today) {
        var flaws = new ArrayList<InputError>();
        switch (decision.kind()) {
            case ASSIGN -> duty(flaws, decision.detail(), missing, today);
            case DECLINE -> {
                if (!(decision.detail() instanceof MissingDetail.Basis(var text))
                        || !LawText.namesArticle(text, LONGEST_TEXT)) {
                    flaws.add(InputError.of("basis", "demand.missingData.wrong.basis"));
                }
            }
            case ACCEPT, RESCHEDULE -> {
                if (!(decision.detail() instanceof MissingDetail.Day(var day))) {
                    flaws.add(wrongDay("day"));
                } else {
                    day(flaws, "day", day, today);
                }
            }
            case POINT -> {
                if (inForce(decision.detail()).isEmpty()) {
                    flaws.add(InputError.of("entry", "demand.missingData.wrong.entry"));
                }
            }
            case FULFIL -> {
                if (inForce(decision.detail())
                        .filter(entry -> entry.agency().equals(missing.source()))
                        .isEmpty()) {
                    flaws.add(InputError.of("entry", "demand.missingData.wrong.ownEntry"));
                }
            }
            case LINK -> {
                if (find(decision.detail())
                        .filter(entry -> entry.agency().equals(missing.source()))
                        .filter(entry -> entry.state() == EntryState.DRAFT || entry.state() == EntryState.IN_REVIEW)
                        .isEmpty()) {
                    flaws.add(InputError.of("entry", "demand.missingData.wrong.draft"));
                }
            }
            case SUPERVISE -> {
                if (!(decision.detail() instanceof MissingDetail.Supervision(var day)) || !day.isAfter(today)) {
                    flaws.add(InputError.of("answerBy", "proceeding.answerBy.stated"));
                }
            }
            case OBJECT, WITHDRAW -> {}
            case STATE, SECOND, ESCALATE -> throw new IllegalArgumentException(decision.kind() + " is no decision");
        }
        if (decision.because().length() > MissingDecision.LONGEST_REASON
                || (decision.because().isEmpty() && needsReason(decision, missing))) {
            flaws.add(InputError.of("because", "demand.missingData.wrong.because", MissingDecision.LONGEST_REASON));
        }
        return flaws;
    }

    /// Whoever gives less than was asked for says why.
    private boolean needsReason(MissingDecision decision, MissingDataset missing) {
        return decision.kind().needsReason()
                || (decision.kind() == MissingActKind.FULFIL
                        && find(decision.detail())
                                .filter(entry -> !lacking(entry, missing).isEmpty())
                                .isPresent());
    }

    private void duty(List<InputError> flaws, MissingDetail detail, MissingDataset missing, LocalDate today) {
        if (!(detail instanceof MissingDetail.Duty(var agency, var basis, var answerBy))) {
            flaws.add(wrongDay("day"));
            return;
        }
        if (identity.findAgency(agency).isEmpty()) {
            flaws.add(InputError.of("agency", "demand.missingData.wrong.agency"));
        } else if (missing.isAskedBy(agency)) {
            flaws.add(InputError.of("agency", "demand.missingData.wrong.asker"));
        }
        if (!LawText.namesArticle(basis, LONGEST_TEXT)) {
            flaws.add(InputError.of("basis", "demand.missingData.wrong.duty"));
        }
        day(flaws, "day", answerBy, today);
    }

    private static void day(List<InputError> flaws, String field, LocalDate day, LocalDate today) {
        if (day.isBefore(today) || day.isAfter(today.plusYears(LONGEST_YEARS))) {
            flaws.add(wrongDay(field));
        }
    }

    private static InputError wrongDay(String field) {
        return InputError.of(field, "demand.missingData.wrong.day", LONGEST_YEARS);
    }

    private Optional<Entry> find(MissingDetail detail) {
        return detail instanceof MissingDetail.Entry(var code, var _) ? entries.findEntry(code) : Optional.empty();
    }

    private Optional<Entry> inForce(MissingDetail detail) {
        return find(detail).filter(entry -> entry.state().inForce());
    }

    /// The detail with the items that were asked for and that the entry does not hold by name.
    MissingDetail completed(MissingDetail detail, MissingDataset missing) {
        return find(detail)
                .<MissingDetail>map(entry -> new MissingDetail.Entry(entry.code(), lacking(entry, missing)))
                .orElse(detail);
    }

    private static List<String> lacking(Entry entry, MissingDataset missing) {
        return missing.items().stream()
                .filter(wanted -> entry.items().stream()
                        .noneMatch(item -> Wording.holds(item.title(), wanted)
                                || Wording.key(item.name()).equals(Wording.key(wanted))))
                .toList();
    }
}
