package org.zhanqiao.ledger;

import java.util.List;
import org.zhanqiao.proceeding.AnswerBy;

/// Names of what acts say besides their reason.
public final class CaseDetail {

    public static final String AGENCY = "agency";
    /// Login of the person who is responsible.
    public static final String PERSON = "person";
    /// Limit in working days.
    public static final String DAYS = "days";
    public static final String CAMPAIGN = "campaign";
    /// Id of the case it goes on in.
    public static final String INTO = "into";
    /// Name of a [PauseGround].
    public static final String GROUND = "ground";
    /// Milestones, one a line: a day and a title.
    public static final String MILESTONES = "milestones";
    /// Number of a milestone.
    public static final String MILESTONE = "milestone";
    /// What the milestone was called when it was reached.
    public static final String REACHED = "reached";
    /// Number of the exhibit that proves it.
    public static final String EXHIBIT = "exhibit";
    /// SHA-256 of the exhibit, hexadecimal.
    public static final String DIGEST = "digest";
    /// Id of the key that signed the exhibit, and the signature in Base64.
    public static final String KEY = "key";
    public static final String SIGNATURE = "signature";
    /// Words that say what proved it, as they were.
    public static final String PROOF = "proof";
    /// Whose answer it is, as in [Reporter#ref].
    public static final String REPORTER = "reporter";
    /// References of the reports that join or leave, a space between them.
    public static final String REPORTS = "reports";
    /// Codes of the agencies that join or leave, a space between them.
    public static final String AGENCIES = "agencies";
    /// `true` where the platform found by itself what others reported.
    public static final String FOUND = "found";

    /// The bureau filed it too.
    public static final String BUREAU = "bureau";
    /// Last day on which those who reported a case that was just proven can answer.
    public static final String ANSWERS_UNTIL = "answersUntil";
    /// Id of a case that was merged into this one, or split off from it.
    public static final String MERGED = "merged";

    public static final String RUNG = "rung";
    /// Day by which a letter of supervision wants an answer.
    public static final String ANSWER_BY = AnswerBy.NAME;
    /// What a letter of supervision states of the case, as it was: the agency and the person it is written to,
    /// since when it is known (an instant), and its last day, which is missing while the clock stands.
    public static final String TO_AGENCY = "toAgency";

    public static final String TO_PERSON = "toPerson";
    public static final String SINCE = "since";
    public static final String DUE = "due";
    /// Name of the [CaseParty] that it writes for, where that is not the bureau.
    public static final String OFFICE = "office";

    /// Number it had in the list it came from.
    public static final String NUMBER = "number";
    /// Id of the import that filed it.
    public static final String IMPORT = "import";

    static final List<String> FACTS = List.of(
            IMPORT, AGENCY, PERSON, DAYS, CAMPAIGN, INTO, GROUND, MILESTONE, EXHIBIT, DIGEST, KEY, SIGNATURE, RUNG,
            ANSWER_BY, OFFICE, TO_AGENCY, TO_PERSON, SINCE, DUE, REPORTS, AGENCIES, FOUND, BUREAU, MERGED);

    private CaseDetail() {}
}
