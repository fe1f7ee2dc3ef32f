package org.zhanqiao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.audit.AuditTrail;
import org.zhanqiao.audit.CallEntry;
import org.zhanqiao.audit.CallFilter;
import org.zhanqiao.audit.Place;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.demand.corrections.Correction;
import org.zhanqiao.demand.corrections.CorrectionState;
import org.zhanqiao.demand.corrections.Corrections;
import org.zhanqiao.demand.proceeding.ProceedingFilter;
import org.zhanqiao.demo.SampleCorrections;
import org.zhanqiao.demo.TestCity;
import org.zhanqiao.exchange.node.NodeOptions;
import org.zhanqiao.identity.SecretBox;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Page;

/// The sample city's calls of the months before, and the corrections that are asked for over them.
@PlatformTest
@Import(TestCity.class)
class SampleCallsTest {

    @DynamicPropertySource
    static void exchange(DynamicPropertyRegistry registry) {
        TestCity.address(registry);
    }

    @Autowired
    private TestCity city;

    @Autowired
    private SampleCorrections corrections;

    @Autowired
    private Corrections filed;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private Environment environment;

    @Autowired
    private SecretBox box;

    @Autowired
    private DataSource database;

    @Test
    void calls_stand_in_the_evidence_at_their_times_and_corrections_of_them_in_every_stage(@TempDir Path dir)
            throws Exception {
        Files.createDirectories(dir.resolve("keys").resolve("systems"));
        for (var issued : city.keys) {
            SigningKey.hmacSha256(
                            issued.system(), issued.keyId(), Base64.getDecoder().decode(issued.secret()))
                    .save(SampleCityHost.keyFile(dir, issued.system()));
        }
        var times = corrections.listCallTimes();
        var calls = new SampleCalls(node(dir), dir, city.residents).make(corrections, database);
        assertThat(calls)
                .hasSizeGreaterThan(7 * times.size())
                .allSatisfy(made -> assertThat(find(made.call())).satisfies(entry -> {
                    assertThat(entry.received())
                            .isBetween(made.at().minusMillis(1), made.at().plusSeconds(30));
                    assertThat(entry.answered())
                            .as("a call takes its time in the past, too")
                            .isAfter(entry.received());
                }));

        assertThat(new SampleCalls(node(dir), dir, city.residents).make(corrections, database))
                .as("a start that was killed before the corrections makes no call twice")
                .isEqualTo(calls);
        assertThat(corrections.areMade()).isFalse();
        corrections.make(calls);
        assertThat(corrections.areMade()).isTrue();
        var all = filed.list(new ProceedingFilter("", Optional.empty(), ProceedingFilter.Narrow.ANY), ListQuery.first())
                .rows();
        assertThat(all.stream().collect(Collectors.groupingBy(Correction::state, Collectors.counting())))
                .isEqualTo(Map.of(
                        CorrectionState.CLOSED_CORRECTED, 1L,
                        CorrectionState.CLOSED_RIGHT, 1L,
                        CorrectionState.CORRECTED, 1L,
                        CorrectionState.FILED, 3L));
        assertThat(all.stream().filter(each -> each.rung() != null)).hasSize(2);
        assertThat(all)
                .allSatisfy(
                        each -> assertThat(each.filedAt()).isAfter(each.about().at()));
    }

    private CallEntry find(String call) {
        var filter = new CallFilter(null, null, null, "", "", "", "", call, List.of());
        return trail.listCalls(filter, new Place.Newest(), 1).rows().getFirst();
    }

    private NodeOptions node(Path dir) {
        return new NodeOptions(
                "node-past",
                "127.0.0.1",
                0,
                1,
                environment.getRequiredProperty("spring.datasource.url"),
                "postgres",
                "",
                dir,
                "zhanqiao.test",
                box,
                InstantSource.system(),
                Page.ZONE,
                null,
                List.of());
    }
}
