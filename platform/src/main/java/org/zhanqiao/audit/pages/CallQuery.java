package org.zhanqiao.audit.pages;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;
import org.zhanqiao.audit.CallFilter;
import org.zhanqiao.audit.CallOutcome;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Page;

/// What the filter bar of the call log says, as it was typed.
///
/// @param from  city time, as `datetime-local` writes it
/// @param until city time, that minute included
/// @param cases commitments to a case number; the number itself never stands in an address
public record CallQuery(
        String from,
        String until,
        String outcome,
        String agency,
        String service,
        String reason,
        String grant,
        String call,
        List<String> cases,
        boolean live) {

    private static final int LONGEST = 200;
    private static final int MOST_CASES = 10;

    static CallQuery of(MultiValueMap<String, String> parameters) {
        return new CallQuery(
                text(parameters, "from"),
                text(parameters, "until"),
                text(parameters, "outcome"),
                text(parameters, "agency"),
                text(parameters, "service"),
                text(parameters, "reason"),
                text(parameters, "grant"),
                text(parameters, "call"),
                parameters.getOrDefault("case", List.of()).stream()
                        .limit(MOST_CASES)
                        .toList(),
                "on".equals(parameters.getFirst("live")));
    }

    private static String text(MultiValueMap<String, String> parameters, String name) {
        var value = parameters.getFirst(name);
        var text = value == null ? "" : value.strip();
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /// What is wrong with it.
    List<InputError> errors() {
        var errors = new ArrayList<InputError>();
        if (!from.isEmpty() && time(from).isEmpty()) {
            errors.add(InputError.of("from", "audit.calls.badTime"));
        }
        if (!until.isEmpty() && time(until).isEmpty()) {
            errors.add(InputError.of("until", "audit.calls.badTime"));
        }
        var begin = time(from);
        var end = time(until);
        if (begin.isPresent() && end.isPresent() && begin.get().isAfter(end.get())) {
            errors.add(InputError.of("until", "audit.calls.backwards"));
        }
        if (!outcome.isEmpty() && outcomeAsked() == null) {
            errors.add(InputError.of("outcome", "audit.calls.badOutcome"));
        }
        return errors;
    }

    /// Times that are none ask for nothing.
    CallFilter filter() {
        return new CallFilter(
                time(from).orElse(null),
                time(until).map(minute -> minute.plusSeconds(60)).orElse(null),
                outcomeAsked(),
                reason,
                agency,
                service,
                grant,
                call,
                cases);
    }

    private @Nullable CallOutcome outcomeAsked() {
        return Arrays.stream(CallOutcome.values())
                .filter(value -> value.text().equals(outcome))
                .findFirst()
                .orElse(null);
    }

    private static Optional<Instant> time(String text) {
        try {
            var local = LocalDateTime.parse(text);
            return local.getYear() < 2000 || local.getYear() > 2999
                    ? Optional.empty()
                    : Optional.of(local.atZone(Page.ZONE).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// Whether anything but the newest calls is asked for.
    public boolean isNarrow() {
        return !filter().equals(CallFilter.all());
    }

    /// This query as the address of a page.
    ///
    /// @param parameter one more parameter, with its value
    String address(String path, String parameter, String value) {
        var builder = UriComponentsBuilder.fromPath(path);
        add(builder, "from", from);
        add(builder, "until", until);
        add(builder, "outcome", outcome);
        add(builder, "agency", agency);
        add(builder, "service", service);
        add(builder, "reason", reason);
        add(builder, "grant", grant);
        add(builder, "call", call);
        cases.forEach(commitment -> add(builder, "case", commitment));
        add(builder, parameter, value);
        return builder.build(true).toUriString();
    }

    /// Everything but letters, digits and `-._~` is written in percent form, so that nothing typed changes an address.
    private static void add(UriComponentsBuilder builder, String name, String value) {
        if (!value.isEmpty()) {
            builder.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8));
        }
    }
}
