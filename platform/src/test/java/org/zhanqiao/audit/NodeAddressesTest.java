package org.zhanqiao.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeAddressesTest {

    @Test
    void addressesHaveNoBlanksAroundAndNoSlashAtTheEnd() {
        assertThat(NodeAddresses.of(List.of(" https://node-1.example:8090/", "", "http://node-2.example/behind "))
                        .all())
                .containsExactly(URI.create("https://node-1.example:8090"), URI.create("http://node-2.example/behind"));
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> NodeAddresses.of(List.of("node 1")));
    }
}
