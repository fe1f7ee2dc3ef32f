package org.zhanqiao.inbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;

/// What people are told. Telling takes part in the caller's transaction: it stands when what happened stands.
@Service
public class Inbox {

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s,;<>\"]{1,64}@[A-Za-z0-9.-]{1,190}");
    private static final Map<String, String> ORDERS = Map.of("time", "told_at", "read", "(read_at is not null)");

    static final String COLUMNS = """
            id, about, words, arguments::text as arguments, because, because_arguments::text as because_arguments, path
            """;

    private final JdbcClient jdbc;
    private final Identity identity;
    private final MessageWords words;
    private final InstantSource clock;

    Inbox(JdbcClient jdbc, Identity identity, MessageWords words, InstantSource clock) {
        this.jdbc = jdbc;
        this.identity = identity;
        this.words = words;
        this.clock = clock;
    }

    /// Tells everybody of an agency who has a role.
    ///
    /// @param agency null for everybody who has it
    @Transactional
    public void tell(@Nullable String agency, Role role, Message message) {
        tell(identity.listStaff(agency, role).stream().map(Person::id).toList(), message);
    }

    /// Tells each of these people once, however often it is called.
    ///
    /// @throws org.springframework.context.NoSuchMessageException when there are no words under the message's keys
    @Transactional
    public void tell(Collection<UUID> people, Message message) {
        words.check(message);
        for (var person : people) {
            jdbc.sql("""
                    with told as (
                      insert into inbox.message
                        (person, about, words, arguments, because, because_arguments, path, told_at)
                      values (:person, :about, :words, :arguments::jsonb, :because, :becauseArguments::jsonb, :path, :now)
                      on conflict (person, about) do nothing
                      returning id)
                    insert into inbox.letter (message, address, state, due_at)
                    select told.id, mail_address.address, 'WAITING', :now
                    from told join inbox.mail_address on mail_address.person = :person
                    """)
                    .param("person", person)
                    .param("about", message.about())
                    .param("words", message.messageKey())
                    .param("arguments", Arguments.write(message.arguments()))
                    .param("because", message.because().key())
                    .param("becauseArguments", Arguments.write(message.because().arguments()))
                    .param("path", message.path())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        }
    }

    /// A person's messages, newest first.
    public Paged<Received> listMessages(UUID person, ListQuery query) {
        long total = jdbc.sql("select count(*) from inbox.message where person = :person")
                .param("person", person)
                .query(Long.class)
                .single();
        var rows = jdbc.sql("""
                select %s, told_at, read_at
                from inbox.message where person = :person order by %s limit :size offset :offset
                """.formatted(COLUMNS, query.orderBy(ORDERS, "told_at desc, id desc")))
                .param("person", person)
                .param("size", query.size())
                .param("offset", query.offset())
                .query(Inbox::received)
                .list();
        return new Paged<>(rows, total, query);
    }

    /// The number of the message that a person was told last, whatever its time; 0 when there is none.
    public long newest(UUID person) {
        return jdbc.sql("select coalesce(max(id), 0) from inbox.message where person = :person")
                .param("person", person)
                .query(Long.class)
                .single();
    }

    /// How many messages a person has not opened.
    public long countUnread(UUID person) {
        return jdbc.sql("select count(*) from inbox.message where person = :person and read_at is null")
                .param("person", person)
                .query(Long.class)
                .single();
    }

    /// Opens one of a person's own messages; empty when there is none with that number.
    @Transactional
    public Optional<Received> open(UUID person, long id) {
        return jdbc.sql("""
                update inbox.message set read_at = coalesce(read_at, :now) where id = :id and person = :person
                returning %s, told_at, read_at
                """.formatted(COLUMNS))
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .param("person", person)
                .query(Inbox::received)
                .optional();
    }

    /// Marks a person's messages as opened, up to one of them.
    @Transactional
    public void openAll(UUID person, long upTo) {
        jdbc.sql("""
                update inbox.message set read_at = :now where person = :person and id <= :upTo and read_at is null
                """)
                .param("now", Timestamp.from(clock.instant()))
                .param("person", person)
                .param("upTo", upTo)
                .update();
    }

    /// Where a person is written to besides.
    public Optional<String> findMailAddress(UUID person) {
        return jdbc.sql("select address from inbox.mail_address where person = :person")
                .param("person", person)
                .query(String.class)
                .optional();
    }

    /// Writes to a person from now on; an empty address stops it.
    ///
    /// @return whether it is an address
    @Transactional
    public boolean setMailAddress(UUID person, String address) {
        var bare = address.strip();
        if (bare.isEmpty()) {
            jdbc.sql("delete from inbox.mail_address where person = :person")
                    .param("person", person)
                    .update();
            jdbc.sql("""
                    delete from inbox.letter using inbox.message
                    where message.id = letter.message and message.person = :person and letter.state = 'WAITING'
                    """).param("person", person).update();
            return true;
        }
        if (!ADDRESS.matcher(bare).matches()) {
            return false;
        }
        jdbc.sql("""
                insert into inbox.mail_address (person, address, since) values (:person, :address, :now)
                on conflict (person) do update set address = excluded.address, since = excluded.since
                """)
                .param("person", person)
                .param("address", bare)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("""
                update inbox.letter set address = :address from inbox.message
                where message.id = letter.message and message.person = :person and letter.state = 'WAITING'
                """).param("address", bare).param("person", person).update();
        return true;
    }

    /// A row that holds [#COLUMNS].
    static Message message(ResultSet row) throws SQLException {
        return new Message(
                row.getString("about"),
                row.getString("words"),
                Arguments.read(row.getString("arguments")),
                new Message.Because(row.getString("because"), Arguments.read(row.getString("because_arguments"))),
                row.getString("path"));
    }

    private static Received received(ResultSet row, int n) throws SQLException {
        return new Received(
                row.getLong("id"),
                message(row),
                row.getTimestamp("told_at").toInstant(),
                row.getTimestamp("read_at") != null);
    }
}
