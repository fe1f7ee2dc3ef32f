package org.zhanqiao.barrier.reports.desk;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.barrier.reports.Counter;
import org.zhanqiao.barrier.reports.Counters;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.inbox.InboxProperties;
import org.zhanqiao.web.Download;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Pages;

/// The counters of an agency with their QR codes and posters. Data officers register them; clerks print.
@Controller
@Allowed({Role.DATA_OFFICER, Role.CLERK})
class CounterPages {

    static final String LIST = "/desk/counters";

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml;charset=UTF-8");

    private final Pages pages;
    private final Counters counters;
    private final Identity identity;
    private final MessageSource messages;
    private final String site;

    /// @param inbox knows the address of the pages, which letters name, too
    CounterPages(Pages pages, Counters counters, Identity identity, MessageSource messages, InboxProperties inbox) {
        this.pages = pages;
        this.counters = counters;
        this.identity = identity;
        this.messages = messages;
        this.site = inbox.pages();
    }

    @GetMapping(LIST)
    View list(@RequestParam(defaultValue = "") String done, @AuthenticationPrincipal SignedInPerson me) {
        return show(
                HttpStatus.OK,
                me,
                "",
                "",
                List.of("registered", "retired", "restored").contains(done) ? done : "",
                List.of());
    }

    private View show(
            HttpStatus status, SignedInPerson me, String name, String place, String done, List<InputError> errors) {
        return pages.show(
                status,
                "barrier/counters",
                new CounterListView(
                        counters.listCounters(agency(me)), me.has(Role.DATA_OFFICER), name, place, done, errors));
    }

    @Allowed(Role.DATA_OFFICER)
    @PostMapping(LIST)
    View register(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String place,
            @AuthenticationPrincipal SignedInPerson me) {
        var errors = Counters.check(name.strip(), place.strip());
        if (!errors.isEmpty()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, me, name, place, "", errors);
        }
        counters.register(agency(me), name.strip(), place.strip());
        return pages.redirect(LIST + "?done=registered");
    }

    @Allowed(Role.DATA_OFFICER)
    @PostMapping(LIST + "/{code}")
    View setInUse(
            @PathVariable String code,
            @RequestParam boolean inUse,
            @RequestParam long version,
            @AuthenticationPrincipal SignedInPerson me) {
        var counter = own(code, me);
        if (counter.version() != version || !counters.setInUse(counter, inUse)) {
            return show(
                    HttpStatus.CONFLICT,
                    me,
                    "",
                    "",
                    "",
                    List.of(InputError.of("content", "barrier.counter.changedMeanwhile")));
        }
        return pages.redirect(LIST + "?done=" + (inUse ? "restored" : "retired"));
    }

    @GetMapping(LIST + "/{code}/qr.svg")
    ResponseEntity<String> svg(@PathVariable String code, @AuthenticationPrincipal SignedInPerson me) {
        var counter = own(code, me);
        return ResponseEntity.ok().contentType(SVG).body(qr(counter).svg(counter.name()));
    }

    @GetMapping(LIST + "/{code}/qr.png")
    ResponseEntity<byte[]> png(@PathVariable String code, @AuthenticationPrincipal SignedInPerson me) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .body(qr(own(code, me)).png());
    }

    @GetMapping(LIST + "/{code}/poster")
    View poster(@PathVariable String code, @AuthenticationPrincipal SignedInPerson me) {
        var counter = own(code, me);
        return pages.show(
                "barrier/poster",
                new PosterView(counter, identity.getAgency(counter.agency()).name(), address(counter)));
    }

    @GetMapping(LIST + "/{code}/poster.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String code, @AuthenticationPrincipal SignedInPerson me) {
        var counter = own(code, me);
        return Download.of(
                "窗口海报-" + counter.name() + ".pdf",
                MediaType.APPLICATION_PDF,
                PosterPdf.write(
                        counter,
                        identity.findAgency(counter.agency()).map(Agency::name).orElse(""),
                        address(counter),
                        qr(counter).png(),
                        key -> messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE)));
    }

    private CounterQr qr(Counter counter) {
        return new CounterQr(address(counter));
    }

    private String address(Counter counter) {
        return site + "/report?at=" + counter.code();
    }

    private Counter own(String code, SignedInPerson me) {
        return counters.find(code)
                .filter(counter -> counter.agency().equals(agency(me)))
                .orElseThrow(() -> new NotFound("counter", code));
    }

    private static String agency(SignedInPerson me) {
        return me.agency().orElseThrow(() -> new NotFound("agency", me.id()));
    }
}
