package org.zhanqiao.barrier;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Names of matters (事项) and papers (材料) that people can choose from while they type. They may write another one.
@Component
public class KnownMatters {

    /// The most that a page offers, so that it stays light on an old phone.
    public static final int MOST = 300;

    /// What a name is of.
    public enum Kind {
        MATTER,
        PAPER
    }

    private static final Duration TRUSTED = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final LoadingCache<Kind, List<String>> names;

    KnownMatters(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.names = Caffeine.newBuilder().expireAfterWrite(TRUSTED).build(this::read);
    }

    /// Names by their order, at most [#MOST]; a change by another process shows within a minute.
    public List<String> list(Kind kind) {
        return names.get(kind);
    }

    /// Adds names; those that are known stay.
    @Transactional
    public void learn(Kind kind, Collection<String> learned) {
        jdbc.sql("""
                insert into barrier.known_term (kind, name)
                select :kind, name from unnest(:names::text[]) as name
                on conflict do nothing
                """)
                .param("kind", kind.name())
                .param("names", learned.toArray(String[]::new))
                .update();
        names.invalidate(kind);
    }

    private List<String> read(Kind kind) {
        return jdbc.sql("select name from barrier.known_term where kind = :kind order by name limit :most")
                .param("kind", kind.name())
                .param("most", MOST)
                .query((row, n) -> row.getString("name"))
                .list();
    }
}
