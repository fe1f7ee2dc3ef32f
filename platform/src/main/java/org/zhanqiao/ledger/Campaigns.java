package org.zhanqiao.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.proceeding.UnfitAct;
import org.zhanqiao.web.InputError;

/// Campaigns with their phases and quotas.
@Service
public class Campaigns {

    static final int LONGEST_NAME = 60;
    static final int LONGEST_GOAL = 500;
    static final int MOST_PHASES = 12;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Campaigns(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /// All, the latest first.
    public List<Campaign> list() {
        var phases = phases();
        var quotas = quotas();
        return jdbc
                .sql("select code, kind, name, goal, version from ledger.campaign")
                .query((row, _) -> new Campaign(
                        row.getString("code"),
                        CaseKind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getString("goal"),
                        phases.getOrDefault(row.getString("code"), List.of()),
                        quotas.getOrDefault(row.getString("code"), Map.of()),
                        row.getLong("version")))
                .list()
                .stream()
                .sorted((one, other) -> other.from().compareTo(one.from()))
                .toList();
    }

    private Map<String, List<Phase>> phases() {
        Map<String, List<Phase>> phases = new HashMap<>();
        jdbc.sql("select campaign, name, starts, ends, collects from ledger.phase order by campaign, number")
                .query((RowCallbackHandler) row -> phases.computeIfAbsent(
                                row.getString("campaign"), _ -> new ArrayList<>())
                        .add(new Phase(
                                row.getString("name"),
                                row.getObject("starts", LocalDate.class),
                                row.getObject("ends", LocalDate.class),
                                row.getBoolean("collects"))));
        return phases;
    }

    private Map<String, Map<String, Integer>> quotas() {
        Map<String, Map<String, Integer>> quotas = new HashMap<>();
        jdbc.sql("select campaign, agency, cases from ledger.quota").query((RowCallbackHandler)
                row -> quotas.computeIfAbsent(row.getString("campaign"), _ -> new HashMap<>())
                        .put(row.getString("agency"), row.getInt("cases")));
        return quotas;
    }

    public Optional<Campaign> find(String code) {
        return list().stream().filter(campaign -> campaign.code().equals(code)).findFirst();
    }

    /// The campaign of a kind that collects reports on a day.
    public Optional<Campaign> findCollecting(CaseKind kind, LocalDate day) {
        return list().stream()
                .filter(campaign -> campaign.kind() == kind)
                .filter(campaign ->
                        campaign.findPhase(day).filter(Phase::collects).isPresent())
                .findFirst();
    }

    /// Begins a campaign.
    ///
    /// @throws UnfitAct naming everything that is wrong, such as a code that is taken
    @Transactional
    public Campaign begin(Campaign campaign) {
        UnfitAct.unlessEmpty(listFlaws(campaign));
        boolean begun = jdbc.sql("""
                insert into ledger.campaign (code, kind, name, goal) values (:code, :kind, :name, :goal)
                on conflict (code) do nothing
                """)
                        .param("code", campaign.code())
                        .param("kind", campaign.kind().name())
                        .param("name", campaign.name())
                        .param("goal", campaign.goal())
                        .update()
                == 1;
        if (!begun) {
            UnfitAct.unlessEmpty(List.of(InputError.of("code", "ledger.campaign.taken")));
        }
        write(campaign);
        return find(campaign.code()).orElseThrow();
    }

    /// Changes one.
    ///
    /// @return empty when somebody else changed it meanwhile
    /// @throws UnfitAct naming everything that is wrong
    @Transactional
    public Optional<Campaign> change(Campaign campaign) {
        UnfitAct.unlessEmpty(listFlaws(campaign));
        boolean changed = jdbc.sql("""
                update ledger.campaign set name = :name, goal = :goal, version = version + 1
                where code = :code and version = :version
                """)
                        .param("code", campaign.code())
                        .param("name", campaign.name())
                        .param("goal", campaign.goal())
                        .param("version", campaign.version())
                        .update()
                == 1;
        if (!changed) {
            return Optional.empty();
        }
        write(campaign);
        return find(campaign.code());
    }

    private void write(Campaign campaign) {
        for (var table : List.of("phase", "quota")) {
            jdbc.sql("delete from ledger." + table + " where campaign = :code")
                    .param("code", campaign.code())
                    .update();
        }
        for (int i = 0; i < campaign.phases().size(); i++) {
            var phase = campaign.phases().get(i);
            jdbc.sql("""
                    insert into ledger.phase (campaign, number, name, starts, ends, collects)
                    values (:code, :number, :name, :from, :to, :collects)
                    """)
                    .param("code", campaign.code())
                    .param("number", i + 1)
                    .param("name", phase.name())
                    .param("from", phase.from())
                    .param("to", phase.to())
                    .param("collects", phase.collects())
                    .update();
        }
        campaign.quotas()
                .forEach((agency, cases) -> jdbc.sql("""
                insert into ledger.quota (campaign, agency, cases) values (:code, :agency, :cases)
                """)
                        .param("code", campaign.code())
                        .param("agency", agency)
                        .param("cases", cases)
                        .update());
        events.publishEvent(new CampaignChanged(campaign.code()));
    }

    /// What is wrong with a campaign, as far as it says itself.
    public static List<InputError> listFlaws(Campaign campaign) {
        var flaws = new ArrayList<InputError>();
        if (!campaign.code().matches("[a-z][a-z0-9-]{2,39}")) {
            flaws.add(InputError.of("code", "ledger.campaign.code.stated"));
        }
        if (campaign.name().isBlank() || campaign.name().length() > LONGEST_NAME) {
            flaws.add(InputError.of("name", "ledger.campaign.name.stated", LONGEST_NAME));
        }
        if (campaign.goal().isBlank() || campaign.goal().length() > LONGEST_GOAL) {
            flaws.add(InputError.of("goal", "ledger.campaign.goal.stated", LONGEST_GOAL));
        }
        if (campaign.phases().isEmpty() || campaign.phases().size() > MOST_PHASES) {
            flaws.add(InputError.of("phases", "ledger.campaign.phases.stated", MOST_PHASES));
        }
        LocalDate before = null;
        for (var phase : campaign.phases()) {
            if (phase.name().isBlank() || phase.to().isBefore(phase.from())) {
                flaws.add(InputError.of("phases", "ledger.campaign.phase.days", phase.name()));
            } else if (before != null && !phase.from().isAfter(before)) {
                flaws.add(InputError.of("phases", "ledger.campaign.phase.order", phase.name()));
            }
            before = phase.to();
        }
        return flaws;
    }
}
