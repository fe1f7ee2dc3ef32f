package org.zhanqiao.demand.disputes;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.proceeding.ProceedingViews;
import org.zhanqiao.identity.Person;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.ActPage;
import org.zhanqiao.proceeding.ActPages;
import org.zhanqiao.proceeding.Words;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Tone;

/// Puts together what pages of a dispute show.
@Component
final class DisputeViews {

    private final ProceedingViews proceedings;
    private final ActPages acts;
    private final StageTimes stages;
    private final ExecutionCheck execution;
    private final InstantSource clock;

    DisputeViews(
            ProceedingViews proceedings,
            ActPages acts,
            StageTimes stages,
            ExecutionCheck execution,
            InstantSource clock) {
        this.proceedings = proceedings;
        this.acts = acts;
        this.stages = stages;
        this.execution = execution;
        this.clock = clock;
    }

    DisputeView of(DisputeFile file, Person me, @Nullable DisputeAct done) {
        var dispute = file.dispute();
        return new DisputeView(
                dispute,
                new DisputeView.Names(
                        proceedings.agency(dispute.agency(dispute.raisedBy())),
                        proceedings.agency(dispute.agency(DisputeFile.other(dispute.raisedBy()))),
                        proceedings.service(dispute.service())),
                stages.lines(file),
                file.findOpenProposal()
                        .map(act -> new DisputeView.Proposal(
                                proceedings.agency(act.agency()), act.at(), Order.of(act), act.because())),
                file.findOrder(),
                acts.lines(file.history(), DisputePages.KEY, DisputeViews::tone, DisputeViews::details),
                List.copyOf(file.possible(me)),
                done);
    }

    private static Tone tone(DisputeAct kind) {
        return switch (kind) {
            case DECLINE_SETTLEMENT, APPEAL, DENY_EXECUTION -> Tone.BAD;
            case STATE, MEDIATE, SUBMIT_TO_GOVERNMENT, WITHDRAW -> Tone.NEUTRAL;
            case RAISE, PROPOSE_SETTLEMENT, BRING_TO_AUTHORITY, REPORT_EXECUTION, DECIDE, RECORD_RULING -> Tone.WAITING;
            case CONSENT_SETTLEMENT, ACCEPT, CONFIRM_EXECUTION -> Tone.GOOD;
        };
    }

    private static List<Words> details(Act<DisputeState, DisputeAct> act) {
        var words = new ArrayList<Words>();
        for (var name : List.of(DisputeAct.DOCUMENT, DisputeAct.RECEIVED, DisputeAct.SUBMITTED)) {
            if (!act.said(name).isEmpty()) {
                words.add(Words.of("demand.dispute." + name + ".words", act.said(name)));
            }
        }
        Duty.find(act.said(DisputeAct.DUTY)).ifPresent(duty -> words.add(Words.of(duty.messageKey())));
        for (var name : List.of(DisputeAct.ORDER, DisputeAct.REFERENCE)) {
            if (!act.said(name).isEmpty()) {
                words.add(Words.of("demand.dispute." + name + ".words", act.said(name)));
            }
        }
        return words;
    }

    /// The page of an act, with what was typed.
    ActPage page(DisputeFile file, DisputeAct kind, long version, Map<String, String> typed, List<InputError> errors) {
        var inputs = new ArrayList<ActPage.Input>();
        for (var name : kind.says()) {
            inputs.add(input(file.dispute(), name, typed.getOrDefault(name, isDay(name) ? today() : "")));
        }
        inputs.add(ActPage.Input.because(kind, typed.getOrDefault("because", "")));
        return new ActPage(
                file.dispute().id(),
                DisputePages.path(file.dispute().id()),
                DisputePages.KEY,
                kind.name(),
                version,
                kind == DisputeAct.WITHDRAW || kind == DisputeAct.APPEAL,
                matter(file.dispute()),
                before(file, kind),
                inputs,
                errors);
    }

    /// What the dispute is about: between whom, on what ground, what is claimed.
    private List<ActPage.Fact> matter(Dispute dispute) {
        return List.of(
                ActPage.Fact.of(
                        "demand.dispute.parties",
                        Words.of(
                                "demand.dispute.short.parties",
                                proceedings.agency(dispute.agency(dispute.raisedBy())),
                                proceedings.agency(dispute.agency(DisputeFile.other(dispute.raisedBy()))),
                                proceedings.service(dispute.service()),
                                dispute.request())),
                ActPage.Fact.of(
                        "demand.dispute.ground", Words.of(dispute.ground().messageKey())),
                ActPage.Fact.of("demand.dispute.claim", dispute.claim()));
    }

    private static boolean isDay(String name) {
        return name.equals(DisputeAct.SUBMITTED) || name.equals(DisputeAct.RECEIVED);
    }

    /// Most of what is submitted or ruled is written down on its day.
    private String today() {
        return clock.instant().atZone(Page.ZONE).toLocalDate().toString();
    }

    private ActPage.Input input(Dispute dispute, String name, String typed) {
        var label = "demand.dispute." + name;
        return switch (name) {
            case DisputeAct.DUTY ->
                new ActPage.Input(name, ActPage.Input.Kind.CHOICE, label, "", typed, duties(dispute));
            case DisputeAct.ORDER ->
                new ActPage.Input(name, ActPage.Input.Kind.TEXT, label, "demand.dispute.order.hint", typed, Map.of());
            case DisputeAct.SUBMITTED, DisputeAct.RECEIVED ->
                new ActPage.Input(name, ActPage.Input.Kind.DATE, label, "", typed, Map.of());
            default -> new ActPage.Input(name, ActPage.Input.Kind.LINE, label, label + ".hint", typed, Map.of());
        };
    }

    private Map<String, String> duties(Dispute dispute) {
        var options = new LinkedHashMap<String, String>();
        for (var duty : execution.listPossible(dispute)) {
            options.put(duty.name(), duty.messageKey());
        }
        return options;
    }

    /// What one decides on: the settlement that is proposed, or what was decided or has to be done.
    private List<Words> before(DisputeFile file, DisputeAct kind) {
        return switch (kind) {
            case CONSENT_SETTLEMENT, DECLINE_SETTLEMENT ->
                file.findProposal().map(act -> words(Order.of(act))).orElse(List.of());
            case ACCEPT, APPEAL, REPORT_EXECUTION, CONFIRM_EXECUTION, DENY_EXECUTION ->
                file.findOrder().map(DisputeViews::words).orElse(List.of());
            case MEDIATE, DECIDE, SUBMIT_TO_GOVERNMENT, RECORD_RULING -> inShort(file);
            case RAISE, STATE, PROPOSE_SETTLEMENT, BRING_TO_AUTHORITY, WITHDRAW -> List.of();
        };
    }

    /// The case for whoever decides it: why the parties did not agree, what was decided so far and why that was not
    /// accepted.
    private List<Words> inShort(DisputeFile file) {
        var words = new ArrayList<Words>();
        for (var act : file.history().acts()) {
            var key = switch (act.kind()) {
                case STATE -> "demand.dispute.short.stated";
                case BRING_TO_AUTHORITY -> "demand.dispute.short.brought";
                case DECIDE -> "demand.dispute.short.decided";
                case APPEAL -> "demand.dispute.short.appealed";
                case RAISE,
                        PROPOSE_SETTLEMENT,
                        CONSENT_SETTLEMENT,
                        DECLINE_SETTLEMENT,
                        MEDIATE,
                        ACCEPT,
                        SUBMIT_TO_GOVERNMENT,
                        RECORD_RULING,
                        REPORT_EXECUTION,
                        CONFIRM_EXECUTION,
                        DENY_EXECUTION,
                        WITHDRAW -> "";
            };
            if (!key.isEmpty()) {
                words.add(Words.of(key, proceedings.agency(act.agency()), act.because()));
            }
        }
        file.findOrder().map(DisputeViews::words).ifPresent(words::addAll);
        return words;
    }

    private static List<Words> words(Order order) {
        return order.text().isEmpty()
                ? List.of(Words.of(order.duty().messageKey()))
                : List.of(Words.of(order.duty().messageKey()), Words.of("demand.dispute.order.words", order.text()));
    }
}
