package org.zhanqiao.workday;

import java.util.List;

/// What is wrong with a year's holidays as they were typed.
///
/// @param line    from 1; 0 when it is about the whole
/// @param details what the rule's sentence, `workday.rule.NAME`, fills in after the line
public record AnnouncementFlaw(Rule rule, int line, List<Object> details) {

    public AnnouncementFlaw {
        details = List.copyOf(details);
    }

    static AnnouncementFlaw of(Rule rule, int line, Object... details) {
        return new AnnouncementFlaw(
                rule,
                line,
                List.of(details).stream()
                        .map(Object::toString)
                        .map(Object.class::cast)
                        .toList());
    }

    /// A rule that every announcement keeps.
    public enum Rule {
        YEAR_PLAUSIBLE("year"),
        SOURCE_STATED("source"),
        TEXT_SHORT("lines"),
        DAYS_STATED("lines"),
        LINE_THREE_PARTS("lines"),
        KIND_KNOWN("lines"),
        DAY_READABLE("lines"),
        DAY_OF_YEAR("lines"),
        DAY_ONCE("lines"),
        /// Who works on a weekday anyway makes nothing up.
        MAKE_UP_ON_WEEKEND("lines"),
        /// Somebody else loaded the year after it was checked.
        UNCHANGED_SINCE_CHECK("lines");

        private final String field;

        Rule(String field) {
            this.field = field;
        }

        /// The input of the form it is about.
        public String field() {
            return field;
        }
    }
}
