package org.zhanqiao.demand.desk;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.zhanqiao.demand.agreements.Agreement;
import org.zhanqiao.demand.agreements.Agreements;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.Dossier;
import org.zhanqiao.demand.requests.RequestClocks;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.workday.Reckoning;
import org.zhanqiao.workday.StepWords;

/// A request for programs: what its page shows, with each clock and the steps of its calculation. `docs/requests.md`
/// describes it.
@RestController
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU})
class RequestApi {

    private final AccessRequests requests;
    private final RequestClocks clocks;
    private final StepWords stepWords;
    private final Agreements agreements;

    RequestApi(AccessRequests requests, RequestClocks clocks, StepWords stepWords, Agreements agreements) {
        this.requests = requests;
        this.clocks = clocks;
        this.stepWords = stepWords;
        this.agreements = agreements;
    }

    /// 404 for a request that is not there or not for the reader.
    @GetMapping("/api/v1/requests/{id}")
    Map<String, Object> request(@PathVariable String id, @AuthenticationPrincipal SignedInPerson me) {
        var dossier = requests.getDossier(id, me.person());
        var request = dossier.request();
        var json = new LinkedHashMap<String, Object>();
        json.put("id", request.id());
        json.put("state", request.state().name());
        json.put("version", request.version());
        json.put("consumer", request.consumer());
        json.put("provider", request.provider());
        json.put("dataset", request.dataset());
        json.put("shareType", request.shareType().name());
        json.put("asked", request.ask().facts());
        json.put("due", Objects.toString(request.due(), null));
        json.put("provisional", request.provisional());
        json.put("escalated", Objects.toString(request.rung(), null));
        json.put("grant", request.grant().isEmpty() ? null : request.grant());
        json.put(
                "agreement", agreements.findAgreement(id).map(Agreement::sha256).orElse(null));
        json.put("clocks", clocks(dossier));
        json.put(
                "acts",
                dossier.history().acts().stream()
                        .map(act -> {
                            var one = new LinkedHashMap<String, Object>();
                            one.put("number", act.number());
                            one.put("act", act.kind().name());
                            one.put("state", act.to().name());
                            one.put("by", act.by());
                            one.put("agency", act.agency());
                            one.put("at", act.at().toString());
                            one.put("because", act.because());
                            return one;
                        })
                        .toList());
        return json;
    }

    private Map<String, Object> clocks(Dossier dossier) {
        var state = dossier.request().state();
        var json = new LinkedHashMap<String, Object>();
        clocks.answer(dossier.request().shareType(), dossier.history())
                .ifPresent(reckoning ->
                        json.put("answer", clock(reckoning, state.isAnswering() || state == RequestState.INCOMPLETE)));
        clocks.delivery(dossier.history())
                .ifPresent(reckoning -> json.put("delivery", clock(reckoning, state.isDelivering())));
        return json;
    }

    private Map<String, Object> clock(Reckoning reckoning, boolean running) {
        var json = new LinkedHashMap<String, Object>();
        json.put("running", running);
        json.put("workingDays", reckoning.clock().workingDays());
        json.put("start", reckoning.clock().start().toString());
        switch (reckoning) {
            case Reckoning.Due due -> {
                json.put("due", due.day().toString());
                json.put("end", due.end().toString());
            }
            case Reckoning.Standing standing -> {
                json.put("standingSince", standing.since().toString());
                json.put("remaining", standing.remaining());
            }
        }
        json.put("provisional", reckoning.isProvisional());
        json.put(
                "steps",
                reckoning.steps().stream()
                        .map(step -> {
                            var one = new LinkedHashMap<String, Object>();
                            one.put("from", step.from().toString());
                            one.put("to", step.to().toString());
                            one.put("kind", step.kind().name());
                            one.put("occasion", step.occasion());
                            one.put("counted", step.counted());
                            one.put("announced", step.announced());
                            return one;
                        })
                        .toList());
        json.put("words", stepWords.lines(reckoning, Locale.SIMPLIFIED_CHINESE));
        json.put("wordsEn", stepWords.lines(reckoning, Locale.ENGLISH));
        return json;
    }
}
