package org.zhanqiao.ledger;

import java.util.List;
import org.springframework.stereotype.Component;

/// Which thing a case is about whose words, or whose list, name its page alone.
@Component
class CaseSubjects {

    private final List<SubjectSource> sources;

    CaseSubjects(List<SubjectSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /// The same with the subject that its page stands for, where it has none.
    NewCase named(NewCase draft) {
        var about = draft.about();
        if (!about.subject().isEmpty() || about.path().isEmpty()) {
            return draft;
        }
        return sources.stream()
                .flatMap(source -> source.findSubject(draft.kind(), about.path()).stream())
                .findFirst()
                .map(subject -> new NewCase(
                        draft.kind(),
                        new Case.About(about.title(), about.what(), subject, about.path()),
                        draft.campaign(),
                        draft.reporter(),
                        draft.ref(),
                        draft.reportedAt()))
                .orElse(draft);
    }
}
