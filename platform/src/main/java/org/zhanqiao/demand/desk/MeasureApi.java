package org.zhanqiao.demand.desk;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zhanqiao.audit.AuditTrail;
import org.zhanqiao.audit.Performance;
import org.zhanqiao.demand.measures.DemandFigures;
import org.zhanqiao.demand.measures.DemandMeasures;
import org.zhanqiao.demand.measures.Figure;
import org.zhanqiao.demand.measures.Tally;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;

/// The measures for programs; `docs/measures.md` describes them.
@RestController
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU})
class MeasureApi {

    private final MeasureDesk desk;
    private final DemandMeasures measures;
    private final AuditTrail trail;
    private final MessageSource messages;

    MeasureApi(MeasureDesk desk, DemandMeasures measures, AuditTrail trail, MessageSource messages) {
        this.desk = desk;
        this.measures = measures;
        this.trail = trail;
        this.messages = messages;
    }

    /// 404 for an agency that is none or not the reader's, 400 for months or a side that are none.
    @GetMapping("/api/v1/measures/demand")
    Map<String, Object> demand(MeasureQuery.Asked asked, @AuthenticationPrincipal SignedInPerson me) {
        var query = desk.strict(asked, me);
        var figures = measures.figures(query.scope());
        var json = new LinkedHashMap<String, Object>();
        json.put("from", query.from().toString());
        json.put("to", query.to().toString());
        json.put("agency", query.agency().isEmpty() ? null : query.agency());
        json.put("side", query.agency().isEmpty() ? null : query.side().text());
        json.put("asOf", figures.today().toString());
        json.put("total", tally(figures.total()));
        putGroups(json, figures);
        json.put(
                "services",
                trail.performanceByService(ServiceMeasurePages.calls(query.scope())).entrySet().stream()
                        .map(each -> service(each.getKey(), each.getValue()))
                        .toList());
        return json;
    }

    private static void putGroups(Map<String, Object> json, DemandFigures figures) {
        json.put("months", groups("month", figures.months()));
        json.put("providers", groups("agency", figures.providers()));
        json.put("consumers", groups("agency", figures.consumers()));
        json.put("shareTypes", groups("shareType", figures.types()));
        json.put(
                "answers",
                figures.answers().entrySet().stream()
                        .flatMap(provider -> provider.getValue().entrySet().stream()
                                .map(type -> {
                                    var one = new LinkedHashMap<String, Object>();
                                    one.put("agency", provider.getKey());
                                    one.put("shareType", type.getKey().name());
                                    one.putAll(tally(type.getValue()));
                                    return one;
                                }))
                        .toList());
        json.put(
                "refusals",
                figures.grounds().entrySet().stream()
                        .map(each -> Map.of("ground", each.getKey().name(), "requests", each.getValue()))
                        .toList());
    }

    private static List<Map<String, Object>> groups(String name, Map<?, Tally> tallies) {
        return tallies.entrySet().stream()
                .map(each -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put(name, each.getKey().toString());
                    one.putAll(tally(each.getValue()));
                    return one;
                })
                .toList();
    }

    private static Map<String, Object> tally(Tally tally) {
        var json = new LinkedHashMap<String, Object>();
        json.put("satisfaction", orNull(tally.satisfaction()));
        var days = new LinkedHashMap<String, Object>();
        days.put("median", tally.median());
        days.put("p90", tally.ninetieth());
        json.put("answerWorkingDays", days);
        for (var figure : Figure.values()) {
            json.put(name(figure), tally.of(figure));
        }
        return json;
    }

    /// As in `answerOverdue`.
    static String name(Figure figure) {
        var words = figure.name().split("_", -1);
        var name = new StringBuilder(words[0].toLowerCase(Locale.ROOT));
        for (int i = 1; i < words.length; i++) {
            name.append(words[i].charAt(0)).append(words[i].substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    private static Map<String, Object> service(String code, Performance performance) {
        var json = new LinkedHashMap<String, Object>();
        json.put("service", code);
        json.put("stability", orNull(performance.stability()));
        json.put("medianMilliseconds", orNull(performance.median()));
        json.put("p95Milliseconds", orNull(performance.slow()));
        json.put("freshness", orNull(performance.freshness()));
        for (var kind : CallKind.values()) {
            json.put(kind.text(), kind.of(performance));
        }
        return json;
    }

    private static @Nullable Object orNull(OptionalDouble figure) {
        return figure.isEmpty() ? null : figure.getAsDouble();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unfit(UnfitMeasures unfit) {
        var next = "demand.measures.unfit.next";
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, text(next, Locale.SIMPLIFIED_CHINESE, unfit.getMessage()));
        problem.setType(URI.create("urn:zhanqiao:problem:demand-measures"));
        problem.setTitle(text("demand.measures.unfit", Locale.SIMPLIFIED_CHINESE));
        problem.setProperty("titleEn", text("demand.measures.unfit", Locale.ENGLISH));
        problem.setProperty("detailEn", text(next, Locale.ENGLISH, unfit.getMessage()));
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
