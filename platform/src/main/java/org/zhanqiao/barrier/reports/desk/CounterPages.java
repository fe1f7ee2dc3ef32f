package org.zhanqiao.barrier.reports.desk;

import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.barrier.reports.CampaignWindow;
import org.zhanqiao.barrier.reports.CampaignWindows;
import org.zhanqiao.barrier.reports.Counter;
import org.zhanqiao.barrier.reports.Counters;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Pages;

/// The counters of an agency with their QR codes and posters. Data officers register them; clerks print.
@Controller
@Allowed({Role.DATA_OFFICER, Role.CLERK})
class CounterPages {

    static final String LIST = "/desk/counters";

    private final Pages pages;
    private final Counters counters;
    private final CampaignWindows windows;
    private final Identity identity;
    private final PosterAnswers posters;
    private final InstantSource clock;

    CounterPages(
            Pages pages,
            Counters counters,
            CampaignWindows windows,
            Identity identity,
            PosterAnswers posters,
            InstantSource clock) {
        this.pages = pages;
        this.counters = counters;
        this.windows = windows;
        this.identity = identity;
        this.posters = posters;
        this.clock = clock;
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
                        counters.listCounters(agency(me)),
                        coming(),
                        me.has(Role.DATA_OFFICER),
                        name,
                        place,
                        done,
                        errors));
    }

    /// The campaigns that collect now or later: whoever prints a poster for one needs it before it opens.
    private List<CampaignWindow> coming() {
        var now = clock.instant();
        return windows.list().stream().filter(window -> !window.isOver(now)).toList();
    }

    @Allowed(Role.DATA_OFFICER)
    @PostMapping(LIST)
    View register(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String place,
            @AuthenticationPrincipal SignedInPerson me) {
        var errors = Counters.check(Counters.plain(name), Counters.plain(place));
        if (!errors.isEmpty()) {
            return show(HttpStatus.UNPROCESSABLE_CONTENT, me, name, place, "", errors);
        }
        counters.register(agency(me), name, place);
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
    ResponseEntity<String> svg(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String campaign,
            @AuthenticationPrincipal SignedInPerson me) {
        return posters.svg(poster(code, campaign, me));
    }

    @GetMapping(LIST + "/{code}/qr.png")
    ResponseEntity<byte[]> png(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String campaign,
            @AuthenticationPrincipal SignedInPerson me) {
        return posters.png(poster(code, campaign, me));
    }

    @GetMapping(LIST + "/{code}/poster")
    View show(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String campaign,
            @AuthenticationPrincipal SignedInPerson me) {
        return pages.show(
                "barrier/poster", PosterView.of(poster(code, campaign, me), LIST, "barrier.counters", clock.instant()));
    }

    @GetMapping(LIST + "/{code}/poster.pdf")
    ResponseEntity<byte[]> pdf(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String campaign,
            @AuthenticationPrincipal SignedInPerson me) {
        return posters.pdf(poster(code, campaign, me));
    }

    /// @param campaign code of the campaign whose questionnaire it leads to; empty for the general one
    private Poster poster(String code, String campaign, SignedInPerson me) {
        var counter = own(code, me);
        var window = windows.find(campaign).orElse(null);
        if (window == null && !campaign.isEmpty()) {
            throw new NotFound("campaign", campaign);
        }
        var query = "at=" + counter.code() + (window == null ? "" : "&campaign=" + window.code());
        return new Poster(
                counter,
                identity.findAgency(counter.agency()).map(Agency::name).orElse(""),
                window,
                posters.address(query),
                LIST + "/" + counter.code());
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
