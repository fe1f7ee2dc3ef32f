package org.zhanqiao.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.client.signature.Sha256;
import org.zhanqiao.identity.Person;
import org.zhanqiao.proceeding.UnfitAct;
import org.zhanqiao.web.InputError;

/// Exhibits of cases.
@Component
class Exhibits {

    static final int MOST = 20;
    private static final int LONGEST_NAME = 100;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Exhibits(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// What may be handed in, told by how its content begins.
    private enum Type {
        PDF("application/pdf", "255044462d"),
        PNG("image/png", "89504e470d0a1a0a"),
        JPEG("image/jpeg", "ffd8ff"),
        /// XLSX and DOCX.
        OFFICE("application/zip", "504b0304");

        private final String media;
        private final String magic;

        /// @param magic how its content begins, hexadecimal
        Type(String media, String magic) {
            this.media = media;
            this.magic = magic;
        }

        boolean begins(byte[] content) {
            int length = Math.min(content.length, magic.length() / 2);
            return HexFormat.of().formatHex(content, 0, length).equals(magic);
        }
    }

    /// Keeps one; the row of its case is held by the caller's transaction.
    ///
    /// @throws UnfitAct when it is empty, too large, of no known type, or one too many
    Exhibit add(String id, String name, byte[] content, Person me) {
        var kept = list(id);
        var type = Arrays.stream(Type.values())
                .filter(each -> each.begins(content))
                .findFirst();
        if (content.length == 0 || content.length > Exhibit.LARGEST || type.isEmpty()) {
            UnfitAct.unlessEmpty(List.of(InputError.of("file", "ledger.exhibit.stated", Exhibit.LARGEST >> 20)));
        }
        if (kept.size() >= MOST) {
            UnfitAct.unlessEmpty(List.of(InputError.of("file", "ledger.exhibit.most", MOST)));
        }
        var exhibit = new Exhibit(
                kept.size() + 1,
                plain(name),
                type.orElseThrow().media,
                HexFormat.of().formatHex(Sha256.of(content)),
                content.length,
                me.login(),
                me.name(),
                clock.instant());
        jdbc.sql("""
                insert into ledger.exhibit (case_id, number, name, type, digest, content, by_login, by_name, at)
                values (:case, :number, :name, :type, :digest, :content, :login, :by, :at)
                """)
                .param("case", id)
                .param("number", exhibit.number())
                .param("name", exhibit.name())
                .param("type", exhibit.type())
                .param("digest", exhibit.digest())
                .param("content", content)
                .param("login", exhibit.byLogin())
                .param("by", exhibit.byName())
                .param("at", Timestamp.from(exhibit.at()))
                .update();
        return exhibit;
    }

    /// A name of a file without folders and without what could end a header line.
    private static String plain(String name) {
        var bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\"]", "")
                .strip();
        var named = bare.isEmpty() ? "exhibit" : bare;
        return named.length() > LONGEST_NAME ? named.substring(named.length() - LONGEST_NAME) : named;
    }

    List<Exhibit> list(String id) {
        return jdbc.sql("""
                select number, name, type, digest, octet_length(content) as size, by_login, by_name, at
                from ledger.exhibit where case_id = :id order by number
                """).param("id", id).query(Exhibits::read).list();
    }

    Optional<Exhibit> find(String id, String number) {
        return list(id).stream()
                .filter(exhibit -> Integer.toString(exhibit.number()).equals(number))
                .findFirst();
    }

    byte[] content(String id, int number) {
        return jdbc.sql("select content from ledger.exhibit where case_id = :id and number = :number")
                .param("id", id)
                .param("number", number)
                .query((row, _) -> row.getBytes("content"))
                .single();
    }

    private static Exhibit read(ResultSet row, int n) throws SQLException {
        return new Exhibit(
                row.getInt("number"),
                row.getString("name"),
                row.getString("type"),
                row.getString("digest").toLowerCase(Locale.ROOT),
                row.getLong("size"),
                row.getString("by_login"),
                row.getString("by_name"),
                row.getTimestamp("at").toInstant());
    }
}
