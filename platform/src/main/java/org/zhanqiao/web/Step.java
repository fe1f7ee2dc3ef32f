package org.zhanqiao.web;

import java.util.List;
import java.util.stream.IntStream;

/// A step of a procedure.
///
/// @param note who or when, empty for the plain standing
public record Step(String label, Standing standing, String note) {

    /// The steps of a procedure, all before one done and all after it to come.
    ///
    /// @param current counted from 0
    public static List<Step> listAt(List<String> labels, int current) {
        return IntStream.range(0, labels.size())
                .mapToObj(i -> new Step(
                        labels.get(i),
                        i < current ? Standing.DONE : i == current ? Standing.CURRENT : Standing.TO_COME,
                        ""))
                .toList();
    }

    /// Where a step stands.
    public enum Standing {
        DONE("done", "web.step.done"),
        CURRENT("current", "web.step.current"),
        TO_COME("to-come", "web.step.toCome");

        private final String style;
        private final String messageKey;

        Standing(String style, String messageKey) {
            this.style = style;
            this.messageKey = messageKey;
        }

        public String style() {
            return style;
        }

        public String messageKey() {
            return messageKey;
        }
    }
}
