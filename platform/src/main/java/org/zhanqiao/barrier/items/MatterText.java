package org.zhanqiao.barrier.items;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.web.InputError;

/// What is stated of a service item.
///
/// @param code         as the city's list of items numbers it
/// @param agency       unified social credit code of the agency that handles it and demands its papers
/// @param audience     `null` while none is chosen
/// @param casesPerYear cases handled in a year (年办件量)
public record MatterText(
        String code, String name, String agency, @Nullable Audience audience, long casesPerYear, List<Paper> papers) {

    static final int LONGEST = 100;
    static final int MOST_PAPERS = 100;
    static final long MOST_CASES = 100_000_000;

    /// What an address and a spreadsheet keep as it is.
    static final Pattern CODE = Pattern.compile("[0-9A-Za-z][0-9A-Za-z-]{0,39}");

    /// What parts a line of papers.
    private static final Pattern UNFIT = Pattern.compile("[|｜\\t\\n]");

    public MatterText {
        code = code.strip();
        name = name.strip();
        papers = List.copyOf(papers);
    }

    /// Everything that is wrong with it.
    public List<InputError> listFlaws() {
        var flaws = new ArrayList<InputError>();
        if (!CODE.matcher(code).matches()) {
            flaws.add(InputError.of("code", "barrier.matter.wrong.code"));
        }
        if (name.isEmpty() || name.length() > LONGEST) {
            flaws.add(InputError.of("name", "barrier.matter.wrong.name", LONGEST));
        }
        if (agency.isEmpty()) {
            flaws.add(InputError.of("agency", "barrier.matter.wrong.agency"));
        }
        if (audience == null) {
            flaws.add(InputError.of("audience", "barrier.matter.wrong.audience"));
        }
        if (casesPerYear < 0 || casesPerYear > MOST_CASES) {
            flaws.add(InputError.of("cases", "barrier.matter.wrong.cases", MOST_CASES));
        }
        if (papers.size() > MOST_PAPERS) {
            flaws.add(InputError.of("papers", "barrier.matter.wrong.papers", MOST_PAPERS));
        }
        var names = new HashSet<String>();
        for (var paper : papers) {
            if (paper.name().isEmpty()
                    || paper.name().length() > Paper.LONGEST
                    || UNFIT.matcher(paper.name() + paper.holder()).find()) {
                flaws.add(InputError.of("papers", "barrier.matter.wrong.paper", paper.name(), Paper.LONGEST));
            } else if (!names.add(paper.name())) {
                flaws.add(InputError.of("papers", "barrier.matter.wrong.twice", paper.name()));
            }
            if (paper.holder().length() > Paper.LONGEST) {
                flaws.add(InputError.of("papers", "barrier.matter.wrong.holder", paper.name(), Paper.LONGEST));
            }
            if (paper.items().size() > Paper.MOST_ITEMS
                    || paper.items().stream().anyMatch(item -> item.length() > Paper.LONGEST)) {
                flaws.add(InputError.of(
                        "papers", "barrier.matter.wrong.items", paper.name(), Paper.MOST_ITEMS, Paper.LONGEST));
            }
        }
        return flaws;
    }

    /// As it stands in the evidence.
    Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("code", code);
        facts.put("name", name);
        facts.put("agency", agency);
        facts.put("audience", audience == null ? "" : audience.name());
        facts.put("casesPerYear", casesPerYear);
        facts.put(
                "papers",
                papers.stream()
                        .map(paper -> String.join(
                                "|",
                                paper.name(),
                                paper.holder(),
                                paper.supply().name(),
                                String.join("、", paper.items())))
                        .toList());
        return facts;
    }
}
