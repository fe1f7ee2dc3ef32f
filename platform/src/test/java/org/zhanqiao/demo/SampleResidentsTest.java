package org.zhanqiao.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.client.Answer;
import org.zhanqiao.client.Matches;
import org.zhanqiao.client.Rows;
import org.zhanqiao.client.ZhanqiaoClient;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.samplecity.FillOptions;
import org.zhanqiao.samplecity.SampleCity;
import org.zhanqiao.samplecity.SampleResident;

/// What is offered to somebody who tries a call is really served.
@PlatformTest
@Import(TestCity.class)
class SampleResidentsTest {

    @DynamicPropertySource
    static void exchange(DynamicPropertyRegistry registry) {
        TestCity.address(registry);
    }

    @Autowired
    private TestCity city;

    @Autowired
    private SampleResidents samples;

    @Autowired
    private Grants grants;

    @Test
    void every_grant_of_the_sample_city_has_a_sample_that_it_serves() {
        var tried = new ArrayList<String>();
        for (var issued : city.keys) {
            var key = SigningKey.hmacSha256(
                    issued.system(), issued.keyId(), Base64.getDecoder().decode(issued.secret()));
            try (var client = ZhanqiaoClient.at(city.node.address(), key).build()) {
                var active = grants.listByCallers(List.of(issued.system()), 100, 0).stream()
                        .filter(grant -> grant.state() == Grant.State.ACTIVE)
                        .toList();
                for (var grant : active) {
                    if (grant.service().equals(SampleMatters.UNSTABLE)) {
                        // Planted: nothing answers behind it.
                        continue;
                    }
                    assertServed(client, grant);
                    tried.add(grant.service());
                }
            }
        }
        assertThat(tried).hasSizeGreaterThan(12).contains("police.resident", "housing-fund.account", "water.account");
    }

    private void assertServed(ZhanqiaoClient client, Grant grant) {
        var what = grant.caller() + " on " + grant.service();
        var sample = samples.find(grant);
        var key = grant.terms().lookupKeys().stream()
                .filter(sample.keySet()::containsAll)
                .findFirst()
                .map(items -> only(sample, items))
                .orElseThrow(() -> new AssertionError("no sample for " + what));
        if (grant.terms().modes().contains(Mode.QUERY)) {
            var answer = client.query(grant.service()).key(key).caseNumber("1").send();
            assertThat(answer).as(what).isInstanceOf(Answer.Served.class);
            assertThat(((Answer.Served<Rows>) answer).content().rows())
                    .as(what)
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row.row().unfit()).isEmpty());
        } else {
            var values = only(
                    sample,
                    grant.terms().verifiable().stream()
                            .filter(sample::containsKey)
                            .toList());
            var answer = client.verify(grant.service())
                    .item(key, values)
                    .caseNumber("1")
                    .send();
            assertThat(answer).as(what).isInstanceOf(Answer.Served.class);
            assertThat(((Answer.Served<Matches>) answer)
                            .content()
                            .items()
                            .getFirst()
                            .fields())
                    .as(what)
                    .isNotEmpty()
                    .doesNotContainValue(false);
        }
    }

    private static Map<String, String> only(Map<String, String> values, List<String> items) {
        Map<String, String> only = new LinkedHashMap<>();
        items.forEach(item -> only.put(item, values.getOrDefault(item, "")));
        return only;
    }

    @Test
    void the_same_people_stand_for_the_city_of_the_demonstration() {
        assertThat(SampleCity.wellKnown(FillOptions.DEFAULT))
                .extracting(SampleResident::idNumber)
                .isEqualTo(city.residents.stream().map(SampleResident::idNumber).toList());
    }

    @Test
    void without_a_sample_city_nobody_is_offered() {
        var grant = grants.listByServices(List.of("police.resident"), 1, 0).getFirst();
        assertThat(new SampleResidents().find(grant)).isEmpty();
    }
}
