package org.zhanqiao.ledger.desk;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.zhanqiao.ledger.Phase;
import org.zhanqiao.web.InputError;

/// Phases as they are typed, one a line: first day, last day, name; a star before the name for a phase that collects
/// reports.
final class PhaseText {

    private PhaseText() {}

    /// @param flaws receives what is wrong, by line
    static List<Phase> read(String typed, List<InputError> flaws) {
        var phases = new ArrayList<Phase>();
        var lines = typed.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isEmpty()) {
                continue;
            }
            var parts = lines.get(i).split("\\s+", 3);
            try {
                var name = parts.length < 3 ? "" : parts[2];
                phases.add(new Phase(
                        name.startsWith("*") ? name.substring(1).strip() : name,
                        LocalDate.parse(parts[0]),
                        LocalDate.parse(parts.length < 2 ? "" : parts[1]),
                        name.startsWith("*")));
            } catch (DateTimeParseException e) {
                flaws.add(InputError.of("phases", "ledger.campaign.phase.stated", i + 1));
            }
        }
        return phases;
    }

    static String write(List<Phase> phases) {
        var text = new StringBuilder();
        phases.forEach(phase -> text.append(phase.from())
                .append(' ')
                .append(phase.to())
                .append(' ')
                .append(phase.collects() ? "* " : "")
                .append(phase.name())
                .append('\n'));
        return text.toString();
    }
}
