package org.zhanqiao.barrier.reports;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.identity.Address;
import org.zhanqiao.identity.LeakyBuckets;
import org.zhanqiao.identity.SecretBox;

/// How often an address or a contact may report, look and upload. What is counted is done afterwards or not at all; the
/// answer is how long to wait when it is one too many.
@Component
class ReportLimits {

    private final LeakyBuckets buckets;
    private final ReportProperties properties;

    ReportLimits(JdbcClient jdbc, SecretBox box, InstantSource clock, ReportProperties properties) {
        this.buckets = new LeakyBuckets(jdbc, box, clock, "barrier.attempt", properties.window());
        this.properties = properties;
    }

    Optional<Duration> countReport(String address, String contact) {
        return buckets.count("report-address", Address.network(address), properties.perAddress())
                .or(() -> contact.isEmpty()
                        ? Optional.empty()
                        : buckets.count("report-contact", bare(contact), properties.perContact()));
    }

    Optional<Duration> countDraft(String address) {
        return buckets.count("draft-address", Address.network(address), properties.uploadsPerAddress());
    }

    Optional<Duration> countUpload(String address) {
        return buckets.count("upload-address", Address.network(address), properties.uploadsPerAddress());
    }

    Optional<Duration> countLookup(String address) {
        return buckets.count("lookup-address", Address.network(address), properties.lookupsPerAddress());
    }

    /// Takes back a try that was right and tells nobody anything.
    void takeBackLookup(String address) {
        buckets.takeBack("lookup-address", Address.network(address));
    }

    /// The same number written otherwise is the same number.
    private static String bare(String contact) {
        return contact.indexOf('@') >= 0
                ? contact.toLowerCase(Locale.ROOT)
                : contact.replaceAll("[^0-9]", "").replaceFirst("^86(?=1\\d{10}$)", "");
    }
}
