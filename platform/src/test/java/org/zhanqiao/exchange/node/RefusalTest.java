package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How calls end without data.
class RefusalTest {

    @Test
    void every_ending_has_its_words_on_pages_in_both_languages() throws IOException {
        for (var language : List.of("messages.properties", "messages_en.properties")) {
            var words = new Properties();
            try (var reader = Files.newBufferedReader(Path.of("src/main/resources", language))) {
                words.load(reader);
            }
            var endings = Stream.concat(
                    Stream.of(Refusal.values()).map(Refusal::code),
                    Stream.of(Outage.values()).map(Outage::code));
            assertThat(endings.filter(code -> !words.containsKey("audit.reason." + code)))
                    .as(language)
                    .isEmpty();
        }
    }
}
