package org.zhanqiao.exchange.desk;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.catalog.EntryOrigins;
import org.zhanqiao.catalog.ValuePlace;
import org.zhanqiao.catalog.inventory.TableOutline;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.exchange.ServiceOpenings;
import org.zhanqiao.exchange.Sources;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Pages;

/// Opening a data service on an entry of one's own agency in three steps: which table, which column is which item, and
/// what a first read showed. Works without JavaScript; every step carries all that was typed.
@Controller
@Allowed(Role.DATA_OFFICER)
class OpeningPages {

    static final String NEW = MyServicePages.PROVIDED + "/new";

    private final Pages pages;
    private final OpeningStage stage;
    private final ServiceOpenings openings;
    private final Sources sources;
    private final Exchange exchange;
    private final EntryOrigins origins;

    OpeningPages(
            Pages pages,
            OpeningStage stage,
            ServiceOpenings openings,
            Sources sources,
            Exchange exchange,
            EntryOrigins origins) {
        this.pages = pages;
        this.stage = stage;
        this.openings = openings;
        this.sources = sources;
        this.exchange = exchange;
        this.origins = origins;
    }

    @GetMapping(NEW)
    View choose(@RequestParam String entry, @AuthenticationPrincipal SignedInPerson me) {
        return stage.enter(entry, HttpStatus.OK, me, scene -> choose(HttpStatus.OK, scene, origin(entry), List.of()));
    }

    /// The table that the schema import made the entry of.
    private String origin(String entry) {
        return origins.find(entry).map(OpeningForm::write).orElse("");
    }

    @GetMapping(NEW + "/columns")
    View columns(
            @RequestParam String entry,
            @RequestParam(defaultValue = "") String place,
            @AuthenticationPrincipal SignedInPerson me) {
        return stage.enter(
                entry,
                HttpStatus.OK,
                me,
                scene -> withTable(
                        scene,
                        place,
                        table -> columns(
                                HttpStatus.OK,
                                scene,
                                table,
                                OpeningProposal.form(
                                        scene.dataset(),
                                        OpeningForm.read(place),
                                        table,
                                        openings.prefix(scene.agency()),
                                        code -> exchange.findService(code).isPresent()),
                                List.of())));
    }

    /// Back from the check, with everything that was typed.
    @PostMapping(NEW + "/columns")
    View again(
            @RequestParam String entry,
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal SignedInPerson me) {
        return stage.enter(
                entry,
                HttpStatus.OK,
                me,
                scene -> columns(HttpStatus.OK, scene, OpeningForm.of(typed, scene.dataset()), List.of()));
    }

    @PostMapping(NEW + "/check")
    View check(
            @RequestParam String entry,
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal SignedInPerson me) {
        return stage.enter(entry, HttpStatus.CONFLICT, me, scene -> {
            var form = OpeningForm.of(typed, scene.dataset());
            var check = openings.check(form.draft(scene.agency()));
            var read = check.firstRead();
            return read == null || !check.flaws().isEmpty()
                    ? columns(HttpStatus.UNPROCESSABLE_CONTENT, scene, form, check.flaws())
                    : pages.show("exchange/opening-check", OpeningStage.check(scene, form, read, NEW, false));
        });
    }

    @PostMapping(NEW)
    View open(
            @RequestParam String entry,
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal SignedInPerson me) {
        return stage.enter(entry, HttpStatus.CONFLICT, me, scene -> {
            var form = OpeningForm.of(typed, scene.dataset());
            return stage.answer(
                    scene,
                    openings.open(form.draft(scene.agency()), me.getName()),
                    flaws -> columns(HttpStatus.UNPROCESSABLE_CONTENT, scene, form, flaws));
        });
    }

    private View choose(HttpStatus status, OpeningStage.Scene scene, String chosen, List<InputError> errors) {
        return pages.show(
                status,
                "exchange/opening-table",
                new OpeningView.Choose(
                        scene.subject(),
                        openings.listSources(scene.agency()).stream()
                                .map(source -> source(scene.agency(), source))
                                .toList(),
                        openings.listInterfaces(scene.agency()).stream()
                                .map(source -> new OpeningView.Source(
                                        source, sources.getSource(source).title(), true, List.of()))
                                .toList(),
                        chosen,
                        errors));
    }

    private OpeningView.Source source(String agency, String source) {
        var title = sources.getSource(source).title();
        try {
            return new OpeningView.Source(
                    source,
                    title,
                    true,
                    openings.listTables(agency, source).stream()
                            .map(table -> new OpeningView.Table(
                                    OpeningForm.write(new ValuePlace(source, table.relation())),
                                    table.relation(),
                                    table.comment().lines().findFirst().orElse(""),
                                    table.dataset()))
                            .toList());
        } catch (IOException _) {
            return new OpeningView.Source(source, title, false, List.of());
        }
    }

    /// Goes on with a table of the agency; otherwise back to the choice.
    private View withTable(OpeningStage.Scene scene, String place, Function<TableOutline, View> act) {
        var at = OpeningForm.read(place);
        if (at.relation().isEmpty() || !openings.listSources(scene.agency()).contains(at.source())) {
            return choose(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    scene,
                    "",
                    List.of(InputError.of("place", "exchange.opening.wrong.noTable")));
        }
        try {
            return openings.findTable(scene.agency(), at)
                    .map(act)
                    .orElseGet(() -> choose(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            scene,
                            "",
                            List.of(InputError.of("place", "exchange.opening.wrong.tableGone", at.relation()))));
        } catch (IOException _) {
            return choose(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    scene,
                    place,
                    List.of(InputError.of("place", "exchange.opening.wrong.unreachable", at.source())));
        }
    }

    private View columns(HttpStatus status, OpeningStage.Scene scene, OpeningForm form, List<InputError> errors) {
        return withTable(scene, form.place(), table -> columns(status, scene, table, form, errors));
    }

    private View columns(
            HttpStatus status,
            OpeningStage.Scene scene,
            TableOutline table,
            OpeningForm form,
            List<InputError> errors) {
        return pages.show(
                status,
                "exchange/opening-columns",
                new OpeningView.Columns(
                        scene.subject(),
                        OpeningForm.read(form.place()).source(),
                        table.relation(),
                        openings.prefix(scene.agency()),
                        scene.items(),
                        table.columns().stream().map(OpeningView.Column::of).toList(),
                        OpeningProposal.times(table).stream()
                                .map(OpeningView.Column::of)
                                .toList(),
                        form,
                        errors));
    }
}
