package org.zhanqiao.audit;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.identity.SecretBox;

/// Finds and erases the salts of subjects.
final class Subjects {

    private final JdbcClient jdbc;
    private final List<SubjectSalts> references;

    Subjects(JdbcClient jdbc, SecretBox box, SecureRandom random) {
        this.jdbc = jdbc;
        this.references = DerivedKeys.all(box, DerivedKeys.SUBJECT).stream()
                .map(key -> new SubjectSalts(key, random))
                .toList();
    }

    /// The commitments under which entries about a subject stand: one, or more after the master key was changed, or
    /// none when no entry ever was about it or its salt was erased.
    List<byte[]> commitments(String subject) {
        return jdbc.sql("select salt from audit.subject_salt where ref in (:refs)")
                .param("refs", refs(subject))
                .query((row, number) -> SubjectSalts.commitment(row.getBytes("salt"), subject))
                .list();
    }

    /// Under what a subject's salt lies, with the key that is used now.
    String reference(String subject) {
        return references.getFirst().reference(subject);
    }

    boolean erase(String subject) {
        return jdbc.sql("delete from audit.subject_salt where ref in (:refs)")
                        .param("refs", refs(subject))
                        .update()
                > 0;
    }

    private List<byte[]> refs(String subject) {
        return references.stream()
                .map(salts -> HexFormat.of().parseHex(salts.reference(subject)))
                .toList();
    }
}
