package org.zhanqiao.demand.missing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryState;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.LawText;
import org.zhanqiao.demand.Offerings;
import org.zhanqiao.demand.Wording;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.NotFound;

/// What a statement and the acts on it have to say. Everything that is wrong is named at once.
@Component
final class MissingChecks {

    /// The catalog is searched with as many characters.
    static final int LONGEST_NAME = 100;

    static final int LONGEST_TEXT = 500;
    private static final int LONGEST_ITEM = 60;

    /// Between names of items, which are Chinese.
    private static final String COMMA = "、";

    /// A day further away is a slip of the finger; the law gives no limit.
    private static final int LONGEST_YEARS = 3;

    private final Entries entries;
    private final Offerings offerings;
    private final Identity identity;

    MissingChecks(Entries entries, Offerings offerings, Identity identity) {
        this.entries = entries;
        this.offerings = offerings;
        this.identity = identity;
    }

    /// The entry whose data service an agency can ask for.
    ///
    /// @throws NotFound when none is in force, or it is the agency's own, not shared, or served already
    Entry unserved(String code, String agency) {
        return entries.findEntry(code)
                .filter(entry -> entry.state().inForce() && !entry.agency().equals(agency))
                .filter(entry -> entry.metadata().sharing().shareType().orElse(null) != ShareType.WITHHELD)
                .filter(entry -> !isServed(code))
                .orElseThrow(() -> new NotFound("entry without a data service", code));
    }

    private boolean isServed(String entry) {
        return offerings.listOfferings().stream()
                .anyMatch(offering -> offering.dataset().equals(entry));
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
                || need.items().size() > MissingData.MOST_ITEMS
                || need.items().stream().anyMatch(item -> item.length() > LONGEST_ITEM)) {
            flaws.add(InputError.of("items", "demand.missingData.wrong.items", MissingData.MOST_ITEMS, LONGEST_ITEM));
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
                var pointed =
                        inForce(decision.detail()).filter(entry -> !missing.asksService() || isServed(entry.code()));
                if (pointed.isEmpty()) {
                    flaws.add(InputError.of("entry", "demand.missingData.wrong.entry"));
                } else if (!missing.asksService()) {
                    holdsSome(flaws, pointed.get(), missing);
                }
            }
            case FULFIL -> fulfilled(flaws, decision, missing);
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
            case OBJECT, REOPEN, REPLY, WITHDRAW -> {}
            case STATE, SECOND, ESCALATE -> throw new IllegalArgumentException(decision.kind() + " is no decision");
        }
        if (decision.because().length() > MissingDecision.LONGEST_REASON
                || (decision.because().isEmpty() && decision.kind().needsReason())) {
            flaws.add(InputError.of("because", unstated(decision.kind()), MissingDecision.LONGEST_REASON));
        }
        return flaws;
    }

    /// Key of what is said when its words are missing.
    private static String unstated(MissingActKind kind) {
        return switch (kind) {
            case SUPERVISE -> "proceeding.instruction.stated";
            case REPLY -> "proceeding.reply.stated";
            default -> "demand.missingData.wrong.because";
        };
    }

    /// The entry is the source's own and in force, and holds at least one of the items; whoever gives less than was
    /// asked for says why. A data service that was asked for has to be there.
    private void fulfilled(List<InputError> flaws, MissingDecision decision, MissingDataset missing) {
        var named = inForce(decision.detail()).filter(entry -> entry.agency().equals(missing.source()));
        if (named.isEmpty()) {
            flaws.add(InputError.of("entry", "demand.missingData.wrong.ownEntry"));
            return;
        }
        if (missing.asksService() && !isServed(named.get().code())) {
            flaws.add(InputError.of(
                    "entry",
                    "demand.missingData.wrong.noService",
                    named.get().code(),
                    named.get().name()));
            return;
        }
        var lacking = lacking(named.get(), missing);
        if (holdsSome(flaws, named.get(), missing)
                && !lacking.isEmpty()
                && decision.because().isEmpty()) {
            flaws.add(InputError.of(
                    "because", "demand.missingData.wrong.lacking", lacking.size(), String.join(COMMA, lacking)));
        }
    }

    /// An entry that holds none of the items by name ends nothing.
    private static boolean holdsSome(List<InputError> flaws, Entry entry, MissingDataset missing) {
        var lacking = lacking(entry, missing);
        if (lacking.size() < missing.items().size()) {
            return true;
        }
        flaws.add(InputError.of(
                "entry",
                "demand.missingData.wrong.holdsNothing",
                entry.code(),
                entry.name(),
                String.join(COMMA, lacking)));
        return false;
    }

    /// Whether an entry holds any of the items that are needed.
    boolean holdsAny(String entry, MissingDataset missing) {
        return lacking(missing, entry).size() < missing.items().size();
    }

    List<String> lacking(MissingDataset missing, String entry) {
        return entries.findEntry(entry).map(found -> lacking(found, missing)).orElseGet(missing::items);
    }

    private void duty(List<InputError> flaws, MissingDetail detail, MissingDataset missing, LocalDate today) {
        if (!(detail instanceof MissingDetail.Duty(var agency, var basis, var answerBy))) {
            flaws.add(wrongDay("day"));
            return;
        }
        if (identity.findAgency(agency).isEmpty()) {
            flaws.add(InputError.of("agency", "demand.missingData.wrong.agency"));
        } else if (missing.asksService() && !isProvider(agency, missing)) {
            flaws.add(InputError.of("agency", "demand.missingData.wrong.provider", missing.unserved()));
        } else if (missing.isAskedBy(agency)) {
            flaws.add(InputError.of("agency", "demand.missingData.wrong.asker"));
        }
        if (!LawText.namesArticle(basis, LONGEST_TEXT)) {
            flaws.add(InputError.of("basis", "demand.missingData.wrong.duty"));
        }
        day(flaws, "day", answerBy, today);
    }

    private boolean isProvider(String agency, MissingDataset missing) {
        return entries.findEntry(missing.unserved())
                .filter(entry -> entry.agency().equals(agency))
                .isPresent();
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
