package org.zhanqiao.audit;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.identity.SecretBox;

/// Gives people salts, as a node does when it first meets them.
final class SampleSubjects {

    private final JdbcClient jdbc;
    private final SubjectSalts salts;
    private final SecureRandom random = new SecureRandom();

    SampleSubjects(JdbcClient jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.salts = new SubjectSalts(DerivedKeys.current(box, DerivedKeys.SUBJECT), random);
    }

    /// The commitment to a person, whose salt is made when there is none.
    byte[] commit(String person) {
        var fresh = new byte[16];
        random.nextBytes(fresh);
        var salt = jdbc.sql("""
                        insert into audit.subject_salt as s (ref, salt) values (:ref, :salt)
                        on conflict (ref) do update set salt = s.salt returning salt
                        """)
                .param("ref", HexFormat.of().parseHex(salts.reference(person)))
                .param("salt", fresh)
                .query(byte[].class)
                .single();
        return SubjectSalts.commitment(salt, person);
    }
}
