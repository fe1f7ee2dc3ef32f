package org.zhanqiao.proceeding;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What has climbed to the city's government office, kind by kind.
public record CityOfficeView(List<Part> parts, LocalDate today) {

    /// One kind.
    ///
    /// @param key       of the heading
    /// @param hint      key of what these are
    /// @param path      of the whole list
    /// @param act       what the office does to one
    /// @param number    of all of them
    /// @param instructs whether it instructs; else it decides
    public record Part(
            String key, String hint, String path, String act, long number, boolean instructs, List<Row> rows) {}

    /// One of them, what the office wrote last, and the reply to that; null when there is none.
    public record Row(Climbing.Line line, ActLog.@Nullable Said instruction, ActLog.@Nullable Said reply) {

        /// By when it wants an answer.
        public String answerBy() {
            return instruction == null ? "" : instruction.detail().getOrDefault(AnswerBy.NAME, "");
        }

        /// Whether that day has passed without one.
        public boolean isUnanswered(LocalDate today) {
            return reply == null
                    && AnswerBy.read(answerBy()).filter(today::isAfter).isPresent();
        }
    }

    public long number() {
        return parts.stream().mapToLong(Part::number).sum();
    }
}
