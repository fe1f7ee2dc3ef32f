package org.zhanqiao.barrier.reports.desk;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.zhanqiao.inbox.InboxProperties;
import org.zhanqiao.web.Download;

/// A poster and its QR code as files.
@Component
class PosterAnswers {

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml;charset=UTF-8");

    private final MessageSource messages;
    private final String site;

    /// @param inbox knows the address of the pages, which letters name, too
    PosterAnswers(MessageSource messages, InboxProperties inbox) {
        this.messages = messages;
        this.site = inbox.pages();
    }

    /// The address of a questionnaire, as a QR code says it.
    ///
    /// @param query such as `at=CODE`
    String address(String query) {
        return site + "/report?" + query;
    }

    ResponseEntity<String> svg(Poster poster) {
        return ResponseEntity.ok().contentType(SVG).body(poster.code().svg(poster.name()));
    }

    ResponseEntity<byte[]> png(Poster poster) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .body(poster.code().png());
    }

    ResponseEntity<byte[]> pdf(Poster poster) {
        return Download.of(
                "海报-" + poster.name() + ".pdf",
                MediaType.APPLICATION_PDF,
                PosterPdf.write(
                        poster, (key, arguments) -> messages.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE)));
    }
}
