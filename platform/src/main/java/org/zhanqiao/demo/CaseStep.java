package org.zhanqiao.demo;

import org.zhanqiao.ledger.CaseAct;

/// One act in the course of a case. What the platform does by itself is no step: it comes with the days.
///
/// @param gap     working days since the act before
/// @param because why, in the words of whoever acts; of a confirmation or denial by a citizen, theirs
/// @param said    what it names: the agency of an assignment, the campaign of a triage, the ground of a pause, the case
///     that a merged one goes on in, the milestones of a plan, one a line and without days; empty for what follows from
///     the case itself
record CaseStep(int gap, CaseAct act, String because, String said) {

    CaseStep(int gap, CaseAct act) {
        this(gap, act, "", "");
    }

    static CaseStep because(int gap, CaseAct act, String because) {
        return new CaseStep(gap, act, because, "");
    }

    static CaseStep saying(int gap, CaseAct act, String said) {
        return new CaseStep(gap, act, "", said);
    }
}
