package org.zhanqiao.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.zhanqiao.client.Answer.Refused;
import org.zhanqiao.client.Answer.Served;
import org.zhanqiao.client.Answer.Unavailable;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.evidence.VerifierKey;

/// The first call, as the README and `docs/calling.md` show it.
final class FirstCallExample {
    private FirstCallExample() {}

    static String firstCall(URI exchange, Path keyFile, String logKey) throws IOException {
        // tag::first-call[]
        var log = VerifierKey.parse(logKey);
        var builder = ZhanqiaoClient.at(exchange, SigningKey.load(keyFile));
        try (var client = builder.trusting(log).build()) {
            var call = client.query("resident-basic").key("resident_id", "370202199001011237");
            return switch (call.caseNumber("QD-2026-000123").send()) {
                case Served<Rows> served -> served.content().of(0).getFirst().text("name");
                case Refused<Rows> refused -> refused.problem().nextEn();
                case Unavailable<Rows> outage -> outage.problem().nextEn();
            };
        }
        // end::first-call[]
    }
}
