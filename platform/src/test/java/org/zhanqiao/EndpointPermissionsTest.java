package org.zhanqiao;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.zhanqiao.web.PublicEndpoint;

/// Every endpoint states who may call it. To mend a breach: `@Allowed(Role…)`, `@AnyoneSignedIn` or `@PublicEndpoint`.
@PlatformTest
class EndpointPermissionsTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

    @Autowired
    private MetricsProperties metrics;

    @Test
    void every_endpoint_states_who_may_call_it() {
        assertThat(mappings.getHandlerMethods()).hasSizeGreaterThan(10);
        assertThat(EndpointPermissions.missing(mappings)).isEmpty();
    }

    @Test
    void a_planted_endpoint_that_states_nothing_is_found() {
        try (var context = new AnnotationConfigApplicationContext(Planted.class)) {
            var planted = context.getBean(RequestMappingHandlerMapping.class);
            assertThat(EndpointPermissions.missing(planted))
                    .singleElement()
                    .asString()
                    .contains("forgotten");
        }
    }

    @Test
    void the_times_of_every_page_are_kept() {
        var paths = mappings.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream())
                .distinct()
                .count();
        assertThat(metrics.getWeb().getServer().getMaxUriTags()).isGreaterThan((int) paths);
    }

    static class Planted {
        @Bean
        RequestMappingHandlerMapping mappings() {
            return new RequestMappingHandlerMapping();
        }

        @Bean
        PlantedPages pages() {
            return new PlantedPages();
        }
    }

    @Controller
    static class PlantedPages {
        @GetMapping("/forgotten")
        String forgotten() {
            return "";
        }

        @PublicEndpoint
        @GetMapping("/stated")
        String stated() {
            return "";
        }
    }
}
