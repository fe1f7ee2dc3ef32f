package org.zhanqiao.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.zhanqiao.audit.LogIndexer;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.demo.CityCasesGuest;
import org.zhanqiao.demo.CityCatalogGuest;
import org.zhanqiao.demo.CityMattersGuest;
import org.zhanqiao.demo.CityRequestsGuest;
import org.zhanqiao.demo.CityServicesGuest;
import org.zhanqiao.demo.SampleCityGuest;
import org.zhanqiao.demo.SampleCorrections;
import org.zhanqiao.demo.SampleLife;
import org.zhanqiao.demo.SampleResidents;
import org.zhanqiao.demo.SampleSources;
import org.zhanqiao.exchange.node.ExchangeNode;
import org.zhanqiao.exchange.node.NodeOptions;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.samplecity.CityCatalog;
import org.zhanqiao.samplecity.FillOptions;
import org.zhanqiao.samplecity.FillTarget;
import org.zhanqiao.samplecity.FrontEnd;
import org.zhanqiao.samplecity.Progress;
import org.zhanqiao.samplecity.SampleCity;
import org.zhanqiao.samplecity.SourceKind;
import org.zhanqiao.samplecity.UtilityService;

/// Keeps the sample city alive beside a demo platform: its databases, and the interfaces of its utility companies.
final class SampleCityHost implements AutoCloseable {

    /// H2 makes unquoted names upper case, PostgreSQL and the plans lower case.
    private static final String LOWER_CASE = ";DATABASE_TO_LOWER=TRUE";

    private final DataDir dir;
    private final FillOptions options;
    private final SampleSources sources;
    private final List<UtilityService> utilities;
    private final String password;
    private final String frontEndPassword;
    private final FillTarget target;
    private final SampleLife life;
    private boolean fresh;

    private SampleCityHost(
            DataDir dir,
            FillOptions options,
            FillTarget target,
            SampleSources sources,
            List<UtilityService> utilities,
            String password,
            String frontEndPassword,
            SampleLife life) {
        this.dir = dir;
        this.options = options;
        this.target = target;
        this.frontEndPassword = frontEndPassword;
        this.sources = sources;
        this.utilities = utilities;
        this.password = password;
        this.life = life;
    }

    static SampleCityHost start(
            DataDir dir, EmbeddedDatabase database, int residents, Secrets secrets, SecureRandom random)
            throws SQLException, IOException {
        var passwords = new HashMap<String, String>();
        SampleCity.agencies()
                .forEach(agency -> passwords.put(agency.id(), dir.secret("agency-" + agency.id(), random)));
        var fundUrl = "jdbc:h2:file:" + dir.path().resolve("housing-fund").toAbsolutePath() + LOWER_CASE;
        var target = new FillTarget(
                database.url(EmbeddedDatabase.CITY),
                database.user(),
                database.password(),
                fundUrl,
                "fund_admin",
                secrets.databasePassword(),
                passwords);
        var filled = SampleCity.findFilled(target);
        var options = filled.orElse(FillOptions.DEFAULT.withResidents(residents));
        if (filled.isEmpty()) {
            System.out.printf("生成样例城市（%,d 名居民）…%n", residents);
            SampleCity.fill(target, options, InstantSource.system(), new Terminal());
        }
        var life = new SampleLife(target);
        if (filled.isEmpty()) {
            life.leaveOldMarriagesOnPaper();
        }
        life.confirmRows();
        if (FrontEnd.isThere(target)) {
            life.confirmRowsOfTheWholeCity();
        }
        var utilities = new ArrayList<UtilityService>();
        Map<String, String> addresses = new HashMap<>();
        for (var agency : SampleCity.agencies()) {
            if (agency.source() == SourceKind.HTTP) {
                var utility = UtilityService.start(agency, target, secrets.appKey(), 0);
                utilities.add(utility);
                addresses.put(agency.id(), utility.address().toString());
            }
        }
        var sources = new SampleSources(
                target.cityUrl().substring("jdbc:".length()), fundUrl, passwords, addresses, secrets.appKey());
        return new SampleCityHost(
                dir,
                options,
                target,
                sources,
                utilities,
                secrets.demoPassword(),
                dir.secret("agency-front-end", random),
                life);
    }

    /// Registers the city with a platform that has none yet, and writes down the accounts and keys.
    ///
    /// @return the text of `demo-accounts.txt`
    String welcome(ApplicationContext context) throws IOException, SQLException {
        var guest = context.getBean(SampleCityGuest.class);
        var residents = SampleCity.wellKnown(options);
        context.getBean(SampleResidents.class).welcome(residents);
        var file = dir.path().resolve("demo-accounts.txt");
        if (guest.isRegistered()) {
            guest.registerSources(sources);
            if (FrontEnd.isThere(target)) {
                context.getBean(CityServicesGuest.class).registerSource(sources.cityUrl(), frontEndPassword);
            }
            return Files.readString(file);
        }
        var welcome = guest.register(sources, residents, password);
        fresh = true;
        for (var secret : welcome.keys()) {
            save(secret);
        }
        var text = DemoAccounts.text(welcome, residents, password, dir.path());
        DataDir.writePrivate(file, text);
        return text;
    }

    /// Lets the counters of a city that was just registered call through a node for the first time.
    void openCounters(URI exchange) throws SQLException {
        if (fresh) {
            System.out.println(
                    "各窗口试调一次；其中一个服务有意连不上，下面的 source-down 属于样例 · the counters make their first calls; one service is made to be down, so source-down below is part of the sample …");
            life.call(exchange, system -> RunningExchange.key(dir.path(), system, null));
        }
    }

    /// Fills the platform with the whole city: its catalog, services, requests, reports and cases. What was interrupted
    /// goes on where it stopped; the matters come last, and where they are nothing is missing.
    void fill(ApplicationContext context) throws SQLException {
        if (context.getBean(CityMattersGuest.class).isFilled()) {
            return;
        }
        System.out.printf("填充全市数据目录（%,d 条）· filling the catalog of the whole city …%n", CityCatalog.ENTRIES);
        context.getBean(CityCatalogGuest.class)
                .fill(options.seed(), CityCatalog.ENTRIES, new RowProgress("目录 · catalog", CityCatalog.ENTRIES));
        System.out.printf("生成全市数据服务（%,d 个）· making the data services of the whole city …%n", FrontEnd.TABLES);
        var tables = FrontEnd.list(options.seed());
        boolean confirmed = FrontEnd.isThere(target);
        FrontEnd.fill(target, frontEndPassword, tables, new RowProgress("前置库 · front end", FrontEnd.TABLES));
        var services = context.getBean(CityServicesGuest.class);
        services.registerSource(sources.cityUrl(), frontEndPassword);
        if (!confirmed) {
            life.confirmRowsOfTheWholeCity();
        }
        services.fill(tables, password, this::keep, new RowProgress("服务 · services", FrontEnd.TABLES));
        System.out.printf("生成全市数据申请（%,d 件）· making the requests of the whole city …%n", CityRequestsGuest.count());
        context.getBean(CityRequestsGuest.class)
                .fill(options.seed(), tables, new RowProgress("申请 · requests", CityRequestsGuest.count()));
        System.out.printf(
                "生成全市堵点反映（%,d 件）和整改台账（%,d 项）· making the reports and the cases of the whole city …%n",
                CityCasesGuest.countReports(), CityCasesGuest.countCases());
        context.getBean(CityCasesGuest.class)
                .fill(options.seed(), tables, new RowProgress("反映 · reports", CityCasesGuest.countReports()));
    }

    /// Lets the counters of the whole city call, and fills the inventory with its matters: what is looked at then is
    /// known. What was interrupted goes on where it stopped.
    ///
    /// @param node of this process; null where there is none, and nobody calls
    void fillMatters(ApplicationContext context, @Nullable ExchangeNode node, @Nullable LogIndexer indexer)
            throws SQLException {
        var guest = context.getBean(CityMattersGuest.class);
        if (guest.isFilled()) {
            return;
        }
        System.out.printf(
                "各窗口调用数据，录入全市事项清单（%,d 份材料）；其中 6 个接口有意连不上，下面的 source-down 属于样例"
                        + " · the counters call, and the matters of the whole city are brought; six interfaces are made"
                        + " to be down, so source-down below is part of the sample …%n",
                CityMattersGuest.countPapers());
        var tables = FrontEnd.list(options.seed());
        if (node != null && indexer != null) {
            guest.call(
                    options.seed(),
                    CityCatalog.ENTRIES,
                    tables,
                    target,
                    node.address(),
                    system -> RunningExchange.key(dir.path(), system, null),
                    () -> SampleCalls.awaitIndexed(indexer));
        }
        var bureau = context.getBean(Identity.class).findPersonByLogin("bureau").orElseThrow();
        guest.fill(options.seed(), CityCatalog.ENTRIES, tables, bureau);
        if (node != null) {
            guest.noteFilled();
        }
    }

    /// Lets the systems of a city that was just registered call in the months before, and their people ask for
    /// corrections. What was interrupted goes on where it stopped.
    void makePast(ApplicationContext context, NodeOptions node, DataSource database) throws IOException {
        var corrections = context.getBean(SampleCorrections.class);
        if (corrections.areMade()) {
            return;
        }
        System.out.println("生成近半年的调用和校核申请 · making calls and correction requests of six months …");
        corrections.make(new SampleCalls(node, dir.path(), SampleCity.wellKnown(options)).make(corrections, database));
    }

    private void keep(SampleCityGuest.IssuedSecret secret) {
        try {
            save(secret);
        } catch (IOException e) {
            throw new UncheckedIOException("the key of " + secret.system() + " cannot be written", e);
        }
    }

    /// A registration that was undone after its keys were written leaves files whose keys nobody knows.
    private void save(SampleCityGuest.IssuedSecret secret) throws IOException {
        Path file = keyFile(dir.path(), secret.system());
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        SigningKey.hmacSha256(
                        secret.system(),
                        secret.keyId(),
                        java.util.Base64.getDecoder().decode(secret.secret()))
                .save(file);
    }

    static Path keyFile(Path dataDir, String system) {
        return dataDir.resolve("keys").resolve("systems").resolve(system + ".key");
    }

    @Override
    public void close() {
        utilities.forEach(UtilityService::close);
    }

    /// Progress on one line of the terminal.
    private static final class Terminal implements Progress {
        private long next = System.nanoTime();

        @Override
        public void report(Report report) {
            if (System.nanoTime() - next < 0 && report.done() < report.total()) {
                return;
            }
            next = System.nanoTime() + 1_000_000_000L;
            var line = "  %s %,d / %,d，%,.0f 行/秒，还需 %s"
                    .formatted(
                            switch (report.stage()) {
                                case MAKING -> "居民";
                                case INDEXING -> "建索引";
                            },
                            report.done(),
                            report.total(),
                            report.rowsPerSecond(),
                            seconds(report.left()));
            System.out.println(line);
        }

        private static String seconds(Duration duration) {
            return duration.toSeconds() + " 秒";
        }
    }
}
