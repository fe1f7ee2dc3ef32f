package org.zhanqiao.web;

/// A step of a procedure.
///
/// @param note who or when, empty for the plain standing
public record Step(String label, Standing standing, String note) {

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
