package org.zhanqiao.demo;

import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.samplecity.FrontEndTable;
import org.zhanqiao.web.Page;

/// Makes the access requests of the whole city through the doors of real ones, each with all its acts, agreements and
/// grants in one transaction: what was interrupted goes on with the next request.
@Service
public class CityRequestsGuest {

    private final Identity identity;
    private final Catalog catalog;
    private final Exchange exchange;
    private final RequestHand hand;
    private final MadeRequests made;
    private final Past past;
    private final OldMessages messages;
    private final InstantSource clock;
    private final TransactionTemplate transactions;

    CityRequestsGuest(
            Identity identity,
            Catalog catalog,
            Exchange exchange,
            RequestHand hand,
            MadeRequests made,
            Past past,
            OldMessages messages,
            InstantSource clock,
            PlatformTransactionManager transactions) {
        this.identity = identity;
        this.catalog = catalog;
        this.exchange = exchange;
        this.hand = hand;
        this.made = made;
        this.past = past;
        this.messages = messages;
        this.clock = clock;
        this.transactions = new TransactionTemplate(transactions);
    }

    /// How many requests a city has.
    public static int count() {
        return CityRequestPlan.count(1);
    }

    /// Makes those that are not there yet. The services are registered already.
    ///
    /// @param done told how many are there, after each
    public void fill(long seed, List<FrontEndTable> tables, LongConsumer done) {
        fill(seed, tables, 1, done);
    }

    /// @param part one of so many is made, and one in each state at least
    void fill(long seed, List<FrontEndTable> tables, int part, LongConsumer done) {
        var there = made.listNumbers();
        if (there.size() == CityRequestPlan.count(part)) {
            return;
        }
        var days = past.listDays();
        var served = CityRequestPlan.served(
                tables,
                service -> catalog.getDataset(exchange.getService(service).dataset()),
                agency -> CityServicesGuest.callers(identity, agency).getFirst().code());
        var cast = new Cast(identity);
        var today = clock.instant().atZone(Page.ZONE).toLocalDate();
        boolean old = true;
        for (var plan : new CityRequestPlan(served, days).list(seed, part)) {
            if (old && plan.begin() >= days.size() - OldMessages.UNREAD_DAYS) {
                old = false;
                messages.open();
            }
            if (!there.contains(plan.number())) {
                var random = new SplittableRandom(seed * 31 + plan.number());
                transactions.executeWithoutResult(_ -> made.note(
                        plan.number(),
                        new RequestWalk(hand, past, cast, days, random, plan)
                                .go(today)
                                .id()));
            }
            done.accept(plan.number() + 1L);
        }
    }
}
