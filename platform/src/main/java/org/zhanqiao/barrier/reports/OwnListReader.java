package org.zhanqiao.barrier.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.Cause;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.tabular.CellFlaw;
import org.zhanqiao.tabular.NamedColumn;
import org.zhanqiao.tabular.TableFile;
import org.zhanqiao.tabular.TableRow;
import org.zhanqiao.tabular.UnfitFile;

/// Reads a list of an agency’s own barriers. Nothing is guessed: what is not one of the words of a column is a fault.
@Component
class OwnListReader {

    /// The most lines of a list.
    static final int MOST_LINES = 2_000;

    private static final int HEADING_WITHIN = 10;

    private final Identity identity;
    private final MessageSource messages;

    OwnListReader(Identity identity, MessageSource messages) {
        this.identity = identity;
        this.messages = messages;
    }

    /// How a file was read.
    sealed interface Reading {
        record Lines(List<OwnListLine> lines) implements Reading {}

        record Missing(List<OwnListColumn> columns) implements Reading {}

        record TooLong() implements Reading {}

        record Empty() implements Reading {}
    }

    /// @param own code of the agency whose list it is
    /// @throws UnfitFile when it is no table at all
    Reading read(Path path, String name, String own) throws IOException {
        var reading = new Lines(own);
        TableFile.open(path, name).readShown(reading::visit);
        return reading.end();
    }

    /// What was read so far.
    private final class Lines {

        private final Map<String, String> agencies = new HashMap<>();
        private final Set<List<String>> seen = new HashSet<>();
        private final List<OwnListLine> lines = new ArrayList<>();
        private @Nullable Map<OwnListColumn, Integer> columns;
        private List<OwnListColumn> missing = List.of(OwnListColumn.values());
        private int rows;
        private boolean tooLong;
        private final String own;

        Lines(String own) {
            this.own = own;
            for (var agency : identity.listAgencies()) {
                agencies.put(agency.name(), agency.code());
                agencies.put(agency.shortName(), agency.code());
                agencies.put(agency.code(), agency.code());
            }
        }

        boolean visit(TableRow row) {
            if (columns == null) {
                var found = NamedColumn.places(OwnListColumn.class, row);
                var lacking = required(found);
                if (lacking.isEmpty()) {
                    columns = found;
                } else if (lacking.size() < missing.size()) {
                    missing = lacking;
                }
                return columns != null || ++rows < HEADING_WITHIN;
            }
            if (lines.size() >= MOST_LINES) {
                tooLong = true;
                return false;
            }
            lines.add(line(row, columns));
            return true;
        }

        Reading end() {
            if (columns == null) {
                return new Reading.Missing(missing);
            }
            if (tooLong) {
                return new Reading.TooLong();
            }
            return lines.isEmpty() ? new Reading.Empty() : new Reading.Lines(lines);
        }

        private OwnListLine line(TableRow row, Map<OwnListColumn, Integer> at) {
            var faults = new ArrayList<OwnListLine.Fault>();
            at.forEach((column, place) -> CellFlaw.find(row.cell(place))
                    .ifPresent(flaw ->
                            faults.add(OwnListLine.Fault.of(column, "tabular.flaw." + flaw, CellFlaw.LONGEST))));
            var holder = text(row, at, OwnListColumn.HOLDER);
            var code = agencies.getOrDefault(holder, "");
            var barrier = new OwnBarrier(
                    text(row, at, OwnListColumn.MATTER),
                    text(row, at, OwnListColumn.DATA),
                    code,
                    cause(text(row, at, OwnListColumn.CAUSE)).orElse(null),
                    choice(HowOften.class, "barrier.howOften.", text(row, at, OwnListColumn.HOW_OFTEN))
                            .orElse(null),
                    text(row, at, OwnListColumn.STORY));
            if (!holder.isEmpty() && code.isEmpty()) {
                var alike = Agency.listAlike(holder, agencies.keySet());
                faults.add(
                        alike.isEmpty()
                                ? OwnListLine.Fault.of(OwnListColumn.HOLDER, "barrier.own.holder.unknown", holder)
                                : OwnListLine.Fault.of(
                                        OwnListColumn.HOLDER,
                                        "barrier.own.holder.alike",
                                        holder,
                                        String.join("、", alike)));
            }
            var cause = text(row, at, OwnListColumn.CAUSE);
            if (!cause.isEmpty() && barrier.cause() == null) {
                faults.add(OwnListLine.Fault.of(
                        OwnListColumn.CAUSE,
                        "barrier.own.word.unknown",
                        cause,
                        words(Cause.class, "barrier.report.cause.")));
            }
            var often = text(row, at, OwnListColumn.HOW_OFTEN);
            if (!often.isEmpty() && barrier.howOften() == null) {
                faults.add(OwnListLine.Fault.of(
                        OwnListColumn.HOW_OFTEN,
                        "barrier.own.word.unknown",
                        often,
                        words(HowOften.class, "barrier.howOften.")));
            }
            barrier.check(own).stream()
                    .map(OwnListLine.Fault::of)
                    .filter(fault ->
                            faults.stream().noneMatch(known -> known.column().equals(fault.column())))
                    .toList()
                    .forEach(faults::add);
            if (!seen.add(List.of(barrier.matter(), barrier.data(), holder))) {
                faults.add(OwnListLine.Fault.of(OwnListColumn.MATTER, "barrier.own.twice"));
            }
            return new OwnListLine(row.line(), barrier, holder, faults, "");
        }
    }

    private static List<OwnListColumn> required(Map<OwnListColumn, Integer> found) {
        return Arrays.stream(OwnListColumn.values())
                .filter(column -> column.required() && !found.containsKey(column))
                .toList();
    }

    private static String text(TableRow row, Map<OwnListColumn, Integer> at, OwnListColumn column) {
        var place = at.get(column);
        if (place == null || CellFlaw.find(row.cell(place)).isPresent()) {
            return "";
        }
        return Answers.clean(row.cell(place).text());
    }

    /// A cause as people say it, or as discovery names it.
    private Optional<Cause> cause(String written) {
        return choice(Cause.class, "barrier.report.cause.", written)
                .or(() -> choice(Cause.class, "barrier.kind.", written));
    }

    /// A choice by its words in either language, or its name.
    private <E extends Enum<E>> Optional<E> choice(Class<E> type, String key, String written) {
        for (var each : type.getEnumConstants()) {
            if (each.name().equalsIgnoreCase(written)
                    || word(key + each.name(), Locale.SIMPLIFIED_CHINESE).equals(written)
                    || word(key + each.name(), Locale.ENGLISH).equalsIgnoreCase(written)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    private <E extends Enum<E>> String words(Class<E> type, String key) {
        var words = new StringJoiner("；");
        for (var each : type.getEnumConstants()) {
            words.add(word(key + each.name(), Locale.SIMPLIFIED_CHINESE));
        }
        return words.toString();
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
