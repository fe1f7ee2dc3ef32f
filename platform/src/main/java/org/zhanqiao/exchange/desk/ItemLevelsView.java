package org.zhanqiao.exchange.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.zhanqiao.catalog.ValueSampler;
import org.zhanqiao.protection.suggest.Suggestion;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Page;

/// The levels of a service's items beside what is suggested.
///
/// @param levels    the levels one can raise to
/// @param item      what was chosen, and why, when the form comes back
/// @param decisions newest first
/// @param look      the last look at values, with the name of whoever had it done
/// @param canLook   whether there are values that can be looked at
/// @param done      what was just done: `raised`, `looked` or nothing
public record ItemLevelsView(
        String service,
        String title,
        List<Row> rows,
        List<Integer> levels,
        String item,
        String level,
        String because,
        List<Past> decisions,
        Optional<Look> look,
        boolean canLook,
        List<InputError> errors,
        String done) {

    /// At most so many rows are looked at.
    public int mostRows() {
        return ValueSampler.MOST_ROWS;
    }

    /// When values were looked at, by whose wish, and how many of an item at most.
    public record Look(Instant at, String by, long values) {}

    /// An item.
    ///
    /// @param suggested the level suggested, empty when nothing was found
    /// @param higher    whether that is higher than the present one
    public record Row(ItemLabel item, Phrase level, Optional<Phrase> suggested, boolean higher, Suggestion suggestion) {

        /// Why and how sure that is, in the reader's language.
        public List<String> reasons(Page page) {
            return suggestion.sure().stream()
                    .map(finding -> page.text(
                            "exchange.itemLevels.reason",
                            page.isChinese() ? finding.chinese() : finding.english(),
                            finding.percent()))
                    .toList();
        }
    }

    /// A rise of before.
    public record Past(ItemLabel item, int from, int to, String by, Instant at, String because) {}
}
