package org.zhanqiao.exchange.desk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.exchange.ServiceOpenings;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Pages;

/// Opening a data service on an HTTP interface of one's own agency: which members of its questions and answers hold
/// what, tried with a key that the officer knows; then the same last step as of a table. The key is sent to the
/// interface alone, and not back.
@Controller
@Allowed(Role.DATA_OFFICER)
class InterfacePages {

    static final String NEW = OpeningPages.NEW + "/interface";

    private static final int LONGEST_KEY = 200;

    private final Pages pages;
    private final OpeningStage stage;
    private final ServiceOpenings openings;

    InterfacePages(Pages pages, OpeningStage stage, ServiceOpenings openings) {
        this.pages = pages;
        this.stage = stage;
        this.openings = openings;
    }

    @GetMapping(NEW)
    View ask(@RequestParam String entry, @RequestParam String source, @AuthenticationPrincipal SignedInPerson me) {
        return stage.enter(entry, HttpStatus.OK, me, scene -> {
            var key = scene.dataset().items().stream()
                    .filter(item -> item.subject() != DataItem.Subject.NONE)
                    .map(DataItem::name)
                    .limit(1)
                    .toList();
            return show(
                    HttpStatus.OK,
                    scene,
                    new OpeningForm(
                            entry,
                            source + "|keys:rows",
                            openings.prefix(scene.agency()),
                            scene.dataset().items().stream().collect(Collectors.toMap(DataItem::name, DataItem::name)),
                            key,
                            "",
                            "2000",
                            "32"),
                    List.of());
        });
    }

    @PostMapping(NEW + "/columns")
    View again(
            @RequestParam String entry,
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal SignedInPerson me) {
        return stage.enter(
                entry,
                HttpStatus.OK,
                me,
                scene -> show(HttpStatus.OK, scene, OpeningForm.of(typed, scene.dataset()), List.of()));
    }

    @PostMapping(NEW + "/check")
    View check(
            @RequestParam String entry,
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal SignedInPerson me) {
        return stage.enter(entry, HttpStatus.CONFLICT, me, scene -> {
            var form = OpeningForm.ofInterface(typed, scene.dataset());
            requireOwn(scene, form);
            var key = Optional.ofNullable(typed.getFirst("trial"))
                    .map(String::strip)
                    .filter(text -> !text.isEmpty() && text.length() <= LONGEST_KEY);
            var check = openings.check(form.interfaceDraft(scene.agency()), key);
            var read = check.firstRead();
            return read == null || !check.flaws().isEmpty()
                    ? show(HttpStatus.UNPROCESSABLE_CONTENT, scene, form, check.flaws())
                    : pages.show("exchange/opening-check", OpeningStage.check(scene, form, read, NEW, true));
        });
    }

    @PostMapping(NEW)
    View open(
            @RequestParam String entry,
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal SignedInPerson me) {
        return stage.enter(entry, HttpStatus.CONFLICT, me, scene -> {
            var form = OpeningForm.of(typed, scene.dataset());
            requireOwn(scene, form);
            return stage.answer(
                    scene,
                    openings.open(form.interfaceDraft(scene.agency()), me.getName()),
                    flaws -> show(HttpStatus.UNPROCESSABLE_CONTENT, scene, form, flaws));
        });
    }

    /// @throws NotFound when the interface is not the agency's, or is switched off
    private void requireOwn(OpeningStage.Scene scene, OpeningForm form) {
        var source = OpeningForm.read(form.place()).source();
        if (!openings.listInterfaces(scene.agency()).contains(source)) {
            throw new NotFound("interface of the agency", source);
        }
    }

    private View show(HttpStatus status, OpeningStage.Scene scene, OpeningForm form, List<InputError> errors) {
        requireOwn(scene, form);
        var place = OpeningForm.read(form.place());
        var names = place.relation().split(":", -1);
        return pages.show(
                status,
                "exchange/opening-interface",
                new OpeningView.Interface(
                        scene.subject(),
                        place.source(),
                        names[0],
                        names.length > 1 ? names[1] : "",
                        openings.prefix(scene.agency()),
                        scene.items(),
                        form,
                        errors));
    }
}
