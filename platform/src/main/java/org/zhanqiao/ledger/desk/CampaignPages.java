package org.zhanqiao.ledger.desk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.ledger.Campaign;
import org.zhanqiao.ledger.CampaignCases;
import org.zhanqiao.ledger.CampaignTemplate;
import org.zhanqiao.ledger.Campaigns;
import org.zhanqiao.ledger.CaseFilter;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.Collected;
import org.zhanqiao.ledger.CollectingPlace;
import org.zhanqiao.proceeding.UnfitAct;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.NavigationItem;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Pages;
import org.zhanqiao.web.PublicEndpoint;

/// Campaigns: the list, one with its roadmap, the form the bureau fills in, and the public face.
@Controller
class CampaignPages {

    static final String LIST = "/desk/campaigns";
    static final String FACE = "/campaigns";
    private static final String CODE = "/{code:[a-z][a-z0-9-]{2,39}}";

    /// Code of no agency.
    private static final String NOBODY = "-";

    private final Pages pages;
    private final Campaigns campaigns;
    private final CampaignCases cases;
    private final Collected collected;
    private final List<CollectingPlace> places;
    private final CaseViews views;
    private final CaseNames names;

    CampaignPages(
            Pages pages,
            Campaigns campaigns,
            CampaignCases cases,
            Collected collected,
            List<CollectingPlace> places,
            CaseViews views,
            CaseNames names) {
        this.pages = pages;
        this.campaigns = campaigns;
        this.cases = cases;
        this.collected = collected;
        this.places = List.copyOf(places);
        this.views = views;
        this.names = names;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        NavigationItem campaignsNavigation() {
            return NavigationItem.of(
                    530, "ledger.campaigns", LIST, Role.BUREAU, Role.CITY_OFFICE, Role.DATA_OFFICER, Role.SHARING_HEAD);
        }
    }

    @GetMapping(LIST)
    @Allowed({Role.BUREAU, Role.CITY_OFFICE, Role.DATA_OFFICER, Role.SHARING_HEAD})
    View list(@AuthenticationPrincipal SignedInPerson me) {
        return pages.show(
                "ledger/campaigns",
                new CampaignListView(
                        campaigns.list().stream().map(this::line).toList(), me.has(Role.BUREAU), views.today()));
    }

    private CampaignListView.Line line(Campaign campaign) {
        return new CampaignListView.Line(campaign, cases.figures(campaign.code()));
    }

    @GetMapping(LIST + CODE)
    @Allowed({Role.BUREAU, Role.CITY_OFFICE, Role.DATA_OFFICER, Role.SHARING_HEAD})
    View one(@PathVariable String code, @AuthenticationPrincipal SignedInPerson me) {
        return pages.show("ledger/campaign", view(code, reader(me), me.has(Role.BUREAU)));
    }

    /// What everybody may see: phases and figures, no case and no agency's shame by name of a person.
    @GetMapping(FACE + CODE)
    @PublicEndpoint
    View face(@PathVariable String code) {
        return pages.show("ledger/campaign-face", view(code, NOBODY, false));
    }

    /// Whose cases a roadmap shows: those that their reader can open.
    private static String reader(SignedInPerson me) {
        return me.person().roles().oversee() ? "" : me.agency().orElse(NOBODY);
    }

    private CampaignView view(String code, String reader, boolean mayChange) {
        var campaign = campaigns.find(code).orElseThrow(() -> new NotFound("campaign", code));
        var agencies = names.agencies();
        return new CampaignView(
                campaign,
                cases.figures(code),
                collected.count(code),
                place(campaign),
                Gantt.of(campaign, cases.listMilestones(CaseFilter.of(reader).in(code)), views.today()),
                cases.listQuotas(campaign).stream()
                        .map(quota ->
                                new CampaignView.Quota(agencies.getOrDefault(quota.agency(), quota.agency()), quota))
                        .toList(),
                mayChange,
                views.today());
    }

    private String place(Campaign campaign) {
        return places.stream()
                .filter(place -> place.kind() == campaign.kind()
                        && !campaign.listCollecting().isEmpty())
                .findFirst()
                .map(place -> place.path(campaign.code()))
                .orElse("");
    }

    @GetMapping(LIST + "/new")
    @Allowed(Role.BUREAU)
    View begin(@RequestParam(defaultValue = "BARRIERS") String template) {
        var chosen = CasePages.Asked.find(CampaignTemplate.values(), template).orElse(CampaignTemplate.BARRIERS);
        var phases = chosen.phases(views.today());
        return form(
                HttpStatus.OK,
                new CampaignForm(
                        chosen.kind().name(),
                        freeCode(chosen.name().toLowerCase(Locale.ROOT) + "-"
                                + phases.getFirst().from().getYear()),
                        "",
                        "",
                        PhaseText.write(phases),
                        "",
                        0),
                List.of());
    }

    /// The first of barriers-2026, barriers-2026-2 … that no campaign has.
    private String freeCode(String code) {
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> n == 1 ? code : code + "-" + n)
                .filter(each -> campaigns.find(each).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    @PostMapping(LIST + "/new")
    @Allowed(Role.BUREAU)
    View create(CampaignForm form) {
        return keep(
                form,
                campaign ->
                        pages.redirect(LIST + "/" + campaigns.begin(campaign).code()));
    }

    @GetMapping(LIST + CODE + "/edit")
    @Allowed(Role.BUREAU)
    View edit(@PathVariable String code) {
        var campaign = campaigns.find(code).orElseThrow(() -> new NotFound("campaign", code));
        var quotas = new StringBuilder();
        campaign.quotas()
                .forEach((agency, number) -> quotas.append(names.agency(agency))
                        .append(' ')
                        .append(number)
                        .append('\n'));
        return form(
                HttpStatus.OK,
                new CampaignForm(
                        campaign.kind().name(),
                        code,
                        campaign.name(),
                        campaign.goal(),
                        PhaseText.write(campaign.phases()),
                        quotas.toString(),
                        campaign.version()),
                List.of());
    }

    @PostMapping(LIST + CODE + "/edit")
    @Allowed(Role.BUREAU)
    View change(@PathVariable String code, CampaignForm form) {
        return keep(
                form.withCode(code),
                campaign -> campaigns.change(campaign).isPresent()
                        ? pages.redirect(LIST + "/" + code)
                        : form(HttpStatus.CONFLICT, form, List.of(InputError.of("name", "ledger.campaign.changed"))));
    }

    private View keep(CampaignForm form, Function<Campaign, View> doing) {
        var flaws = new ArrayList<InputError>();
        var phases = PhaseText.read(form.phases(), flaws);
        var quotas = quotas(form.quotas(), flaws);
        var campaign = new Campaign(
                form.code().strip(),
                CasePages.Asked.find(CaseKind.values(), form.kind()).orElse(CaseKind.BARRIER),
                form.name().strip(),
                form.goal().strip(),
                phases,
                quotas,
                form.version());
        if (!flaws.isEmpty()) {
            // What else is wrong is told at once; of a text that could not be read its own flaw says enough.
            Campaigns.listFlaws(campaign).stream()
                    .filter(flaw ->
                            flaws.stream().noneMatch(known -> known.field().equals(flaw.field())))
                    .toList()
                    .forEach(flaws::add);
            return form(HttpStatus.UNPROCESSABLE_CONTENT, form, flaws);
        }
        try {
            return doing.apply(campaign);
        } catch (UnfitAct unfit) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, form, unfit.flaws());
        }
    }

    /// Quotas as they are typed, one a line: an agency's short name or code, a space, a number.
    private Map<String, Integer> quotas(String typed, List<InputError> flaws) {
        var codes = new LinkedHashMap<String, String>();
        names.agencies().forEach((code, name) -> {
            codes.put(code, code);
            codes.put(name, code);
        });
        var quotas = new LinkedHashMap<String, Integer>();
        var lines = typed.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isEmpty()) {
                continue;
            }
            var parts = lines.get(i).split("\\s+", -1);
            var code = codes.get(parts[0]);
            if (parts.length != 2 || !parts[1].matches("[1-9][0-9]{0,5}")) {
                flaws.add(InputError.of("quotas", "ledger.campaign.quota.stated", i + 1));
            } else if (code == null) {
                flaws.add(unknown(i + 1, parts[0], codes.keySet()));
            } else {
                quotas.put(code, Integer.parseInt(parts[1]));
            }
        }
        return quotas;
    }

    private static InputError unknown(int line, String typed, Collection<String> names) {
        var alike = Agency.listAlike(typed, names);
        return alike.isEmpty()
                ? InputError.of("quotas", "ledger.campaign.quota.unknown", line, typed)
                : InputError.of("quotas", "ledger.campaign.quota.alike", line, typed, String.join("、", alike));
    }

    private View form(HttpStatus status, CampaignForm form, List<InputError> errors) {
        return pages.show(status, "ledger/campaign-form", new CampaignFormView(form, errors));
    }
}
