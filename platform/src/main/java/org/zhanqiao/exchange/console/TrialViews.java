package org.zhanqiao.exchange.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.client.Answer;
import org.zhanqiao.client.Attempt;
import org.zhanqiao.client.Matches;
import org.zhanqiao.client.Problem;
import org.zhanqiao.client.Receipt;
import org.zhanqiao.client.Rows;
import org.zhanqiao.client.Source;
import org.zhanqiao.client.Timing;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.GrantTerms;
import org.zhanqiao.exchange.Withheld;
import org.zhanqiao.exchange.console.TrialView.Cell;
import org.zhanqiao.exchange.console.TrialView.Column;
import org.zhanqiao.exchange.console.TrialView.Equivalents;
import org.zhanqiao.exchange.console.TrialView.Match;
import org.zhanqiao.exchange.console.TrialView.Message;
import org.zhanqiao.exchange.console.TrialView.Outcome;
import org.zhanqiao.exchange.console.TrialView.Row;
import org.zhanqiao.exchange.console.TrialView.Table;
import org.zhanqiao.exchange.console.TrialView.Trouble;
import org.zhanqiao.exchange.console.TrialView.WithheldField;
import org.zhanqiao.exchange.desk.ItemLabel;
import org.zhanqiao.exchange.desk.Phrase;
import org.zhanqiao.exchange.desk.PlainTerms;
import org.zhanqiao.protection.Mask;

/// Puts into words what came of a call.
final class TrialViews {

    private final Receipts receipts;
    private final String dataDir;

    /// @param dataDir of [EquivalentCalls#command]
    TrialViews(Receipts receipts, String dataDir) {
        this.receipts = receipts;
        this.dataDir = dataDir;
    }

    TrialView of(Trial trial, TrialRequest request, Grant grant, Dataset dataset) {
        return switch (trial) {
            case Trial.Unanswered(var message) ->
                new TrialView(
                        Outcome.UNANSWERED,
                        "",
                        message,
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        new Equivalents(EquivalentCalls.command(request, dataDir), ""));
            case Trial.Answered answered -> answered(answered, request, new Words(grant, dataset));
        };
    }

    private TrialView answered(Trial.Answered answered, TrialRequest request, Words words) {
        var attempt = answered.attempt();
        return switch (answered.answer()) {
            case Answer.Served<?>(var call, var content, var source, var receipt, var _) ->
                view(
                        answered,
                        request,
                        Outcome.SERVED,
                        call,
                        null,
                        words.table(content, request),
                        words.matches(content),
                        words.source(source),
                        receipts.check(receipt, attempt.responseBody()));
            case Answer.Refused<?>(var reason, var problem, var receipt) ->
                withoutData(answered, request, Outcome.REFUSED, reason, problem, receipt);
            case Answer.Unavailable<?>(var cause, var problem, var receipt) ->
                withoutData(answered, request, Outcome.UNAVAILABLE, cause, problem, receipt);
        };
    }

    private TrialView withoutData(
            Trial.Answered answered,
            TrialRequest request,
            Outcome outcome,
            String code,
            Problem problem,
            Optional<Receipt> receipt) {
        var call = problem.call();
        return view(
                answered,
                request,
                outcome,
                call == null ? "" : call,
                new Trouble(
                        code,
                        problem.title(),
                        problem.detail(),
                        problem.next(),
                        problem.titleEn(),
                        problem.detailEn(),
                        problem.nextEn()),
                null,
                List.of(),
                null,
                receipt.map(found -> receipts.check(found, answered.attempt().responseBody()))
                        .orElse(null));
    }

    private TrialView view(
            Trial.Answered answered,
            TrialRequest request,
            Outcome outcome,
            String call,
            @Nullable Trouble trouble,
            @Nullable Table table,
            List<Match> matches,
            @Nullable Phrase source,
            @Nullable ReceiptView receipt) {
        var attempt = answered.attempt();
        return new TrialView(
                outcome,
                call,
                "",
                trouble,
                table,
                matches,
                source,
                attempt.findResponseHeader(Timing.HEADER)
                        .flatMap(Timing::find)
                        .map(timing -> TimingView.of(timing, receipt == null ? null : receipt.recorded()))
                        .orElse(null),
                new Message(
                        attempt.method() + " " + attempt.uri().getRawPath() + " HTTP/1.1",
                        lines(attempt.requestHeaders()),
                        ShownJson.text(attempt.requestBody())),
                new Message(
                        "HTTP/1.1 " + attempt.status(),
                        lines(attempt.responseHeaders()),
                        ShownJson.text(attempt.responseBody())),
                receipt,
                new Equivalents(
                        EquivalentCalls.command(request, dataDir),
                        EquivalentCalls.code(request, answered.address(), receipt == null ? "" : receipt.key())));
    }

    private static List<Message.Line> lines(List<Attempt.Header> headers) {
        return headers.stream()
                .map(header -> new Message.Line(header.name(), header.value()))
                .toList();
    }

    /// The words of one grant's fields.
    private record Words(Grant grant, Dataset dataset) {

        @Nullable Table table(Object content, TrialRequest request) {
            return switch (content) {
                case Rows rows -> table(rows.rows().stream().map(Rows.KeyedRow::row), rows.withheld(), request, false);
                case org.zhanqiao.client.Page page ->
                    table(
                            page.rows().stream(),
                            page.withheld(),
                            request,
                            page.next().isPresent());
                default -> null;
            };
        }

        private Table table(
                Stream<org.zhanqiao.client.Row> found,
                List<org.zhanqiao.client.Withheld> withheld,
                TrialRequest request,
                boolean more) {
            Map<String, Mask> masks = grant.terms().fields().stream()
                    .collect(Collectors.toMap(GrantTerms.Field::item, GrantTerms.Field::mask));
            var names = request.fields().isEmpty()
                    ? grant.terms().fields().stream()
                            .map(GrantTerms.Field::item)
                            .filter(item -> withheld.stream()
                                    .noneMatch(each -> each.field().equals(item)))
                            .toList()
                    : request.fields();
            var rows = found.map(row -> new Row(
                            row.asOf(),
                            names.stream().map(name -> cell(row, name)).toList()))
                    .toList();
            return new Table(
                    names.stream()
                            .map(name -> column(name, masks.getOrDefault(name, new Mask.None())))
                            .toList(),
                    rows.stream().anyMatch(row -> row.asOf() != null),
                    rows,
                    more,
                    withheld.stream().map(this::withheld).toList());
        }

        private WithheldField withheld(org.zhanqiao.client.Withheld each) {
            int level = dataset.findItem(each.field())
                    .map(item -> item.level().number())
                    .orElse(0);
            return new WithheldField(
                    ItemLabel.of(dataset, each.field()),
                    Stream.of(Withheld.Reason.values())
                            .filter(reason -> reason.code().equals(each.reason()))
                            .findFirst()
                            .map(reason -> Phrase.of("exchange.withheld." + reason, level))
                            .orElseGet(() -> Phrase.of("exchange.withheld")));
        }

        private Column column(String name, Mask mask) {
            return new Column(ItemLabel.of(dataset, name), PlainTerms.mask(mask), !(mask instanceof Mask.None));
        }

        private static Cell cell(org.zhanqiao.client.Row row, String name) {
            var disputed = row.findDispute(name).orElse(null);
            return row.find(name)
                    .map(value -> new Cell(value.toString(), false, false, disputed))
                    .orElse(new Cell("", true, row.unfit().contains(name), disputed));
        }

        List<Match> matches(Object content) {
            if (!(content instanceof Matches matches)) {
                return List.of();
            }
            var item = matches.items().getFirst();
            return item.fields().entrySet().stream()
                    .map(entry -> new Match(
                            ItemLabel.of(dataset, entry.getKey()),
                            entry.getValue(),
                            item.disputed().get(entry.getKey())))
                    .toList();
        }

        Phrase source(Source source) {
            return switch (source) {
                case Source.Fresh() -> Phrase.of("exchange.console.source.fresh");
                case Source.LastGood(var age) -> Phrase.of("exchange.console.source.lastGood", age.toSeconds());
            };
        }
    }
}
