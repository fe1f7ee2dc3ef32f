package org.zhanqiao.audit.pages;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.zhanqiao.audit.CallEntry;
import org.zhanqiao.audit.CallOutcome;
import org.zhanqiao.audit.CallVocabulary;
import org.zhanqiao.audit.FieldTitles;
import org.zhanqiao.audit.MaskedItems;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;

/// Puts the codes of entries into words for a reader. A code without words stays as it is.
@Component
class Words {

    private final Identity identity;
    private final MessageSource messages;
    private final List<FieldTitles> titles;
    private final List<MaskedItems> masks;
    private final List<CallVocabulary> vocabularies;

    Words(
            Identity identity,
            MessageSource messages,
            ObjectProvider<FieldTitles> titles,
            ObjectProvider<MaskedItems> masks,
            ObjectProvider<CallVocabulary> vocabularies) {
        this.identity = identity;
        this.messages = messages;
        this.titles = titles.orderedStream().toList();
        this.masks = masks.orderedStream().toList();
        this.vocabularies = vocabularies.orderedStream().toList();
    }

    /// The data services one can filter by.
    List<CallsView.Choice> services() {
        return vocabularies.stream()
                .flatMap(vocabulary -> vocabulary.services().entrySet().stream())
                .map(service -> new CallsView.Choice(service.getKey(), service.getValue()))
                .toList();
    }

    /// The reasons one can filter by, in words, those of an outcome together.
    List<CallsView.Reasons> reasons() {
        return Stream.of(CallOutcome.values())
                .map(outcome -> new CallsView.Reasons(
                        outcome,
                        vocabularies.stream()
                                .flatMap(vocabulary -> vocabulary.reasons(outcome).stream())
                                .map(code -> new CallsView.Choice(code, reason(code)))
                                .toList()))
                .filter(group -> !group.choices().isEmpty())
                .toList();
    }

    /// What a reason of a refusal or outage means.
    String reason(String code) {
        return code.isEmpty()
                ? ""
                : String.valueOf(
                        messages.getMessage("audit.reason." + code, null, code, LocaleContextHolder.getLocale()));
    }

    /// Full names of agencies by code, each looked up once.
    UnaryOperator<String> agencyNames() {
        return agencies(Agency::name);
    }

    /// Their names for tables.
    UnaryOperator<String> shortAgencyNames() {
        return agencies(Agency::shortName);
    }

    private UnaryOperator<String> agencies(Function<Agency, String> name) {
        Map<String, String> known = new HashMap<>();
        return code -> known.computeIfAbsent(
                code, unknown -> identity.findAgency(unknown).map(name).orElse(unknown));
    }

    /// The items of calls by their titles where these are known, each looked up once.
    Function<CallEntry, List<String>> fieldTitles() {
        Map<Field, String> known = new HashMap<>();
        return call -> call.fields().stream()
                .map(item -> known.computeIfAbsent(new Field(call.service(), item), this::title))
                .toList();
    }

    /// The same for the person whose data it was: what left under a mask is said to.
    Function<CallEntry, List<String>> givenTitles() {
        Map<Field, String> known = new HashMap<>();
        Map<String, Set<String>> masked = new HashMap<>();
        return call -> call.fields().stream()
                .map(item -> {
                    var title = known.computeIfAbsent(new Field(call.service(), item), this::title);
                    return masked.computeIfAbsent(call.grant(), this::masked).contains(item)
                            ? messages.getMessage(
                                    "audit.dataUse.masked", new Object[] {title}, LocaleContextHolder.getLocale())
                            : title;
                })
                .toList();
    }

    private Set<String> masked(String grant) {
        return masks.stream()
                .flatMap(source -> source.listMasked(grant).stream())
                .collect(Collectors.toSet());
    }

    private record Field(String service, String item) {}

    private String title(Field field) {
        return titles.stream()
                .flatMap(source ->
                        source.findTitle(field.service(), field.item(), LocaleContextHolder.getLocale()).stream())
                .findFirst()
                .orElse(field.item());
    }
}
