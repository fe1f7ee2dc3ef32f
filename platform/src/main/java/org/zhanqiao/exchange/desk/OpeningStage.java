package org.zhanqiao.exchange.desk;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.exchange.OpeningOutcome;
import org.zhanqiao.exchange.ServiceCheck;
import org.zhanqiao.exchange.ServiceOpening;
import org.zhanqiao.exchange.ServiceOpenings;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Pages;

/// What the steps of opening a data service have in common, whether it stands on a table or on an interface.
@Component
final class OpeningStage {

    private final Pages pages;
    private final Deals deals;
    private final ServiceOpenings openings;
    private final Exchange exchange;
    private final Catalog catalog;
    private final Identity identity;

    OpeningStage(
            Pages pages, Deals deals, ServiceOpenings openings, Exchange exchange, Catalog catalog, Identity identity) {
        this.pages = pages;
        this.deals = deals;
        this.openings = openings;
        this.exchange = exchange;
        this.catalog = catalog;
        this.identity = identity;
    }

    /// What a step is about: an entry of the officer's agency that no service serves.
    record Scene(String agency, Dataset dataset) {

        OpeningView.Subject subject() {
            return new OpeningView.Subject(dataset.code(), dataset.name());
        }

        List<OpeningView.Item> items() {
            return dataset.items().stream()
                    .map(item -> new OpeningView.Item(
                            ItemLabel.of(dataset, item.name()),
                            PlainTerms.type(item.type()),
                            PlainTerms.level(item.level().number())))
                    .toList();
        }
    }

    /// Goes on with an entry that no service serves; otherwise says which one does.
    ///
    /// @param whenServed answered then: whoever only looks has done nothing in vain
    View enter(String entry, HttpStatus whenServed, SignedInPerson me, Function<Scene, View> act) {
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

    /// What became of opening it.
    ///
    /// @param wrong shows the form again with what stands in the way
    View answer(Scene scene, OpeningOutcome outcome, Function<List<InputError>, View> wrong) {
        return switch (outcome) {
            case OpeningOutcome.Opened(var service) ->
                pages.redirect(MyServicePages.PROVIDED + "/" + service + "?done=opened");
            case OpeningOutcome.ServedBefore(var service) -> served(HttpStatus.CONFLICT, scene, service);
            case OpeningOutcome.Unfit(var check) -> wrong.apply(check.flaws());
        };
    }

    /// The last step, with what a first read showed.
    ///
    /// @param action where the form is sent
    static OpeningView.Check check(
            Scene scene, OpeningForm form, ServiceCheck.FirstRead read, String action, boolean isInterface) {
        var place = OpeningForm.read(form.place());
        return new OpeningView.Check(
                scene.subject(),
                place.source(),
                place.relation(),
                mapped(scene.dataset(), form),
                read,
                form,
                action,
                isInterface);
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
}
