package org.zhanqiao.demand.agreements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The tables of agreements and signatures; rows are only ever added.
@Component
final class AgreementTable {

    private final JdbcClient jdbc;

    AgreementTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Agreement agreement) {
        jdbc.sql("""
                insert into demand.agreement (request, content, sha256, made_at)
                values (:request, :content, :sha256, :made)
                """)
                .param("request", agreement.request())
                .param("content", agreement.content())
                .param("sha256", agreement.sha256())
                .param("made", Timestamp.from(agreement.made()))
                .update();
    }

    void insert(String request, AgreementSignature signature) {
        jdbc.sql("""
                insert into demand.agreement_signature
                  (request, side, by_login, by_name, agency, algorithm, key_id, public_key, signature, signed_at)
                values (:request, :side, :login, :name, :agency, :algorithm, :keyId, :publicKey, :signature, :at)
                """)
                .param("request", request)
                .param("side", signature.side().name())
                .param("login", signature.by())
                .param("name", signature.name())
                .param("agency", signature.agency())
                .param("algorithm", signature.algorithm())
                .param("keyId", signature.keyId())
                .param("publicKey", signature.publicKey())
                .param("signature", signature.signature())
                .param("at", Timestamp.from(signature.at()))
                .update();
    }

    Optional<Agreement> find(String request) {
        // Not while the row is being read, which would take a second connection.
        var signatures = signatures(request);
        return jdbc.sql("select request, content, sha256, made_at from demand.agreement where request = :request")
                .param("request", request)
                .query((row, n) -> new Agreement(
                        row.getString("request"),
                        row.getString("content"),
                        row.getString("sha256"),
                        row.getTimestamp("made_at").toInstant(),
                        signatures))
                .optional();
    }

    /// The request whose agreement has a hash.
    Optional<String> findRequest(String sha256) {
        return jdbc.sql("select request from demand.agreement where sha256 = :sha256")
                .param("sha256", sha256)
                .query(String.class)
                .optional();
    }

    private List<AgreementSignature> signatures(String request) {
        return jdbc.sql("""
                select side, by_login, by_name, agency, algorithm, key_id, public_key, signature, signed_at
                from demand.agreement_signature where request = :request order by signed_at
                """)
                .param("request", request)
                .query(AgreementTable::signature)
                .list();
    }

    private static AgreementSignature signature(ResultSet row, int n) throws SQLException {
        return new AgreementSignature(
                Side.valueOf(row.getString("side")),
                row.getString("by_login"),
                row.getString("by_name"),
                row.getString("agency"),
                row.getString("algorithm"),
                row.getString("key_id"),
                row.getString("public_key"),
                row.getBytes("signature"),
                row.getTimestamp("signed_at").toInstant());
    }
}
