package org.zhanqiao.exchange.desk;

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
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.LevelDecision;
import org.zhanqiao.catalog.LevelDecisions;
import org.zhanqiao.catalog.LevelRaise;
import org.zhanqiao.catalog.LookOutcome;
import org.zhanqiao.catalog.SuggestedLevel;
import org.zhanqiao.catalog.ValueLooks;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.protection.Level;
import org.zhanqiao.protection.suggest.ItemLook;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Pages;

/// The levels of an agency's own items beside what is suggested, and raising one. Suggestions go by titles until the
/// agency's officer has values looked at.
@Controller
@Allowed(Role.DATA_OFFICER)
class ItemLevelPages {

    private static final String PATH = MyServicePages.PROVIDED + "/{code}/levels";

    private final Pages pages;
    private final Deals deals;
    private final Exchange exchange;
    private final Catalog catalog;
    private final LevelDecisions decisions;
    private final Entries entries;
    private final ValueLooks looks;
    private final Identity identity;

    ItemLevelPages(
            Pages pages,
            Deals deals,
            Exchange exchange,
            Catalog catalog,
            LevelDecisions decisions,
            Entries entries,
            ValueLooks looks,
            Identity identity) {
        this.pages = pages;
        this.deals = deals;
        this.exchange = exchange;
        this.catalog = catalog;
        this.decisions = decisions;
        this.entries = entries;
        this.looks = looks;
        this.identity = identity;
    }

    @GetMapping(PATH)
    View levels(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String done,
            @AuthenticationPrincipal SignedInPerson me) {
        return show(HttpStatus.OK, own(code, me), "", "", "", List.of(), done);
    }

    /// Has values looked at, as the officer of the agency whose they are.
    @PostMapping(PATH + "/look")
    View look(@PathVariable String code, @AuthenticationPrincipal SignedInPerson me) {
        var service = own(code, me);
        return switch (looks.look(service.dataset(), me.getName())) {
            case LookOutcome.Looked _ -> pages.redirect(MyServicePages.PROVIDED + "/" + code + "/levels?done=looked");
            case LookOutcome.NoPlace _ -> unseen(service, "exchange.itemLevels.noPlace");
            case LookOutcome.Unreadable _ -> unseen(service, "exchange.itemLevels.unreadable");
        };
    }

    private View unseen(DataService service, String why) {
        return show(HttpStatus.UNPROCESSABLE_CONTENT, service, "", "", "", List.of(InputError.of("look", why)), "");
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
            return show(HttpStatus.UNPROCESSABLE_CONTENT, service, item, level, because, errors, "");
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
                        "");
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
            String done) {
        var dataset = catalog.getDataset(service.dataset());
        var look = looks.find(dataset.code());
        return pages.show(
                status,
                "exchange/item-levels",
                new ItemLevelsView(
                        service.code(),
                        service.title(),
                        dataset.items().stream()
                                .map(each -> row(dataset, each, look.flatMap(found -> found.find(each.name()))))
                                .toList(),
                        List.of(2, 3, 4),
                        item,
                        level,
                        because,
                        decisions.listDecisions(dataset.code()).stream()
                                .map(each -> past(dataset, each))
                                .toList(),
                        look.map(found ->
                                new ItemLevelsView.Look(found.at(), identity.personName(found.by()), found.looked())),
                        looks.canLook(entries.getEntry(dataset.code())),
                        errors,
                        done));
    }

    private static ItemLevelsView.Row row(Dataset dataset, DataItem item, Optional<ItemLook> look) {
        var suggestion = SuggestedLevel.suggest(item.name(), item.title(), look);
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
