package org.zhanqiao.proceeding;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.DeskWork;
import org.zhanqiao.web.DeskWork.Pile;
import org.zhanqiao.web.DeskWork.Waiting;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NavigationItem;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Pages;

/// The desk of the city's government office (市政府办公厅): everything that has climbed to it, of every kind.
@Controller
@Allowed(Role.CITY_OFFICE)
class CityOfficePages {

    static final String DESK = "/desk/city-office";

    /// Of each kind; the list has the rest.
    private static final int SHOWN = 20;

    private final Pages pages;
    private final ActLog acts;
    private final List<Climbing> kinds;
    private final InstantSource clock;

    CityOfficePages(Pages pages, ActLog acts, List<Climbing> kinds, InstantSource clock) {
        this.pages = pages;
        this.acts = acts;
        this.kinds =
                kinds.stream().sorted(Comparator.comparingInt(Climbing::order)).toList();
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        NavigationItem cityOfficeNavigation() {
            return NavigationItem.of(15, "proceeding.office", DESK, Role.CITY_OFFICE);
        }

        @Bean
        DeskWork cityOfficeWork(List<Climbing> kinds) {
            return reader -> reader instanceof SignedInPerson me && me.has(Role.CITY_OFFICE)
                    ? Waiting.of(
                            15,
                            "proceeding.office",
                            new Pile(
                                    kinds.stream()
                                            .mapToLong(kind -> kind.count().getAsLong())
                                            .sum(),
                                    DESK))
                    : Optional.empty();
        }
    }

    @GetMapping(DESK)
    View desk() {
        return pages.show(
                "proceeding/city-office",
                new CityOfficeView(
                        kinds.stream().map(this::part).toList(),
                        clock.instant().atZone(Page.ZONE).toLocalDate()));
    }

    private CityOfficeView.Part part(Climbing kind) {
        var lines = kind.lines().apply(new ListQuery("", "due", false, 1, SHOWN));
        var ids = lines.stream().map(Climbing.Line::id).toList();
        var instructions = kind.instructs() ? acts.listLast(ids, kind.act()) : Map.<String, ActLog.Said>of();
        var replies = replies(kind, ids);
        return new CityOfficeView.Part(
                kind.key(),
                kind.hint(),
                kind.path(),
                kind.act().name(),
                kind.count().getAsLong(),
                kind.instructs(),
                lines.stream()
                        .map(line -> row(line, instructions.get(line.id()), replies.get(line.id())))
                        .toList());
    }

    private Map<String, ActLog.Said> replies(Climbing kind, List<String> ids) {
        if (!kind.instructs()) {
            return Map.of();
        }
        return kind.reply() == null ? acts.listLastOfAgencies(ids, kind.act().log()) : acts.listLast(ids, kind.reply());
    }

    private static CityOfficeView.Row row(
            Climbing.Line line, ActLog.@Nullable Said instruction, ActLog.@Nullable Said reply) {
        boolean replied = instruction != null && reply != null && !reply.at().isBefore(instruction.at());
        return new CityOfficeView.Row(line, instruction, replied ? reply : null);
    }
}
