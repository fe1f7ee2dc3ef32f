package org.zhanqiao.barrier.reports;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who is asked whether a barrier is gone, and what they say. Whose report is hidden is not asked.
@Component
class ReportAnswers {

    private final JdbcClient jdbc;
    private final InstantSource clock;

    ReportAnswers(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void ask(String caseId) {
        jdbc.sql("""
                update barrier.report
                set asked_at = :now, answer = '', answer_words = '', answered_at = null, version = version + 1
                where case_id = :case and state = 'LINKED'
                """)
                .param("case", caseId)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void ask(Collection<String> references) {
        jdbc.sql("""
                update barrier.report
                set asked_at = :now, answer = '', answer_words = '', answered_at = null, version = version + 1
                where reference = any(:references::text[]) and state = 'LINKED'
                """)
                .param("references", references.toArray(String[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void askNoLonger(String caseId) {
        jdbc.sql("""
                update barrier.report set asked_at = null, version = version + 1
                where case_id = :case and asked_at is not null
                """).param("case", caseId).update();
    }

    /// Whoever said that it is gone can say later that it is not.
    ///
    /// @return whether the reporter was asked, and had not answered
    boolean answer(String reference, Report.Answer answer, String words) {
        return jdbc.sql("""
                update barrier.report
                set answer = :answer, answer_words = :words, answered_at = :now, version = version + 1
                where reference = :reference and asked_at is not null and state = 'LINKED'
                  and (answer = '' or answer = 'CONFIRMED' and :answer = 'DENIED')
                """)
                        .param("answer", answer.name())
                        .param("words", words)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("reference", reference)
                        .update()
                == 1;
    }

    void answerAll(Collection<String> cases, String agency, Report.Answer answer, String words) {
        jdbc.sql("""
                update barrier.report
                set answer = :answer, answer_words = :words, answered_at = :now, version = version + 1
                where case_id = any(:cases::text[]) and agency = :agency and holder <> '' and asked_at is not null
                  and state = 'LINKED'
                """)
                .param("answer", answer.name())
                .param("words", words)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("cases", cases.toArray(String[]::new))
                .param("agency", agency)
                .update();
    }
}
