package org.zhanqiao.demo;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.ledger.Campaigns;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseFile;
import org.zhanqiao.ledger.NewCase;
import org.zhanqiao.ledger.Reporter;
import org.zhanqiao.samplecity.Divisions;
import org.zhanqiao.samplecity.FrontEndTable;
import org.zhanqiao.web.Page;

/// Makes the reports of barriers and the cases of the whole city through the doors of real ones: each case with its
/// reports, its acts and what is merged into it in one transaction, so that what was interrupted goes on with the next.
@Service
public class CityCasesGuest {

    /// Reports that nobody has looked at yet, made at once.
    private static final int BATCH = 250;

    /// Parts that are made at a time.
    private static final int HANDS = 4;

    /// Working days within which most of those lie.
    private static final int LATELY = 30;

    private final CaseHand hand;
    private final SampleCampaigns sampleCampaigns;
    private final Campaigns campaigns;
    private final Identity identity;
    private final Exchange exchange;
    private final MadeParts made;
    private final OldMessages messages;
    private final Past past;
    private final InstantSource clock;
    private final TransactionTemplate transactions;

    CityCasesGuest(
            CaseHand hand,
            SampleCampaigns sampleCampaigns,
            Campaigns campaigns,
            Identity identity,
            Exchange exchange,
            MadeParts made,
            OldMessages messages,
            Past past,
            InstantSource clock,
            PlatformTransactionManager transactions) {
        this.hand = hand;
        this.sampleCampaigns = sampleCampaigns;
        this.campaigns = campaigns;
        this.identity = identity;
        this.exchange = exchange;
        this.made = made;
        this.messages = messages;
        this.past = past;
        this.clock = clock;
        this.transactions = new TransactionTemplate(transactions);
    }

    /// How many reports a city has.
    public static int countReports() {
        return CityCasePlan.reports(1);
    }

    /// How many cases a city has.
    public static int countCases() {
        return CityCasePlan.count(1);
    }

    /// Makes those that are not there yet. The people of the agencies are there already, and the campaigns.
    ///
    /// @param done told how many reports are there, after each case and each batch
    public void fill(long seed, List<FrontEndTable> tables, LongConsumer done) {
        fill(seed, tables, 1, done);
    }

    /// @param part one of so many is made, and one in each state at least
    void fill(long seed, List<FrontEndTable> tables, int part, LongConsumer done) {
        new Filling(seed, tables, part).fill(done);
    }

    private final class Filling {
        private final long seed;
        private final int part;
        private final CityReportTexts texts = new CityReportTexts(Divisions.load());
        private final List<LocalDate> days = past.listDays();
        private final LocalDate today = clock.instant().atZone(Page.ZONE).toLocalDate();
        private final Cast cast = new Cast(identity);
        private final List<PlannedCase> plan;
        private final Set<Integer> there = made.listNumbers();
        private long reports;

        Filling(long seed, List<FrontEndTable> tables, int part) {
            this.seed = seed;
            this.part = part;
            this.plan = new CityCasePlan(
                            texts,
                            tables,
                            staffed(),
                            kind -> campaigns.find(sampleCampaigns.code(kind)).orElseThrow(),
                            days)
                    .list(seed, part);
        }

        /// Agencies whose officer and head are those that [Cast] knows.
        private List<Agency> staffed() {
            var logins = identity.listStaff(null, Role.SHARING_HEAD).stream()
                    .map(Person::login)
                    .collect(Collectors.toSet());
            return identity.listAgencies().stream()
                    .filter(agency -> logins.contains(agency.id() + "-head"))
                    .toList();
        }

        void fill(LongConsumer done) {
            hand.letSign(cast.bureau());
            int recent = days.size() - OldMessages.UNREAD_DAYS;
            make(plan.stream().filter(each -> each.begin() < recent).map(this::part), done);
            messages.open();
            make(plan.stream().filter(each -> each.begin() >= recent).map(this::part), done);
            make(batches(), done);
        }

        /// @param reports how many reports it makes
        private record Part(int number, int reports, Runnable what) {}

        private Part part(PlannedCase planned) {
            return new Part(planned.number(), planned.allReports(), () -> make(planned));
        }

        private Stream<Part> batches() {
            long left = CityCasePlan.reports(part)
                    - plan.stream().mapToLong(PlannedCase::allReports).sum();
            return LongStream.range(0, Math.ceilDiv(Math.max(0, left), BATCH)).mapToObj(batch -> {
                int number = plan.size() + (int) batch;
                int size = (int) Math.min(BATCH, left - batch * BATCH);
                return new Part(number, size, () -> unhandled(size, new SplittableRandom(seed * 31 + number)));
            });
        }

        /// Makes those that are not there, some at a time: each waits for the database more than it works.
        private void make(Stream<Part> parts, LongConsumer done) {
            var hands = Executors.newFixedThreadPool(HANDS);
            try {
                for (var each :
                        parts.map(each -> hands.submit(() -> make(each))).toList()) {
                    reports += each.get();
                    done.accept(reports);
                }
            } catch (ExecutionException e) {
                throw new IllegalStateException("a part of the ledger was not made", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("the ledger was not filled to its end", e);
            } finally {
                hands.shutdownNow();
                hands.close();
            }
        }

        private int make(Part part) {
            if (!there.contains(part.number())) {
                transactions.executeWithoutResult(_ -> {
                    made.note(part.number());
                    part.what().run();
                });
            }
            return part.reports();
        }

        private void make(PlannedCase planned) {
            var random = new SplittableRandom(planned.seed());
            var walk = new CaseWalk(hand, past, cast, days, random, planned.begin());
            var first = planned.filed();
            CaseFile file = first == null
                    ? reported(planned, planned.reports(), walk.wait(planned.gathered()), random)
                    : hand.file(draft(planned, first, walk.time()), filer(first));
            int own = planned.siblings().isEmpty() ? 0 : 1;
            file = walk.go(file, planned.steps().subList(0, own));
            for (int crowd : planned.siblings()) {
                merge(reported(planned, crowd, walk.wait(0), random), file, walk);
            }
            walk.rest(
                    walk.go(
                            hand.current(file.about().id()),
                            planned.steps().subList(own, planned.steps().size())),
                    today);
        }

        private void merge(CaseFile sibling, CaseFile into, CaseWalk walk) {
            walk.go(
                    sibling,
                    List.of(CaseStep.saying(0, CaseAct.MERGE, into.about().id())));
        }

        /// Citizens report one thing, and the bureau files a case for it.
        private CaseFile reported(PlannedCase planned, int crowd, CaseWalk walk, RandomGenerator random) {
            var subject = Objects.requireNonNull(planned.subject());
            var references = new ArrayList<String>();
            for (int i = 0; i < crowd; i++) {
                int day = planned.begin() + (i == 0 ? 0 : random.nextInt(planned.gathered() + 1));
                Instant at = past.time(days.get(day), day == walk.day() ? 0 : random.nextInt(600));
                references.add(hand.report(texts.write(subject, false, random), at));
            }
            return hand.open(
                    references.getFirst(),
                    new HashSet<>(references.subList(1, references.size())),
                    cast.bureau(),
                    walk.time());
        }

        private NewCase draft(PlannedCase planned, PlannedCase.Filed filed, Instant at) {
            String path = filed.service().isEmpty()
                    ? ""
                    : "/catalog/entries/" + exchange.getService(filed.service()).dataset();
            return new NewCase(
                    planned.kind(),
                    Case.About.fitting(filed.title(), filed.what(), "", path),
                    "",
                    filed.agency().isEmpty() ? Reporter.Kind.BUREAU : Reporter.Kind.AGENCY,
                    filed.agency(),
                    at);
        }

        private Person filer(PlannedCase.Filed filed) {
            return filed.agency().isEmpty() ? cast.bureau() : cast.officer(filed.agency());
        }

        /// Reports that wait for the bureau; some were hidden.
        private void unhandled(int size, RandomGenerator random) {
            for (int i = 0; i < size; i++) {
                int back = random.nextInt(5) > 0 ? random.nextInt(LATELY) : random.nextInt(days.size() / 2);
                var at = past.time(days.get(days.size() - 1 - back), random.nextInt(600));
                boolean trapped = random.nextInt(80) == 0;
                hand.report(texts.write(texts.draw(CityBarrierTopics.list(), random), trapped, random), at);
            }
        }
    }
}
