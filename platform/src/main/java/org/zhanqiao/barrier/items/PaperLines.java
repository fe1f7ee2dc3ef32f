package org.zhanqiao.barrier.items;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.zhanqiao.web.InputError;

/// Papers as somebody types or pastes them: one a line, its name, issuing holder, way of supply and data items apart by
/// `|` or a tab.
public final class PaperLines {

    private static final int PARTS = 4;

    private PaperLines() {}

    /// What was read, and what could not be.
    public record Read(List<Paper> papers, List<InputError> errors) {}

    public static Read read(String lines) {
        var papers = new ArrayList<Paper>();
        var errors = new ArrayList<InputError>();
        int number = 0;
        for (var line : lines.lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            var parts = line.split("[|｜\\t]", PARTS);
            var supply = parts.length < 3 || parts[2].isBlank()
                    ? java.util.Optional.of(Supply.APPLICANT)
                    : MatterWords.supply(parts[2].strip());
            if (supply.isEmpty()) {
                errors.add(InputError.of("papers", "barrier.matter.wrong.supply", number, parts[2].strip()));
            } else {
                papers.add(new Paper(
                        parts[0],
                        parts.length > 1 ? parts[1] : "",
                        supply.get(),
                        parts.length > 3 ? MatterWords.items(parts[3]) : List.of()));
            }
        }
        return new Read(List.copyOf(papers), List.copyOf(errors));
    }

    public static String write(List<Paper> papers) {
        return papers.stream()
                .map(paper -> String.join(
                        " | ",
                        paper.name(),
                        paper.holder(),
                        MatterWords.write(paper.supply()),
                        MatterWords.write(paper.items())))
                .collect(Collectors.joining("\n"));
    }
}
