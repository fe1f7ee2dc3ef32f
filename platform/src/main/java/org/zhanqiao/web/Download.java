package org.zhanqiao.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Files that readers save instead of looking at them. Their names may be Chinese.
public final class Download {

    private Download() {}

    /// A whole file.
    public static ResponseEntity<byte[]> of(String fileName, MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(ContentDisposition.attachment(), fileName))
                .body(content);
    }

    /// A whole file that is shown first, with the name under which it can be saved.
    public static ResponseEntity<byte[]> shown(String fileName, MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(ContentDisposition.inline(), fileName))
                .body(content);
    }

    /// Where a file is written while it is made.
    ///
    /// @param type its media type
    public static OutputStream to(HttpServletResponse response, String fileName, String type) throws IOException {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(ContentDisposition.attachment(), fileName));
        return response.getOutputStream();
    }

    private static String disposition(ContentDisposition.Builder how, String fileName) {
        return how.filename(fileName, StandardCharsets.UTF_8).build().toString();
    }
}
