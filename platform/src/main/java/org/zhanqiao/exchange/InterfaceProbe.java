package org.zhanqiao.exchange;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.web.InputError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Looks whether a data service on an agency's HTTP interface would work, by asking it as nodes do: whether it answers
/// in time with a list of rows, whether a row answers the key, and whether its members hold what the entry says. What
/// is read goes nowhere; nothing of an answer is told but names that were typed.
final class InterfaceProbe {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern MEMBER = Pattern.compile("[\\p{L}\\p{N}_.-]{1,60}");
    private static final int PARTS = 3;
    private static final String PLACE = "place";

    private final DataService service;
    private final Dataset dataset;
    private final Optional<String> key;
    private final List<InputError> flaws = new ArrayList<>();

    private InterfaceProbe(DataService service, Dataset dataset, Optional<String> key) {
        this.service = service;
        this.dataset = dataset;
        this.key = key;
    }

    /// What is wrong with a draft by itself: an interface is asked by one item, and its members have names.
    static List<InputError> listFlaws(ServiceDraft draft) {
        var flaws = new ArrayList<InputError>();
        var names = draft.place().relation().split(":", -1);
        for (int i = 0; i < 2; i++) {
            if (names.length != PARTS || !MEMBER.matcher(names[i]).matches()) {
                flaws.add(InputError.of(i == 0 ? "request" : "rows", "exchange.opening.wrong.member"));
            }
        }
        if (draft.rowKey().size() > 1) {
            flaws.add(InputError.of("key", "exchange.opening.wrong.oneKey"));
        }
        draft.columns().forEach((item, member) -> {
            if (!MEMBER.matcher(member).matches()) {
                flaws.add(InputError.of("column-" + item, "exchange.opening.wrong.member"));
            }
        });
        if (!draft.asOf().isEmpty() && !MEMBER.matcher(draft.asOf()).matches()) {
            flaws.add(InputError.of("asOf", "exchange.opening.wrong.member"));
        }
        return flaws;
    }

    /// @param key of a row that is there; without one no row is asked for
    static ServiceCheck look(SourceDefinition source, DataService service, Dataset dataset, Optional<String> key) {
        var probe = new InterfaceProbe(service, dataset, key);
        long begun = System.nanoTime();
        try {
            var rows = probe.ask(source);
            long millis = Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            rows.ifPresent(found -> found.forEach(probe::row));
            return probe.flaws.isEmpty() && rows.isPresent()
                    ? new ServiceCheck(
                            List.of(), new ServiceCheck.FirstRead(rows.get().isEmpty(), true, true, Map.of(), millis))
                    : ServiceCheck.unfit(probe.flaws.stream().distinct().toList());
        } catch (IOException e) {
            return ServiceCheck.unfit(List.of(unreached(SourceFaults.of(e), service)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return ServiceCheck.unfit(List.of(unreached(new TrialOutcome.Failed(SourceFault.TIMEOUT, ""), service)));
        }
    }

    private static InputError unreached(TrialOutcome.Failed failed, DataService service) {
        return failed.fault() == SourceFault.TIMEOUT
                ? InputError.of(
                        "timeLimit",
                        "exchange.opening.wrong.late.interface",
                        service.timeLimit().toMillis())
                : InputError.of(PLACE, "exchange.opening.wrong.unreachable", service.source());
    }

    /// The rows of the answer; empty when it is none, which is then among the flaws.
    private Optional<JsonNode> ask(SourceDefinition source) throws IOException, InterruptedException {
        var names = service.relation().split(":", -1);
        var body = JSON.writeValueAsString(Map.of(names[0], key.map(List::of).orElse(List.of())));
        var answer = InterfaceCall.post(source, body, service.timeLimit());
        if (answer.statusCode() != 200) {
            flaw(PLACE, "exchange.opening.wrong.status", answer.statusCode());
            return Optional.empty();
        }
        try {
            var rows = JSON.readTree(answer.body()).path(names[1]);
            if (rows.isArray()) {
                return Optional.of(rows);
            }
        } catch (JacksonException _) {
            flaw(PLACE, "exchange.opening.wrong.noJson");
            return Optional.empty();
        }
        flaw("rows", "exchange.opening.wrong.noRows", names[1]);
        return Optional.empty();
    }

    private void row(JsonNode row) {
        if (!row.isObject()) {
            flaw("rows", "exchange.opening.wrong.noRows", service.relation().split(":", -1)[1]);
            return;
        }
        var keyItem = service.httpKey();
        if (!key.equals(Optional.ofNullable(text(row, service.column(keyItem))))) {
            flaw("column-" + keyItem, "exchange.opening.wrong.notAsked", service.column(keyItem));
            return;
        }
        dataset.items().forEach(item -> item(row, item));
        var asOf = service.asOf();
        if (asOf != null && !isInstant(row, asOf)) {
            flaw("asOf", "exchange.opening.wrong.asOfMember", asOf);
        }
    }

    private void item(JsonNode row, DataItem item) {
        var member = service.column(item.name());
        if (!row.has(member)) {
            flaw("column-" + item.name(), "exchange.opening.wrong.noMember", member);
            return;
        }
        var text = text(row, member);
        if (row.path(member).isContainer() || (text != null && !item.type().accepts(text))) {
            flaw("column-" + item.name(), "exchange.opening.wrong.memberType", item.title(), member);
        }
    }

    private static @Nullable String text(JsonNode row, String member) {
        var value = row.path(member);
        return value.isMissingNode() || value.isNull() || value.isContainer() ? null : value.asString();
    }

    private static boolean isInstant(JsonNode row, String member) {
        var text = text(row, member);
        if (text == null) {
            return row.has(member);
        }
        try {
            var _ = OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }

    private void flaw(String field, String messageKey, Object... arguments) {
        flaws.add(InputError.of(field, messageKey, arguments));
    }
}
