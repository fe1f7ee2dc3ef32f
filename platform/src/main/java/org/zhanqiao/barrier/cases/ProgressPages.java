package org.zhanqiao.barrier.cases;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import org.zhanqiao.barrier.discovery.Barriers;
import org.zhanqiao.barrier.discovery.FirstLook;
import org.zhanqiao.barrier.discovery.RadarFilter;
import org.zhanqiao.barrier.discovery.Result;
import org.zhanqiao.barrier.items.Supply;
import org.zhanqiao.ledger.CaseFigures;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.web.Pages;
import org.zhanqiao.web.PublicEndpoint;
import org.zhanqiao.web.PublicPlace;
import org.zhanqiao.web.WarmedFirst;

/// How far the city has come, for everybody: figures that count what nobody has confirmed apart. They are counted once
/// a minute at most, however many people look.
@Controller
class ProgressPages implements WarmedFirst {

    private static final String PATH = "/barriers/progress";

    private static final Duration TRUSTED = Duration.ofMinutes(1);

    private final Pages pages;
    private final CaseFigures figures;
    private final Barriers barriers;
    private final FirstLook firstLook;
    private final LoadingCache<CaseKind, ProgressView> counted;

    ProgressPages(Pages pages, CaseFigures figures, Barriers barriers, FirstLook firstLook, InstantSource clock) {
        this.pages = pages;
        this.figures = figures;
        this.barriers = barriers;
        this.firstLook = firstLook;
        this.counted = Caffeine.newBuilder()
                .expireAfterWrite(TRUSTED)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build(this::count);
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        PublicPlace progressPlace() {
            return new PublicPlace(30, "barrier.front.progress", PATH);
        }
    }

    @PublicEndpoint
    @GetMapping(PATH)
    View progress() {
        var progress = counted.get(CaseKind.BARRIER);
        // The first look ends within the minute for which figures are trusted.
        if (progress.ahead() != firstLook.isAhead()) {
            counted.invalidate(CaseKind.BARRIER);
            progress = counted.get(CaseKind.BARRIER);
        }
        return pages.show("barrier/progress", progress);
    }

    @Override
    public void warm() {
        var _ = counted.get(CaseKind.BARRIER);
    }

    private ProgressView count(CaseKind kind) {
        var cleared = barriers.radar(new RadarFilter("", "", "", Optional.of(Result.Kind.CLEARED), "")).rows().stream()
                .filter(row -> row.paper().supply() != Supply.APPLICANT)
                .toList();
        return new ProgressView(
                figures.of(kind),
                cleared.size(),
                cleared.stream().mapToLong(row -> row.matter().casesPerYear()).sum(),
                firstLook.isAhead());
    }
}
