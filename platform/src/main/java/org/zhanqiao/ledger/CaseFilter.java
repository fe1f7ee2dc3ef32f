package org.zhanqiao.ledger;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.web.ListQuery;

/// Which cases a list shows.
///
/// @param reader   code of the reader's agency; empty for those who oversee, who see all
/// @param office   whether the reader is the city's government office, which acts on what has climbed to it
/// @param login    of the reader, for those that the reader is responsible for; empty for nobody's
/// @param agency   code of the responsible agency; empty for any
/// @param campaign code; empty for any
public record CaseFilter(
        String reader,
        boolean office,
        String login,
        Narrow narrow,
        Optional<CaseState> state,
        Optional<CaseKind> kind,
        String agency,
        String campaign) {

    /// By whose turn it is, and by the day.
    public enum Narrow {
        ANY,
        /// Somebody has to do something.
        OPEN,
        /// The reader's side has to do something.
        MINE,
        /// The reader is the person who is responsible, and it is not over.
        PERSONAL,
        /// The last day is today.
        TODAY,
        /// The last day is within seven days from today.
        WEEK,
        OVERDUE,
        /// Climbed to the bureau or beyond.
        ESCALATED,
        /// A letter of supervision was sent, and it is not over.
        SUPERVISED,
        /// The day has passed by which the last letter wants an answer, and the responsible agency did nothing since.
        UNANSWERED,
        /// Climbed to the city's government office.
        CLIMBED,
        UNCONFIRMED
    }

    private static final String CLIMBED = "rung = 'CITY_OFFICE' and due is not null";

    /// SQL: somebody wrote a letter of supervision about a case.
    static final String LETTER = """
            exists (select from ledger.case_act letter where letter.proceeding = case_file.id and letter.act = 'SUPERVISE')
            """;

    private static final String UNANSWERED_LETTER = """
            exists (
              select from ledger.case_act letter
              where letter.proceeding = case_file.id and letter.act = 'SUPERVISE'
                and letter.detail ->> 'answer-by' < cast(cast(:today as date) as text)
                and not exists (
                  select from ledger.case_act later
                  where later.proceeding = letter.proceeding and later.number > letter.number
                    and (later.act = 'SUPERVISE' or later.agency <> '' and later.agency = case_file.agency)))
            """;

    /// All that a reader sees.
    public static CaseFilter of(String reader) {
        return new CaseFilter(reader, false, "", Narrow.ANY, Optional.empty(), Optional.empty(), "", "");
    }

    /// All that a person sees.
    public static CaseFilter of(Person reader) {
        var all = of(reader.roles().oversee() ? "" : reader.agency().orElseThrow());
        return new CaseFilter(
                all.reader,
                reader.roles().hasAny(Role.CITY_OFFICE),
                reader.login(),
                all.narrow,
                all.state,
                all.kind,
                all.agency,
                all.campaign);
    }

    public CaseFilter narrowed(Narrow other) {
        return new CaseFilter(reader, office, login, other, state, kind, agency, campaign);
    }

    public CaseFilter of(Optional<CaseState> otherState, Optional<CaseKind> otherKind) {
        return new CaseFilter(reader, office, login, narrow, otherState, otherKind, agency, campaign);
    }

    /// Those an agency is responsible for, as far as the reader sees them.
    public CaseFilter owned(String other) {
        return new CaseFilter(reader, office, login, narrow, state, kind, other, campaign);
    }

    /// Those of a campaign.
    public CaseFilter in(String other) {
        return new CaseFilter(reader, office, login, narrow, state, kind, agency, other);
    }

    /// SQL with what it fills in.
    record Conditions(String sql, Map<String, Object> parameters) {}

    Conditions conditions(String text, LocalDate today) {
        var sql = new StringJoiner(" and ").add("true");
        var parameters = new HashMap<String, Object>();
        if (!reader.isEmpty()) {
            sql.add("(agency = :reader or exists (select 1 from ledger.reporter"
                    + " where reporter.case_id = case_file.id and kind = 'AGENCY' and ref = :reader))");
            parameters.put("reader", reader);
        }
        if (!text.isEmpty()) {
            sql.add("lower(id || ' ' || title || ' ' || what) like :pattern");
            parameters.put("pattern", new ListQuery(text.toLowerCase(Locale.ROOT), "", false, 1, 1).pattern());
        }
        state.ifPresent(wanted -> {
            sql.add("state = :state");
            parameters.put("state", wanted.name());
        });
        kind.ifPresent(wanted -> {
            sql.add("case_file.kind = :kind");
            parameters.put("kind", wanted.name());
        });
        if (!agency.isEmpty()) {
            sql.add("agency = :agency");
            parameters.put("agency", agency);
        }
        if (!campaign.isEmpty()) {
            sql.add("campaign = :campaign");
            parameters.put("campaign", campaign);
        }
        sql.add(narrow(narrow, this, parameters, today));
        return new Conditions(sql.toString(), parameters);
    }

    private String mine() {
        if (office) {
            return CLIMBED;
        }
        return reader.isEmpty()
                ? among(state -> state.awaits().contains(CaseParty.BUREAU))
                : "(agency = :reader and " + among(state -> state.awaits().contains(CaseParty.OWNER_OFFICER))
                        + " or agency <> :reader and "
                        + among(state -> state.awaits().contains(CaseParty.REPORTER))
                        + ")";
    }

    /// SQL of a narrowing; states are names of our own, so they stand in the text and the planner sees them.
    static String narrow(Narrow narrow, CaseFilter filter, Map<String, Object> parameters, LocalDate today) {
        parameters.put("today", today);
        return switch (narrow) {
            case ANY -> "true";
            case OPEN -> among(state -> !state.isOver());
            case MINE -> filter.mine();
            case PERSONAL -> {
                parameters.put("login", filter.login);
                yield "person = :login and " + among(state -> !state.isOver());
            }
            case TODAY -> "due = :today";
            case WEEK -> "due between :today and :today + 6";
            case OVERDUE -> "due < :today";
            case ESCALATED -> "rung in ('BUREAU', 'CITY_OFFICE') and due is not null";
            case SUPERVISED -> among(state -> !state.isOver()) + " and " + LETTER;
            case UNANSWERED -> among(state -> !state.isOver()) + " and " + UNANSWERED_LETTER;
            case CLIMBED -> CLIMBED;
            case UNCONFIRMED -> "state = 'CLOSED_UNCONFIRMED'";
        };
    }

    private static String among(Predicate<CaseState> which) {
        return Stream.of(CaseState.values())
                .filter(which)
                .map(state -> "'" + state.name() + "'")
                .collect(Collectors.joining(", ", "state in (", ")"));
    }
}
