package org.zhanqiao.exchange.console;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.exchange.desk.Deal;
import org.zhanqiao.exchange.desk.ItemLabel;
import org.zhanqiao.exchange.desk.Phrase;
import org.zhanqiao.exchange.desk.PlainTerms;
import org.zhanqiao.protection.Mask;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Tone;

/// The call being prepared, under one grant.
///
/// @param use         the chosen use
/// @param namesPurpose whether the call will state its purpose
/// @param sampled     whether there is a sample to try it with
public record TrialForm(
        String grant,
        Phrase standing,
        Tone tone,
        String consumer,
        String systemName,
        String provider,
        String serviceTitle,
        String purpose,
        String matter,
        boolean namesPurpose,
        List<UseChoice> uses,
        String use,
        boolean lists,
        List<Entry> keys,
        List<Entry> values,
        List<FieldChoice> fields,
        boolean caseRequired,
        String caseNumber,
        boolean sampled) {

    /// A way to use the grant.
    public record UseChoice(String code, String mode, List<ItemLabel> key, boolean chosen) {

        /// What it is called.
        public String label(Page page) {
            var items = key.stream().map(item -> item.in(page)).collect(Collectors.joining(page.text("exchange.and")));
            return page.text("exchange.console.use." + mode, items);
        }
    }

    /// A value to be typed.
    ///
    /// @param name   of the field in the form
    /// @param sample a value that finds a row; empty where there is none
    public record Entry(String name, ItemLabel item, Phrase type, String value, String sample) {

        @Override
        public String toString() {
            return "Entry[" + name + "]";
        }
    }

    /// A field that can be asked for.
    public record FieldChoice(ItemLabel item, Phrase mask, boolean masked, boolean ticked) {}

    static TrialForm of(
            Deal deal,
            Dataset dataset,
            Grant.Standing standing,
            Use use,
            TrialInput input,
            boolean namesPurpose,
            Map<String, String> sample) {
        var grant = deal.grant();
        var terms = grant.terms();
        var compares = use.mode() == Mode.VERIFY;
        return new TrialForm(
                grant.id(),
                PlainTerms.standing(standing),
                PlainTerms.tone(standing),
                deal.consumer().name(),
                deal.system().name(),
                deal.provider().name(),
                deal.service().title(),
                grant.purpose(),
                grant.matter(),
                namesPurpose,
                Use.of(terms).stream()
                        .map(each -> new UseChoice(
                                each.code(), each.mode().name(), labels(dataset, each.key()), each.equals(use)))
                        .toList(),
                use.code(),
                use.mode() == Mode.LIST,
                use.key().stream()
                        .map(item -> entry(dataset, TrialInput.KEY, item, input.key(item), sample))
                        .toList(),
                compares
                        ? terms.verifiable().stream()
                                .map(item -> entry(dataset, TrialInput.VALUE, item, input.value(item), sample))
                                .toList()
                        : List.of(),
                compares
                        ? List.of()
                        : terms.fields().stream()
                                .map(field -> new FieldChoice(
                                        ItemLabel.of(dataset, field.item()),
                                        PlainTerms.mask(field.mask()),
                                        !(field.mask() instanceof Mask.None),
                                        input.fields().contains(field.item())))
                                .toList(),
                grant.caseRequired(),
                input.caseNumber(),
                !use.key().isEmpty() && sample.keySet().containsAll(use.key()));
    }

    private static Entry entry(
            Dataset dataset, String beginning, String item, String value, Map<String, String> sample) {
        var type = dataset.findItem(item).map(found -> PlainTerms.type(found.type()));
        return new Entry(
                beginning + item,
                ItemLabel.of(dataset, item),
                type.orElse(Phrase.of("exchange.type.TEXT")),
                value,
                sample.getOrDefault(item, ""));
    }

    private static List<ItemLabel> labels(Dataset dataset, List<String> items) {
        return items.stream().map(item -> ItemLabel.of(dataset, item)).toList();
    }

    @Override
    public String toString() {
        return "TrialForm[" + grant + " " + use + "]";
    }
}
