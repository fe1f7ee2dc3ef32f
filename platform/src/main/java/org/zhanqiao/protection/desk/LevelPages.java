package org.zhanqiao.protection.desk;

import static org.zhanqiao.identity.Role.AUDIT_ADMIN;
import static org.zhanqiao.identity.Role.BUREAU;
import static org.zhanqiao.identity.Role.DATA_OFFICER;
import static org.zhanqiao.identity.Role.SECURITY_ADMIN;
import static org.zhanqiao.identity.Role.SHARING_HEAD;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.protection.LevelImpact;
import org.zhanqiao.protection.LevelRules;
import org.zhanqiao.protection.LevelTable;
import org.zhanqiao.protection.LevelTableChange;
import org.zhanqiao.protection.LevelTableVersion;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.NavigationGroup;
import org.zhanqiao.web.NavigationItem;
import org.zhanqiao.web.Pages;

/// What each level allows, as one table: staff read it, the security administrator changes it in two steps, the second
/// of which says what the change does to grants that were signed.
@Controller
class LevelPages {

    private static final String PATH = "/levels";

    private final Pages pages;
    private final LevelRules rules;
    private final LevelImpact impact;
    private final Identity identity;

    LevelPages(Pages pages, LevelRules rules, LevelImpact impact, Identity identity) {
        this.pages = pages;
        this.rules = rules;
        this.impact = impact;
        this.identity = identity;
    }

    @Configuration(proxyBeanMethods = false)
    static class Place {
        @Bean
        NavigationGroup governanceGroup() {
            return NavigationGroup.of(400, "protection.group");
        }

        @Bean
        NavigationItem levelsNavigation() {
            return NavigationItem.of(
                    430, "protection.levels", PATH, SECURITY_ADMIN, BUREAU, DATA_OFFICER, SHARING_HEAD, AUDIT_ADMIN);
        }
    }

    @GetMapping(PATH)
    @Allowed({SECURITY_ADMIN, BUREAU, DATA_OFFICER, SHARING_HEAD, AUDIT_ADMIN})
    View show(@RequestParam(defaultValue = "") String done, @AuthenticationPrincipal SignedInPerson me) {
        var versions = rules.listVersions();
        var names = versions.stream()
                .map(LevelTableVersion::by)
                .distinct()
                .collect(Collectors.toMap(by -> by, identity::personName));
        return pages.show(
                "protection/levels",
                new LevelsView(versions.getFirst(), versions, names, me.has(SECURITY_ADMIN), done.equals("changed")));
    }

    @GetMapping(PATH + "/edit")
    @Allowed(SECURITY_ADMIN)
    View edit() {
        var latest = rules.getLatest();
        return form(HttpStatus.OK, latest.table(), latest.version(), List.of());
    }

    /// Back from the check, with everything that was chosen.
    @PostMapping(PATH + "/edit")
    @Allowed(SECURITY_ADMIN)
    View again(@RequestParam MultiValueMap<String, String> sent, @RequestParam long version) {
        return form(HttpStatus.OK, LevelForm.read(sent), version, List.of());
    }

    @PostMapping(PATH + "/check")
    @Allowed(SECURITY_ADMIN)
    View check(@RequestParam MultiValueMap<String, String> sent, @RequestParam long version) {
        var table = LevelForm.read(sent);
        var breaches = table.listBreaches();
        return breaches.isEmpty()
                ? check(HttpStatus.OK, table, version, "", List.of())
                : form(HttpStatus.UNPROCESSABLE_CONTENT, table, version, errors(breaches));
    }

    @PostMapping(PATH)
    @Allowed(SECURITY_ADMIN)
    View change(
            @RequestParam MultiValueMap<String, String> sent,
            @RequestParam long version,
            @RequestParam(defaultValue = "") String because,
            @AuthenticationPrincipal SignedInPerson me) {
        var table = LevelForm.read(sent);
        if (because.isBlank() || because.strip().length() > LevelRules.LONGEST_REASON) {
            return check(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    table,
                    version,
                    because,
                    List.of(InputError.of("because", "protection.levels.noReason", LevelRules.LONGEST_REASON)));
        }
        return switch (rules.change(table, version, me.getName(), because)) {
            case LevelTableChange.Changed _ -> pages.redirect(PATH + "?done=changed");
            case LevelTableChange.Unfit(var breaches) ->
                form(HttpStatus.UNPROCESSABLE_CONTENT, table, version, errors(breaches));
            case LevelTableChange.Overtaken(var now) ->
                form(
                        HttpStatus.CONFLICT,
                        table,
                        now.version(),
                        List.of(InputError.of(
                                "returned-1",
                                "protection.levels.overtaken",
                                identity.personName(now.by()),
                                now.because())));
        };
    }

    private static List<InputError> errors(List<LevelTable.Breach> breaches) {
        return breaches.stream()
                .map(breach -> InputError.of(
                        (breach.flaw() == LevelTable.Flaw.TOP_OPENED ? "opening-" : "returned-")
                                + breach.level().number(),
                        "protection.flaw." + breach.flaw().name(),
                        breach.level().number(),
                        breach.level().number() - 1))
                .toList();
    }

    private View form(HttpStatus status, LevelTable table, long version, List<InputError> errors) {
        return show(status, "protection/levels-edit", table, version, null, "", errors);
    }

    private View check(HttpStatus status, LevelTable table, long version, String because, List<InputError> errors) {
        return show(status, "protection/levels-check", table, version, impact.of(table), because, errors);
    }

    private View show(
            HttpStatus status,
            String template,
            LevelTable table,
            long version,
            LevelImpact.@Nullable Reach reach,
            String because,
            List<InputError> errors) {
        return pages.show(status, template, new LevelChangeView(table, version, reach, because, errors));
    }
}
