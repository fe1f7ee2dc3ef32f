package org.zhanqiao.demand.missing.desk;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryWays;
import org.zhanqiao.demand.UnfitInput;
import org.zhanqiao.demand.missing.AlreadyStated;
import org.zhanqiao.demand.missing.MissingActKind;
import org.zhanqiao.demand.missing.MissingConflict;
import org.zhanqiao.demand.missing.MissingData;
import org.zhanqiao.demand.missing.MissingDataset;
import org.zhanqiao.demand.missing.MissingDecision;
import org.zhanqiao.demand.missing.MissingDetail;
import org.zhanqiao.demand.missing.MissingDossier;
import org.zhanqiao.demand.missing.MissingState;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.ActLog;
import org.zhanqiao.proceeding.History;
import org.zhanqiao.proceeding.Words;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Pages;

/// One statement of missing data: stating it with a look at what is there already, its page, and the page of each act.
@Controller
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
class MissingPages {

    static final String LIST = "/desk/missing";
    static final String NEW = LIST + "/new";
    private static final HeldView NOTHING = new HeldView(true, false, List.of(), List.of());
    private static final String ONE = LIST + "/{id:M-[0-9-]+}";

    private final Pages pages;
    private final MissingData missing;
    private final HeldAlready held;
    private final ActLog log;
    private final Entries entries;
    private final List<EntryWays> ways;
    private final Identity identity;
    private final InstantSource clock;

    MissingPages(
            Pages pages,
            MissingData missing,
            HeldAlready held,
            ActLog log,
            Entries entries,
            List<EntryWays> ways,
            Identity identity,
            InstantSource clock) {
        this.pages = pages;
        this.missing = missing;
        this.held = held;
        this.log = log;
        this.entries = entries;
        this.ways = List.copyOf(ways);
        this.identity = identity;
        this.clock = clock;
    }

    static String path(String id) {
        return LIST + "/" + id;
    }

    /// The form; with a name in the address also what is there already, which is asked for while somebody types. With
    /// an entry that no data service serves it asks for the service, or leads to whoever asked for it before.
    @GetMapping(NEW)
    @Allowed(Role.DATA_OFFICER)
    View write(MissingForm form, @AuthenticationPrincipal SignedInPerson me) {
        if (form.asksService()) {
            var entry = missing.getUnserved(form.text(form.entry()), me.person());
            return missing.findAskedService(entry)
                    .map(open -> pages.redirect(path(open)))
                    .orElseGet(() -> show(HttpStatus.OK, form.onEntry(entry), NOTHING, false, List.of()));
        }
        var view = look(form, me);
        return show(HttpStatus.OK, form, view, view.asksToLook(), List.of());
    }

    private HeldView look(MissingForm form, SignedInPerson me) {
        return held.look(form.text(form.name()), form.listItems(), me.person());
    }

    private View show(HttpStatus status, MissingForm form, HeldView view, boolean ask, List<InputError> errors) {
        return pages.show(status, "demand/missing-state", new MissingStateView(form, view, null, ask, errors));
    }

    /// Nothing is stated before whoever states it has looked at what is there already.
    @PostMapping(NEW)
    @Allowed(Role.DATA_OFFICER)
    View state(MissingForm form, @AuthenticationPrincipal SignedInPerson me) {
        return form.asksService() ? askService(form, me) : stateMissing(form, me);
    }

    private View askService(MissingForm typed, SignedInPerson me) {
        var form = typed.onEntry(missing.getUnserved(typed.text(typed.entry()), me.person()));
        try {
            var asked = missing.askService(form.text(form.entry()), form.need(), me.person());
            return pages.redirect(path(asked.id()) + "?done=" + MissingActKind.STATE);
        } catch (UnfitInput unfit) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, form, NOTHING, false, unfit.flaws());
        } catch (AlreadyStated already) {
            return pages.redirect(path(already.id()));
        }
    }

    private View stateMissing(MissingForm form, SignedInPerson me) {
        var errors = new ArrayList<>(missing.listFlaws(form.text(form.name()), form.need()));
        var view = look(form, me);
        if (view.asksToLook() && !form.hasLooked()) {
            errors.add(InputError.of("looked", "demand.missingData.wrong.looked"));
        }
        if (!errors.isEmpty()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, form, view, view.asksToLook(), errors);
        }
        try {
            var stated = missing.state(form.text(form.name()), form.need(), me.person());
            return pages.redirect(path(stated.id()) + "?done=" + MissingActKind.STATE);
        } catch (AlreadyStated already) {
            return show(
                    HttpStatus.CONFLICT,
                    form,
                    look(form, me),
                    true,
                    List.of(InputError.of("name", "demand.missingData.wrong.stated", already.id())));
        }
    }

    @GetMapping(ONE + "/second")
    @Allowed(Role.DATA_OFFICER)
    View joining(@PathVariable String id, @AuthenticationPrincipal SignedInPerson me) {
        var dossier = missing.getDossier(id);
        return dossier.possible(me.person()).contains(MissingActKind.SECOND)
                ? join(HttpStatus.OK, dossier.missing(), MissingForm.blank(), List.of())
                : tooLate(dossier);
    }

    @PostMapping(ONE + "/second")
    @Allowed(Role.DATA_OFFICER)
    View join(@PathVariable String id, MissingForm form, @AuthenticationPrincipal SignedInPerson me) {
        try {
            missing.second(id, form.need(), me.person());
            return pages.redirect(path(id) + "?done=" + MissingActKind.SECOND);
        } catch (MissingConflict conflict) {
            return tooLate(conflict.current());
        } catch (UnfitInput unfit) {
            return join(HttpStatus.UNPROCESSABLE_CONTENT, missing.getDossier(id).missing(), form, unfit.flaws());
        }
    }

    private View join(HttpStatus status, MissingDataset seconded, MissingForm form, List<InputError> errors) {
        return pages.show(status, "demand/missing-state", new MissingStateView(form, NOTHING, seconded, false, errors));
    }

    private View tooLate(MissingDossier dossier) {
        return pages.show(
                HttpStatus.CONFLICT,
                "demand/missing-conflict",
                new MissingView.TooLate(
                        dossier.missing(), dossier.last(), name(dossier.last().agency())));
    }

    @GetMapping(ONE)
    View one(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String done,
            @AuthenticationPrincipal SignedInPerson me) {
        var dossier = missing.getDossier(id);
        var found = dossier.missing();
        return pages.show(
                "demand/missing-one",
                new MissingView(
                        found,
                        name(found.source()),
                        found.needs().stream()
                                .map(need -> new MissingView.NeedView(name(need.agency()), need))
                                .toList(),
                        acts(dossier),
                        List.copyOf(dossier.possible(me.person())),
                        found.state().isOver() ? ways(found.entry(), me) : List.of(),
                        found.state() == MissingState.PUBLISHED || found.state() == MissingState.POINTED
                                ? covered(found, found.entry())
                                : List.of(),
                        kind(done),
                        today()));
    }

    private List<MissingView.Way> ways(String entry, SignedInPerson me) {
        var finders = ways.stream().map(each -> each.of(me)).toList();
        return entries.findEntry(entry).filter(found -> found.state().inForce()).stream()
                .flatMap(found -> {
                    var share = found.metadata().sharing().shareType().orElse(null);
                    return finders.stream()
                            .flatMap(each -> each.listWays(found.code(), found.agency(), share).stream());
                })
                .map(way -> new MissingView.Way(new Words(way.messageKey(), way.arguments()), way.address()))
                .toList();
    }

    private List<MissingView.Covered> covered(MissingDataset needed, String entry) {
        var lacking = missing.listLacking(needed, entry);
        return needed.items().stream()
                .map(item -> new MissingView.Covered(item, !lacking.contains(item)))
                .toList();
    }

    private LocalDate today() {
        return clock.instant().atZone(Page.ZONE).toLocalDate();
    }

    private List<MissingView.ActView> acts(MissingDossier dossier) {
        var places = log.listStandings(new History<>(dossier.acts()));
        return dossier.acts().reversed().stream()
                .map(act -> {
                    var place = places.get(act.evidenceKey());
                    return new MissingView.ActView(
                            act,
                            name(act.agency()),
                            MissingDetail.of(act) instanceof MissingDetail.Duty(var agency, var _, var _)
                                    ? name(agency)
                                    : "",
                            place == null ? -1 : place.entry());
                })
                .toList();
    }

    private String name(String agency) {
        return agency.isEmpty()
                ? ""
                : identity.findAgency(agency).map(Agency::shortName).orElse(agency);
    }

    private static @Nullable MissingActKind kind(String name) {
        return Stream.of(MissingActKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    @GetMapping(ONE + "/act/{act}")
    View decide(@PathVariable String id, @PathVariable String act, @AuthenticationPrincipal SignedInPerson me) {
        var kind = decided(act);
        var dossier = missing.getDossier(id);
        if (!dossier.possible(me.person()).contains(kind)) {
            return tooLate(dossier);
        }
        var form = MissingActForm.on(dossier.missing(), entries);
        return decide(HttpStatus.OK, dossier.missing(), kind, form, List.of(), me);
    }

    /// The last one; null when there is none.
    private @Nullable Act<MissingState, MissingActKind> findInstruction(MissingDataset on) {
        return missing.getDossier(on.id()).acts().reversed().stream()
                .filter(act -> act.kind() == MissingActKind.SUPERVISE)
                .findFirst()
                .orElse(null);
    }

    private View decide(
            HttpStatus status,
            MissingDataset on,
            MissingActKind kind,
            MissingActForm form,
            List<InputError> errors,
            SignedInPerson me) {
        var found = kind == MissingActKind.POINT
                ? held.look(on.name(), on.items(), me.person()).found()
                : List.<HeldView.Found>of();
        var agencies = identity.listAgencies().stream()
                .filter(agency -> !on.isAskedBy(agency.code()))
                .map(agency -> new MissingView.Choice(agency.code(), agency.name()))
                .toList();
        return pages.show(
                status,
                "demand/missing-act",
                new MissingView.Decide(
                        on,
                        kind,
                        form,
                        agencies,
                        found,
                        (kind == MissingActKind.FULFIL || kind == MissingActKind.POINT)
                                        && entries.findEntry(form.text(form.entry()))
                                                .isPresent()
                                ? covered(on, form.text(form.entry()))
                                : List.of(),
                        kind == MissingActKind.REPLY ? findInstruction(on) : null,
                        errors));
    }

    @PostMapping(ONE + "/act/{act}")
    View act(
            @PathVariable String id,
            @PathVariable String act,
            MissingActForm form,
            @AuthenticationPrincipal SignedInPerson me) {
        var kind = decided(act);
        try {
            missing.act(
                    new MissingDecision(id, form.version(), kind, form.text(form.because()), form.detail(kind)),
                    me.person());
            return pages.redirect(path(id) + "?done=" + kind);
        } catch (MissingConflict conflict) {
            return tooLate(conflict.current());
        } catch (UnfitInput unfit) {
            return decide(
                    HttpStatus.UNPROCESSABLE_CONTENT, missing.getDossier(id).missing(), kind, form, unfit.flaws(), me);
        }
    }

    /// @throws NotFound for what is no decision on a page of its own
    private static MissingActKind decided(String name) {
        var kind = kind(name);
        if (kind == null
                || kind == MissingActKind.STATE
                || kind == MissingActKind.SECOND
                || kind == MissingActKind.ESCALATE) {
            throw new NotFound("act", name);
        }
        return kind;
    }
}
