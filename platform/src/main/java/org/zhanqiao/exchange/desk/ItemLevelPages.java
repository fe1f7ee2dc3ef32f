package org.zhanqiao.exchange.desk;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.LevelDecision;
import org.zhanqiao.catalog.LevelDecisions;
import org.zhanqiao.catalog.LevelRaise;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.protection.Level;
import org.zhanqiao.protection.suggest.ColumnSample;
import org.zhanqiao.protection.suggest.LevelSuggester;
import org.zhanqiao.protection.suggest.Suggestion;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Pages;

/// The levels of an agency's own items beside what is suggested, and raising one. Suggestions here go by titles: the
/// platform reads nobody's rows without a grant, for itself neither.
@Controller
@Allowed(Role.DATA_OFFICER)
class ItemLevelPages {

    private static final String PATH = MyServicePages.PROVIDED + "/{code}/levels";

    private final Pages pages;
    private final Deals deals;
    private final Exchange exchange;
    private final Catalog catalog;
    private final LevelDecisions decisions;
    private final InstantSource clock;

    ItemLevelPages(
            Pages pages,
            Deals deals,
            Exchange exchange,
            Catalog catalog,
            LevelDecisions decisions,
            InstantSource clock) {
        this.pages = pages;
        this.deals = deals;
        this.exchange = exchange;
        this.catalog = catalog;
        this.decisions = decisions;
        this.clock = clock;
    }

    @GetMapping(PATH)
    View levels(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String done,
            @AuthenticationPrincipal SignedInPerson me) {
        return show(HttpStatus.OK, own(code, me), "", "", "", List.of(), done.equals("raised"));
    }

    @PostMapping(PATH)
    View raise(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String item,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(defaultValue = "") String because,
            @AuthenticationPrincipal SignedInPerson me) {
        var service = own(code, me);
        var to = level(level);
        var errors = new ArrayList<InputError>();
        if (to.isEmpty()) {
            errors.add(InputError.of("level", "exchange.itemLevels.noLevel"));
        }
        if (because.isBlank() || because.strip().length() > LevelDecisions.LONGEST_REASON) {
            errors.add(InputError.of("because", "exchange.itemLevels.noReason", LevelDecisions.LONGEST_REASON));
        }
        if (!errors.isEmpty()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, service, item, level, because, errors, false);
        }
        return switch (decisions.raise(service.dataset(), item, to.orElseThrow(), me.getName(), because)) {
            case LevelRaise.Raised _ ->
                pages.redirect(MyServicePages.PROVIDED + "/" + service.code() + "/levels?done=raised");
            case LevelRaise.NotHigher(var now) ->
                show(
                        HttpStatus.CONFLICT,
                        service,
                        item,
                        level,
                        because,
                        List.of(
                                now.isEmpty()
                                        ? InputError.of("item", "exchange.itemLevels.noItem")
                                        : InputError.of(
                                                "level",
                                                "exchange.itemLevels.notHigher",
                                                now.getFirst().number())),
                        false);
        };
    }

    private static Optional<Level> level(String text) {
        return Stream.of(Level.values())
                .filter(level -> Integer.toString(level.number()).equals(text))
                .findFirst();
    }

    /// A service of another agency does not exist.
    private DataService own(String code, SignedInPerson me) {
        var agency = deals.agency(me).code();
        return exchange.findService(code)
                .filter(found -> found.agency().equals(agency))
                .orElseThrow(() -> new NotFound("service", code));
    }

    private View show(
            HttpStatus status,
            DataService service,
            String item,
            String level,
            String because,
            List<InputError> errors,
            boolean done) {
        var dataset = catalog.getDataset(service.dataset());
        var today = clock.instant().atZone(Page.ZONE).toLocalDate();
        return pages.show(
                status,
                "exchange/item-levels",
                new ItemLevelsView(
                        service.code(),
                        service.title(),
                        dataset.items().stream()
                                .map(each -> row(dataset, each, today))
                                .toList(),
                        List.of(2, 3, 4),
                        item,
                        level,
                        because,
                        decisions.listDecisions(dataset.code()).stream()
                                .map(each -> past(dataset, each))
                                .toList(),
                        errors,
                        done));
    }

    private static ItemLevelsView.Row row(Dataset dataset, DataItem item, LocalDate today) {
        Suggestion suggestion = LevelSuggester.suggest(new ColumnSample(item.name(), item.title(), List.of()), today);
        return new ItemLevelsView.Row(
                ItemLabel.of(dataset, item.name()),
                PlainTerms.level(item.level().number()),
                suggestion.level().map(level -> PlainTerms.level(level.number())),
                suggestion
                        .level()
                        .filter(level -> level.compareTo(item.level()) > 0)
                        .isPresent(),
                suggestion);
    }

    private static ItemLevelsView.Past past(Dataset dataset, LevelDecision decision) {
        return new ItemLevelsView.Past(
                ItemLabel.of(dataset, decision.item()),
                decision.from().number(),
                decision.to().number(),
                decision.by(),
                decision.at(),
                decision.because());
    }
}
