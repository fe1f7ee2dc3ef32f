package org.zhanqiao.ledger;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.zhanqiao.tabular.TableCell;
import org.zhanqiao.web.Page;

/// Cases as files list them.
@Component
class CaseListing {

    private final CaseSources sources;
    private final Reporters reporters;
    private final Milestones milestones;

    CaseListing(CaseSources sources, Reporters reporters, Milestones milestones) {
        this.sources = sources;
        this.reporters = reporters;
        this.milestones = milestones;
    }

    /// As an import would have read them, in their order.
    List<ListedCase> of(Collection<Case> cases) {
        var ids = cases.stream().map(Case::id).toList();
        var numbers = sources.of(ids);
        var agencies = reporters.firstAgencies(ids);
        var roadmaps = milestones.listOf(ids);
        return cases.stream()
                .map(about -> of(
                        about,
                        numbers.getOrDefault(about.id(), ""),
                        agencies.getOrDefault(about.id(), ""),
                        roadmaps.getOrDefault(about.id(), List.of())))
                .toList();
    }

    private static ListedCase of(Case about, String number, String reporter, List<Milestone> milestones) {
        Map<CaseColumn, String> values = new EnumMap<>(CaseColumn.class);
        values.put(CaseColumn.ID, about.id());
        values.put(CaseColumn.NUMBER, number);
        values.put(CaseColumn.KIND, about.kind().name());
        values.put(CaseColumn.TITLE, asInFile(about.about().title()));
        values.put(CaseColumn.WHAT, asInFile(about.about().what()));
        values.put(CaseColumn.PATH, about.about().path());
        values.put(
                CaseColumn.REPORTED,
                about.countsFrom().atZone(Page.ZONE).toLocalDate().toString());
        values.put(CaseColumn.REPORTER, reporter);
        values.put(CaseColumn.AGENCY, about.owner().agency());
        values.put(CaseColumn.PERSON, about.owner().person());
        values.put(CaseColumn.DAYS, Integer.toString(about.days()));
        values.put(CaseColumn.DUE, Objects.toString(about.due(), ""));
        values.put(CaseColumn.MILESTONES, Milestones.text(milestones).strip());
        values.put(CaseColumn.CAMPAIGN, about.campaign());
        values.put(CaseColumn.STATE, about.state().name());
        values.put(CaseColumn.RETURNED, Integer.toString(about.returned()));
        values.put(CaseColumn.REOPENED, Integer.toString(about.reopened()));
        values.put(CaseColumn.INTO, about.into());
        values.put(CaseColumn.PROVISIONAL, about.provisional() ? "是" : "");
        return new ListedCase(about.id(), values, about.due());
    }

    private static String asInFile(String text) {
        return new TableCell(text, TableCell.Kind.TEXT).text();
    }

    /// What a line of a file says otherwise than the case it means; what it leaves empty says nothing.
    static List<CaseColumn> listDifferences(ListedCase said, ListedCase known) {
        return said.values().keySet().stream()
                .filter(column -> column.isRead() && column != CaseColumn.ID)
                .filter(column -> !said.value(column).equals(known.value(column)))
                .sorted()
                .toList();
    }

    /// The cells of a row, in the words of people.
    static List<String> cells(ListedCase listed, CaseNaming naming) {
        return List.of(CaseColumn.values()).stream()
                .map(column -> {
                    var value = listed.value(column);
                    return switch (column) {
                        case KIND -> naming.name(CaseKind.valueOf(value));
                        case REPORTER, AGENCY -> naming.agencyName(value);
                        case PERSON -> naming.personName(value);
                        case CAMPAIGN -> naming.campaignName(value);
                        case STATE -> naming.name(CaseState.valueOf(value));
                        case ID, NUMBER, TITLE, WHAT, PATH, REPORTED, DAYS, DUE, MILESTONES -> value;
                        case RETURNED, REOPENED, INTO, PROVISIONAL -> value;
                    };
                })
                .toList();
    }
}
