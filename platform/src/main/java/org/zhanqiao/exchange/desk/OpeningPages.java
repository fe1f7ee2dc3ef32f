package org.zhanqiao.exchange.desk;

import java.io.IOException;
import java.util.Comparator;
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
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.EntryOrigins;
import org.zhanqiao.catalog.ValuePlace;
import org.zhanqiao.catalog.inventory.TableOutline;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.exchange.OpeningOutcome;
import org.zhanqiao.exchange.ServiceOpening;
import org.zhanqiao.exchange.ServiceOpenings;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
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
    private final Deals deals;
    private final ServiceOpenings openings;
    private final Exchange exchange;
    private final Catalog catalog;
    private final EntryOrigins origins;
    private final Identity identity;

    OpeningPages(
            Pages pages,
            Deals deals,
            ServiceOpenings openings,
            Exchange exchange,
            Catalog catalog,
            EntryOrigins origins,
            Identity identity) {
        this.pages = pages;
        this.deals = deals;
        this.openings = openings;
        this.exchange = exchange;
        this.catalog = catalog;
        this.origins = origins;
        this.identity = identity;
    }

    /// What a step is about: an entry of the officer's agency that no service serves.
    private record Scene(String agency, Dataset dataset) {

        OpeningView.Subject subject() {
            return new OpeningView.Subject(dataset.code(), dataset.name());
        }
    }

    @GetMapping(NEW)
    View choose(@RequestParam String entry, @AuthenticationPrincipal SignedInPerson me) {
        return onStage(entry, HttpStatus.OK, me, scene -> choose(HttpStatus.OK, scene, origin(entry), List.of()));
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
        return onStage(
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
        return onStage(
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
        return onStage(entry, HttpStatus.CONFLICT, me, scene -> {
            var form = OpeningForm.of(typed, scene.dataset());
            var check = openings.check(form.draft(scene.agency()));
            var read = check.firstRead();
            return read == null || !check.flaws().isEmpty()
                    ? columns(HttpStatus.UNPROCESSABLE_CONTENT, scene, form, check.flaws())
                    : pages.show(
                            "exchange/opening-check",
                            new OpeningView.Check(
                                    scene.subject(),
                                    OpeningForm.read(form.place()).source(),
                                    OpeningForm.read(form.place()).relation(),
                                    mapped(scene.dataset(), form),
                                    read,
                                    form));
        });
    }

    private static List<OpeningView.Mapped> mapped(Dataset dataset, OpeningForm form) {
        return dataset.items().stream()
                .map(item -> new OpeningView.Mapped(
                        ItemLabel.of(dataset, item.name()),
                        PlainTerms.level(item.level().number()),
                        form.column(item.name()),
                        form.key().contains(item.name())))
                .sorted(Comparator.comparing(mapped -> !mapped.key()))
                .toList();
    }

    @PostMapping(NEW)
    View open(
            @RequestParam String entry,
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal SignedInPerson me) {
        return onStage(entry, HttpStatus.CONFLICT, me, scene -> {
            var form = OpeningForm.of(typed, scene.dataset());
            return switch (openings.open(form.draft(scene.agency()), me.getName())) {
                case OpeningOutcome.Opened(var service) ->
                    pages.redirect(MyServicePages.PROVIDED + "/" + service + "?done=opened");
                case OpeningOutcome.ServedBefore(var service) -> served(HttpStatus.CONFLICT, scene, service);
                case OpeningOutcome.Unfit(var check) ->
                    columns(HttpStatus.UNPROCESSABLE_CONTENT, scene, form, check.flaws());
            };
        });
    }

    /// Goes on with an entry that no service serves; otherwise says which one does.
    ///
    /// @param whenServed answered then: whoever only looks has done nothing in vain
    private View onStage(String entry, HttpStatus whenServed, SignedInPerson me, Function<Scene, View> act) {
        var agency = deals.agency(me).code();
        var scene = new Scene(
                agency, catalog.getDataset(openings.getEntry(entry, agency).code()));
        return exchange.listServicesOn(entry).stream()
                .findFirst()
                .map(service -> served(whenServed, scene, service))
                .orElseGet(() -> act.apply(scene));
    }

    private View served(HttpStatus status, Scene scene, DataService service) {
        var opening = openings.findOpening(service.code());
        return pages.show(
                status,
                "exchange/opening-served",
                new OpeningView.Served(
                        scene.subject(),
                        service.code(),
                        service.title(),
                        opening.map(ServiceOpening::by)
                                .map(identity::personName)
                                .orElse(""),
                        opening.map(ServiceOpening::at).orElse(null)));
    }

    private View choose(HttpStatus status, Scene scene, String chosen, List<InputError> errors) {
        return pages.show(
                status,
                "exchange/opening-table",
                new OpeningView.Choose(
                        scene.subject(),
                        openings.listSources(scene.agency()).stream()
                                .map(source -> source(scene.agency(), source))
                                .toList(),
                        chosen,
                        errors));
    }

    private OpeningView.Source source(String agency, String source) {
        try {
            return new OpeningView.Source(
                    source,
                    true,
                    openings.listTables(agency, source).stream()
                            .map(table -> new OpeningView.Table(
                                    OpeningForm.write(new ValuePlace(source, table.relation())),
                                    table.relation(),
                                    table.comment().lines().findFirst().orElse(""),
                                    table.dataset()))
                            .toList());
        } catch (IOException _) {
            return new OpeningView.Source(source, false, List.of());
        }
    }

    /// Goes on with a table of the agency; otherwise back to the choice.
    private View withTable(Scene scene, String place, Function<TableOutline, View> act) {
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

    private View columns(HttpStatus status, Scene scene, OpeningForm form, List<InputError> errors) {
        return withTable(scene, form.place(), table -> columns(status, scene, table, form, errors));
    }

    private View columns(
            HttpStatus status, Scene scene, TableOutline table, OpeningForm form, List<InputError> errors) {
        return pages.show(
                status,
                "exchange/opening-columns",
                new OpeningView.Columns(
                        scene.subject(),
                        OpeningForm.read(form.place()).source(),
                        table.relation(),
                        openings.prefix(scene.agency()),
                        scene.dataset().items().stream()
                                .map(item -> new OpeningView.Item(
                                        ItemLabel.of(scene.dataset(), item.name()),
                                        PlainTerms.type(item.type()),
                                        PlainTerms.level(item.level().number())))
                                .toList(),
                        table.columns().stream().map(OpeningView.Column::of).toList(),
                        OpeningProposal.times(table).stream()
                                .map(OpeningView.Column::of)
                                .toList(),
                        form,
                        errors));
    }
}
