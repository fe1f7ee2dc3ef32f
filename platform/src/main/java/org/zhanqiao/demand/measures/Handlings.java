package org.zhanqiao.demand.measures;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.RequestClocks;
import org.zhanqiao.demand.requests.RequestMoved;
import org.zhanqiao.workday.CalendarChanged;
import org.zhanqiao.workday.WorkingDays;

/// Keeps how each request was handled: in the transaction of every act, anew when a calendar changes, and once for
/// requests that are older than this table.
@Component
class Handlings {

    private static final int CHUNK = 200;

    private final HandlingTable table;
    private final AccessRequests requests;
    private final RequestClocks clocks;
    private final WorkingDays workingDays;

    Handlings(HandlingTable table, AccessRequests requests, RequestClocks clocks, WorkingDays workingDays) {
        this.table = table;
        this.requests = requests;
        this.clocks = clocks;
        this.workingDays = workingDays;
    }

    @EventListener
    void follow(RequestMoved moved) {
        reckon(List.of(moved.request().id()), table::put);
    }

    @EventListener
    void follow(CalendarChanged changed) {
        each(after -> table.lockTouched(changed.year(), after, CHUNK), table::put);
    }

    /// An act that comes between writes its own, later row.
    @EventListener(ApplicationStartedEvent.class)
    void fill() {
        each(after -> table.listMissing(after, CHUNK), table::putIfAbsent);
    }

    private void each(Function<String, List<String>> chunk, Consumer<Handling> write) {
        for (var ids = chunk.apply(""); !ids.isEmpty(); ids = chunk.apply(ids.getLast())) {
            reckon(ids, write);
        }
    }

    private void reckon(List<String> ids, Consumer<Handling> write) {
        requests.listDossiers(ids).stream()
                .flatMap(dossier -> Handling.of(dossier, clocks, workingDays).stream())
                .forEach(write);
    }
}
