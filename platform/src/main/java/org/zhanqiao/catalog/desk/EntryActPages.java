package org.zhanqiao.catalog.desk;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.catalog.Change;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryConflict;
import org.zhanqiao.catalog.EntryDecision;
import org.zhanqiao.catalog.EntryFlaw;
import org.zhanqiao.catalog.EntryLifecycle;
import org.zhanqiao.catalog.EntryRule;
import org.zhanqiao.catalog.Terms;
import org.zhanqiao.catalog.UnfitEntry;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Pages;

/// Every act of an entry's life that is more than writing, each on a page that says what will happen.
@Controller
@Allowed({Role.DATA_OFFICER, Role.BUREAU})
class EntryActPages {

    private static final String PATH = EntryAddress.ENTRIES + EntryAddress.CODE + "/acts/{choice}";

    private final Pages pages;
    private final EntryDoor door;
    private final Entries entries;
    private final Terms terms;
    private final InstantSource clock;

    EntryActPages(Pages pages, EntryDoor door, Entries entries, Terms terms, InstantSource clock) {
        this.pages = pages;
        this.door = door;
        this.entries = entries;
        this.terms = terms;
        this.clock = clock;
    }

    @GetMapping(PATH)
    View ask(
            @PathVariable String classCode,
            @PathVariable String serial,
            @PathVariable String choice,
            @AuthenticationPrincipal SignedInPerson me) {
        var entry = door.seen(classCode, serial, me);
        var wanted = allowed(entry, choice, me);
        if (EntryLifecycle.find(entry.state(), wanted.act()).isEmpty()) {
            return show(HttpStatus.CONFLICT, entry, wanted, nothing(), List.of(state(entry)), me);
        }
        return show(HttpStatus.OK, entry, wanted, proposed(entry, wanted), List.of(), me);
    }

    /// What the provider proposed stands in the form of whoever withdraws the entry.
    private static EntryActView.Typed proposed(Entry entry, EntryChoice choice) {
        return choice == EntryChoice.WITHDRAW
                ? entry.findTombstone()
                        .map(stone -> new EntryActView.Typed(stone.because(), stone.replacedBy(), "", ""))
                        .orElseGet(EntryActPages::nothing)
                : nothing();
    }

    private static EntryActView.Typed nothing() {
        return new EntryActView.Typed("", "", "", "");
    }

    @PostMapping(PATH)
    View act(
            @PathVariable String classCode,
            @PathVariable String serial,
            @PathVariable String choice,
            @RequestParam long revision,
            @RequestParam(defaultValue = "") String because,
            @RequestParam(defaultValue = "") String replacedBy,
            @RequestParam(defaultValue = "") String cause,
            @RequestParam(defaultValue = "") String since,
            @AuthenticationPrincipal SignedInPerson me) {
        var entry = door.seen(classCode, serial, me);
        var wanted = allowed(entry, choice, me);
        var typed = new EntryActView.Typed(because, replacedBy.strip(), cause, since);
        try {
            var done = perform(wanted, new EntryDecision(entry.code(), revision, me.getName(), because), typed);
            return pages.redirect(after(done, wanted));
        } catch (UnfitEntry unfit) {
            var errors = unfit.flaws().stream().map(FlawPlace::error).toList();
            return show(HttpStatus.UNPROCESSABLE_CONTENT, entry, wanted, typed, errors, me);
        } catch (EntryConflict conflict) {
            return show(HttpStatus.CONFLICT, conflict.current(), wanted, typed, List.of(state(conflict.current())), me);
        }
    }

    private static String after(Entry entry, EntryChoice choice) {
        return switch (choice) {
            case AMEND -> EntryAddress.edit(entry.code(), EditStep.NAMING);
            case DISCARD ->
                entry.version() == 0
                        ? EntryAddress.MINE + "?done=DISCARDED"
                        : EntryAddress.entry(entry.code()) + "?done=DISCARDED";
            case SUBMIT, RECALL, PROPOSE, PUBLISH, RETURN, EXTEND, WITHDRAW ->
                EntryAddress.entry(entry.code()) + "?done=" + choice.act();
        };
    }

    private Entry perform(EntryChoice choice, EntryDecision decision, EntryActView.Typed typed) {
        return switch (choice) {
            case SUBMIT -> entries.submit(decision);
            case RECALL -> entries.recall(decision);
            case AMEND -> {
                var cause = EntryFormReader.constant(Change.Cause.class, typed.cause());
                if (cause == null) {
                    throw UnfitEntry.because(EntryFlaw.of(EntryRule.CHANGE_CAUSE));
                }
                yield entries.amend(decision, cause, since(cause, typed.since()));
            }
            case DISCARD -> entries.discard(decision);
            case PROPOSE -> entries.proposeWithdrawal(decision, typed.replacedBy());
            case PUBLISH -> entries.publish(decision);
            case RETURN -> entries.giveBack(decision);
            case EXTEND -> entries.extend(decision);
            case WITHDRAW -> entries.withdraw(decision, typed.replacedBy());
        };
    }

    /// The beginning of the day on which a change took effect; now for what nobody dates.
    private Instant since(Change.Cause cause, String day) {
        if (!cause.timed()) {
            return clock.instant();
        }
        LocalDate parsed = EntryFormReader.day(day);
        if (parsed == null) {
            throw UnfitEntry.because(EntryFlaw.of(EntryRule.CHANGE_DATED));
        }
        return parsed.atStartOfDay(Page.ZONE).toInstant();
    }

    private EntryChoice allowed(Entry entry, String choice, SignedInPerson me) {
        var wanted = EntryChoice.of(choice);
        for (var hand : EntryLifecycle.Hand.values()) {
            if (door.isHand(entry, hand, me) && wanted.isOf(hand)) {
                return wanted;
            }
        }
        throw new NotFound("choice", choice);
    }

    /// Says where the entry stands now, and who put it there.
    private InputError state(Entry entry) {
        return InputError.of(
                "decision", "catalog.conflict." + entry.state().name(), door.personName(entry.changedBy()));
    }

    private View show(
            HttpStatus status,
            Entry entry,
            EntryChoice choice,
            EntryActView.Typed typed,
            List<InputError> errors,
            SignedInPerson me) {
        var flaws = status != HttpStatus.CONFLICT && (choice == EntryChoice.SUBMIT || choice == EntryChoice.PUBLISH)
                ? entries.listFlaws(entry)
                : List.<EntryFlaw>of();
        var shown = flaws.isEmpty() ? errors : List.<InputError>of();
        return pages.show(
                status,
                "catalog/act",
                new EntryActView(
                        entry,
                        choice,
                        door.agencyName(entry.agency()),
                        terms.book(),
                        flaws,
                        typed,
                        shown,
                        door.isMine(entry, me)));
    }
}
