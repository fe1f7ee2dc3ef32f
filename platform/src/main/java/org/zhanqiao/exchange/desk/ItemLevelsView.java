package org.zhanqiao.exchange.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.zhanqiao.protection.suggest.Suggestion;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Page;

/// The levels of a service's items beside what is suggested.
///
/// @param levels    the levels one can raise to
/// @param item      what was chosen, and why, when the form comes back
/// @param decisions newest first
/// @param done      whether a level was just raised
public record ItemLevelsView(
        String service,
        String title,
        List<Row> rows,
        List<Integer> levels,
        String item,
        String level,
        String because,
        List<Past> decisions,
        List<InputError> errors,
        boolean done) {

    /// An item.
    ///
    /// @param suggested the level suggested, empty when nothing was found
    /// @param higher    whether that is higher than the present one
    public record Row(ItemLabel item, Phrase level, Optional<Phrase> suggested, boolean higher, Suggestion suggestion) {

        /// Why, in the reader's language.
        public List<String> reasons(Page page) {
            return suggestion.sure().stream()
                    .map(finding -> page.isChinese() ? finding.chinese() : finding.english())
                    .toList();
        }
    }

    /// A rise of before.
    public record Past(ItemLabel item, int from, int to, String by, Instant at, String because) {}
}
