package org.zhanqiao.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What `serve` settles for a demo.
class ServeCommandTest {

    @Test
    void letters_qr_codes_and_posters_of_a_demo_name_the_port_it_serves_on() {
        assertThat(ServeCommand.demoSettings(8180, false))
                .containsEntry("zhanqiao.inbox.pages", "http://localhost:8180")
                .containsEntry("zhanqiao.identity.secure-cookies", false);
        assertThat(ServeCommand.demoSettings(8443, true))
                .containsEntry("zhanqiao.inbox.pages", "https://localhost:8443");
        assertThat(ServeCommand.demoSettings(0, false)).doesNotContainKey("zhanqiao.inbox.pages");
    }
}
