package org.zhanqiao.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.zhanqiao.TestDatabase;
import org.zhanqiao.audit.LogIndexer;
import org.zhanqiao.exchange.node.ExchangeNode;
import org.zhanqiao.exchange.node.NodeOptions;
import org.zhanqiao.identity.SecretBox;
import org.zhanqiao.samplecity.FillOptions;
import org.zhanqiao.samplecity.FillTarget;
import org.zhanqiao.samplecity.Progress;
import org.zhanqiao.samplecity.SampleCity;
import org.zhanqiao.samplecity.SampleResident;
import org.zhanqiao.samplecity.SourceKind;
import org.zhanqiao.samplecity.UtilityService;
import org.zhanqiao.web.Page;

/// A small sample city with its databases and interfaces, registered with the platform under test, and a node that
/// serves it. A test that imports it calls [#address] from its `@DynamicPropertySource`; it is made when the test first
/// asks for it, once listeners hear of grants and keys.
@Lazy
public final class TestCity implements DisposableBean {

    public static final String PASSWORD = "correct horse battery";

    private static final FillOptions OPTIONS = FillOptions.DEFAULT.withResidents(FillOptions.FEWEST_RESIDENTS);
    private static final String PORT = "zhanqiao.test.exchange-port";

    /// The city's past is made under this clock.
    @Bean
    @Primary
    static InstantSource sampleTime() {
        return new SampleTime();
    }

    public final List<SampleResident> residents = SampleCity.wellKnown(OPTIONS);
    public final List<SampleCityGuest.IssuedSecret> keys;

    /// The databases of its agencies.
    final FillTarget target;

    public final ExchangeNode node;
    public final SampleLife life;
    private final LogIndexer indexer;
    private final List<UtilityService> utilities = new ArrayList<>();

    TestCity(
            SampleCityGuest guest, SampleResidents samples, SecretBox box, Environment environment, DataSource platform)
            throws SQLException, IOException {
        var directory = Files.createTempDirectory("test-city");
        target = target(directory);
        SampleCity.fill(target, OPTIONS, InstantSource.system(), Progress.NONE);
        life = new SampleLife(target);
        samples.welcome(residents);
        keys = guest.register(sources(target), residents, PASSWORD).keys();
        node = ExchangeNode.start(new NodeOptions(
                "node-1",
                "127.0.0.1",
                environment.getRequiredProperty(PORT, Integer.class),
                2,
                environment.getRequiredProperty("spring.datasource.url"),
                "postgres",
                "",
                directory,
                "zhanqiao.test",
                box,
                InstantSource.system(),
                Page.ZONE,
                null,
                List.of()));
        indexer = LogIndexer.follow(node.log(), platform);
    }

    /// Tells the platform under test where the node will listen: on a port that was free a moment ago.
    public static void address(DynamicPropertyRegistry registry) {
        int port = freePort();
        registry.add(PORT, () -> port);
        registry.add("zhanqiao.exchange-url", () -> "http://127.0.0.1:" + port);
    }

    /// Entries of the evidence that its index does not know yet.
    long lag() {
        return indexer.lag();
    }

    /// The resident who stands for something.
    public SampleResident resident(SampleResident.Role role) {
        return residents.stream()
                .filter(resident -> resident.role() == role)
                .findFirst()
                .orElseThrow();
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FillTarget target(Path directory) {
        var database = TestDatabase.empty();
        Map<String, String> passwords = new HashMap<>();
        SampleCity.agencies().forEach(agency -> passwords.put(agency.id(), "password of " + agency.id()));
        return new FillTarget(
                "jdbc:postgresql://localhost:" + database.port() + "/" + database.name(),
                "postgres",
                "",
                "jdbc:h2:file:" + directory.resolve("housing-fund") + ";DATABASE_TO_LOWER=TRUE",
                "fund_admin",
                "password of the fund",
                passwords);
    }

    private SampleSources sources(FillTarget target) throws SQLException, IOException {
        Map<String, String> addresses = new HashMap<>();
        for (var agency : SampleCity.agencies()) {
            if (agency.source() == SourceKind.HTTP) {
                var utility = UtilityService.start(agency, target, "app key", 0);
                utilities.add(utility);
                addresses.put(agency.id(), utility.address().toString());
            }
        }
        return new SampleSources(
                target.cityUrl().substring("jdbc:".length()),
                target.fundUrl(),
                target.agencyPasswords(),
                addresses,
                "app key");
    }

    @Override
    public void destroy() {
        indexer.close();
        node.close();
        utilities.forEach(UtilityService::close);
    }
}
