package org.zhanqiao.cli;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.zhanqiao.audit.LogIndexer;
import org.zhanqiao.demo.SampleTime;
import org.zhanqiao.exchange.node.ExchangeNode;
import org.zhanqiao.exchange.node.NodeOptions;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.SecretBox;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Readiness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Starts the platform and stays until it is told to stop.
@Command(name = "serve", description = "启动平台 · start the platform", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    /// What a process does: pages and interfaces of the control plane, governed calls, or both.
    enum ServedRole {
        all,
        control,
        exchange
    }

    /// How much of the sample city is made.
    enum Scale {
        /// The agencies' databases and the datasets on them.
        quick,
        /// The catalog of the whole city besides, with its services, requests, reports, cases and matters.
        city
    }

    /// `demo` makes what is missing; `production` refuses to start without it.
    enum Profile {
        demo,
        production
    }

    @Option(names = "--port", defaultValue = "8080", description = "pages; default ${DEFAULT-VALUE}")
    private int port;

    @Option(names = "--exchange-port", defaultValue = "8090", description = "governed calls; default ${DEFAULT-VALUE}")
    private int exchangePort;

    @Option(names = "--data-dir", defaultValue = "var", description = "default ${DEFAULT-VALUE}")
    private Path dataDir = Path.of("var");

    @Option(
            names = "--database-url",
            description = "jdbc:postgresql://HOST:PORT/DATABASE?user=…&password=…; embedded PostgreSQL without it")
    private @Nullable String databaseUrl;

    @Option(names = "--role", defaultValue = "all", description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}")
    private ServedRole role = ServedRole.all;

    @Option(
            names = "--profile",
            defaultValue = "demo",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}")
    private Profile profile = Profile.demo;

    @Option(
            names = "--residents",
            defaultValue = "20000",
            description = "of the sample city, 1000 to 9000000; default ${DEFAULT-VALUE}")
    private int residents;

    @Option(
            names = "--scale",
            defaultValue = "quick",
            description = {
                "${COMPLETION-CANDIDATES}；city 另生成全市 17,000 条数据目录、900 个数据服务、两千余件申请、10 万件堵点反映、1 万项整改和 5,000 份办事材料",
                "city makes the whole city's 17,000 catalog entries, 900 data services, some 2,000 requests,"
                        + " 100,000 reports, 10,000 cases and 5,000 papers of matters besides; default ${DEFAULT-VALUE}"
            })
    private Scale scale = Scale.quick;

    @Option(
            names = "--node",
            defaultValue = "node-1",
            description = "name of this exchange node; default ${DEFAULT-VALUE}")
    private String node = "node-1";

    @Option(
            names = "--tls-keystore",
            description = "PKCS #12 with the certificate of pages and calls; its password in ZHANQIAO_TLS_PASSWORD")
    private @Nullable Path tlsKeystore;

    @Option(
            names = "--exchange-url",
            description = "where pages ask the exchange nodes for proofs, and where descriptions say that calls go,"
                    + " separated by commas; default: this process")
    private @Nullable String exchangeUrl;

    @Option(names = "--until-ready", description = "就绪后即停止，用于检查 · stop as soon as everything is up, for a check")
    private boolean untilReady;

    private final Class<?> application;

    ServeCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() throws Exception {
        checkOptions();
        var random = new SecureRandom();
        if (profile == Profile.production) {
            ProductionRules.check(databaseUrl, tlsKeystore, dataDir, System.getenv());
        }
        var stop = new CountDownLatch(1);
        var running = new Running();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop.countDown();
            running.close();
        }));
        try {
            start(running, random);
        } catch (CannotGoOn e) {
            running.close();
            throw e;
        } catch (Exception e) {
            running.close();
            throw StartFailure.explain(e, dataDir, port, exchangePort);
        }
        if (!untilReady) {
            stop.await();
        }
        running.close();
        return 0;
    }

    private void checkOptions() {
        checkPort("--port", port);
        checkPort("--exchange-port", exchangePort);
        if (residents < 1_000 || residents > 9_000_000) {
            throw new CannotGoOn(
                    2, "--residents 须在 1000 至 9000000 之间。", "--residents is a number from 1000 to 9000000.");
        }
    }

    private static void checkPort(String option, int number) {
        if (number < 0 || number > 65_535) {
            throw new CannotGoOn(
                    2,
                    option + " 须在 0 至 65535 之间，0 为任选一个空闲端口。",
                    option + " is a number from 0 to 65535, 0 for any that is free.");
        }
    }

    private void start(Running running, SecureRandom random) throws Exception {
        var dir = running.add(DataDir.open(dataDir));
        if (role != ServedRole.exchange) {
            StartFailure.requireFree(port, "--port");
        }
        if (role != ServedRole.control) {
            StartFailure.requireFree(exchangePort, "--exchange-port");
        }
        var secrets = Secrets.of(profile == Profile.demo, dir, random);
        EmbeddedDatabase embedded = null;
        DatabaseAddress database;
        if (databaseUrl == null) {
            System.out.println("启动内置 PostgreSQL …");
            embedded = running.add(EmbeddedDatabase.start(dir, secrets.databasePassword()));
            database =
                    new DatabaseAddress(embedded.url(EmbeddedDatabase.PLATFORM), embedded.user(), embedded.password());
        } else {
            database = DatabaseAddress.parse(databaseUrl);
            database.reach(role == ServedRole.exchange);
        }
        if (role == ServedRole.exchange) {
            var exchange = running.add(ExchangeNode.start(nodeOptions(database, secrets, dir, random)));
            running.add(LogIndexer.follow(exchange.log(), database.dataSource()));
            RunningExchange.writeDown(dir.path(), exchange);
            Greeting.exchangeOnly(exchange);
            return;
        }
        var city = profile == Profile.demo && embedded != null
                ? running.add(SampleCityHost.start(dir, embedded, residents, secrets, random))
                : null;
        var context =
                running.add(control(database, secrets, dir, dir.secret(RunningPlatform.KEY, random), city != null));
        var accounts = city == null ? null : city.welcome(context);
        if (city != null && scale == Scale.city) {
            city.fill(context);
        }
        if (city != null && role == ServedRole.all) {
            city.makePast(context, nodeOptions(database, secrets, dir, random), database.dataSource());
        }
        ExchangeNode exchange = null;
        LogIndexer indexer = null;
        if (role == ServedRole.all) {
            exchange = running.add(ExchangeNode.start(nodeOptions(database, secrets, dir, random)));
            indexer = running.add(LogIndexer.follow(exchange.log(), database.dataSource()));
        }
        if (exchange != null) {
            RunningExchange.writeDown(dir.path(), exchange);
            if (city != null) {
                city.openCounters(exchange.address());
            }
        }
        if (city != null && scale == Scale.city) {
            city.fillMatters(context, exchange, indexer);
        }
        var pages = URI.create((tlsKeystore == null ? "http" : "https") + "://localhost:"
                + context.getEnvironment().getRequiredProperty("local.server.port"));
        context.getBean(Readiness.class).release();
        RunningPlatform.writeDown(dir.path(), pages);
        boolean nobody = !context.getBean(Identity.class).hasAdministrator();
        Greeting.print(pages, exchange, accounts, dir, nobody);
    }

    private NodeOptions nodeOptions(DatabaseAddress database, Secrets secrets, DataDir dir, SecureRandom random) {
        return new NodeOptions(
                node,
                "0.0.0.0",
                exchangePort,
                Math.max(1, Runtime.getRuntime().availableProcessors()),
                database.url(),
                database.user(),
                database.password(),
                dir.path(),
                "zhanqiao.qingdao",
                SecretBox.of(secrets.masterKey(), random),
                InstantSource.system(),
                Page.ZONE,
                certificate(),
                exchangeUrl == null
                        ? List.of()
                        : Stream.of(exchangeUrl.split(",", -1))
                                .map(String::strip)
                                .toList());
    }

    private NodeOptions.@Nullable Certificate certificate() {
        return tlsKeystore == null ? null : new NodeOptions.Certificate(tlsKeystore.toAbsolutePath(), tlsPassword());
    }

    private static String tlsPassword() {
        return Objects.requireNonNullElse(System.getenv("ZHANQIAO_TLS_PASSWORD"), "");
    }

    private String exchangeUrl() {
        return exchangeUrl != null
                ? exchangeUrl
                : (tlsKeystore == null ? "http://127.0.0.1:" : "https://localhost:") + exchangePort;
    }

    /// What a demo needs that nobody set up: it is reached where it serves, also by the QR codes it prints. With port 0
    /// nobody knows yet where that is.
    static Map<String, Object> demoSettings(int port, boolean tls) {
        var settings = new HashMap<String, Object>();
        settings.put("zhanqiao.identity.secure-cookies", false);
        settings.put("zhanqiao.exchange.local-sources", true);
        if (port > 0) {
            settings.put("zhanqiao.inbox.pages", (tls ? "https" : "http") + "://localhost:" + port);
        }
        return settings;
    }

    private ConfigurableApplicationContext control(
            DatabaseAddress database, Secrets secrets, DataDir dir, String operatorKey, boolean hasPast) {
        System.out.println("启动管理端 …");
        var app = new SpringApplication(application);
        app.setRegisterShutdownHook(false);
        if (hasPast) {
            SampleTime.putInto(app);
        }
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.port", port);
        properties.put("zhanqiao.hold-readiness", true);
        properties.put("zhanqiao.data-dir", dir.path().toString());
        properties.put("spring.datasource.url", database.url());
        properties.put("spring.datasource.username", database.user());
        properties.put("spring.datasource.password", database.password());
        properties.put("zhanqiao.master-key", secrets.masterKey());
        properties.put("zhanqiao.session-key", secrets.sessionKey());
        // What stops a start is said in a sentence by StartFailure.
        properties.put("logging.level.org.springframework.boot.SpringApplication", "OFF");
        properties.put("logging.level.org.springframework.boot.diagnostics", "OFF");
        properties.put("zhanqiao.operator-key", operatorKey);
        properties.put("zhanqiao.exchange-url", exchangeUrl());
        properties.put(
                "zhanqiao.catalog.search-dir",
                dir.path().resolve("search").toAbsolutePath().toString());
        if (profile == Profile.demo) {
            properties.putAll(demoSettings(port, tlsKeystore != null));
        }
        if (tlsKeystore != null) {
            properties.put("server.ssl.key-store", tlsKeystore.toUri().toString());
            properties.put("server.ssl.key-store-type", "PKCS12");
            properties.put("server.ssl.key-store-password", tlsPassword());
        }
        app.setDefaultProperties(properties);
        return app.run();
    }
}
