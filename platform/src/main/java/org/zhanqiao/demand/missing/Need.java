package org.zhanqiao.demand.missing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one agency needs missing data for.
///
/// @param agency code of the agency
/// @param by     login of its officer
public record Need(String agency, String by, Instant at, Text text) {

    /// As the officer states it.
    ///
    /// @param items       data items, as the officer calls them
    /// @param purpose     what for
    /// @param matter      the matter (事项) it serves
    /// @param sparedPaper the paper it would spare the citizen
    /// @param legalBasis  law and article that give the agency its duty
    public record Text(List<String> items, String purpose, String matter, String sparedPaper, String legalBasis) {

        public Text {
            items = items.stream()
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .distinct()
                    .toList();
            purpose = purpose.strip();
            matter = matter.strip();
            sparedPaper = sparedPaper.strip();
            legalBasis = legalBasis.strip();
        }

        Map<String, Object> facts() {
            var facts = new LinkedHashMap<String, Object>();
            facts.put("items", items);
            facts.put("purpose", purpose);
            facts.put("matter", matter);
            facts.put("sparedPaper", sparedPaper);
            facts.put("legalBasis", legalBasis);
            return facts;
        }
    }
}
