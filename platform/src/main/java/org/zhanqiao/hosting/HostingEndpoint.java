package org.zhanqiao.hosting;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zhanqiao.identity.OperatorOnly;
import org.zhanqiao.tabular.UnfitFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Where `./zhanqiao publish` sends a table: one line with the draft in JSON, then the rows.
@RestController
class HostingEndpoint {

    static final int LONGEST_DRAFT = 1 << 20;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Hosting hosting;

    HostingEndpoint(Hosting hosting) {
        this.hosting = hosting;
    }

    @OperatorOnly
    @PostMapping("/operator/hosting/tables")
    ResponseEntity<?> publish(HttpServletRequest request) throws IOException {
        var body = request.getInputStream();
        try {
            return ResponseEntity.ok(hosting.publish(draft(body), body));
        } catch (WrongDraft e) {
            body.transferTo(OutputStream.nullOutputStream());
            return ResponseEntity.badRequest().body(Map.of("chinese", e.chinese(), "english", e.english()));
        } catch (UnfitFile e) {
            // The sender listens only when it has sent everything.
            body.transferTo(OutputStream.nullOutputStream());
            return ResponseEntity.unprocessableContent()
                    .body(Map.<String, List<String>>of("chinese", e.chinese(), "english", e.english()));
        }
    }

    private static TableDraft draft(InputStream body) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = body.read(); b >= 0 && b != '\n'; b = body.read()) {
            line.write(b);
            if (line.size() > LONGEST_DRAFT) {
                throw new UnfitFile("表的描述过长。", "The description of the table is too long.");
            }
        }
        try {
            return JSON.readValue(line.toByteArray(), TableDraft.class);
        } catch (JacksonException e) {
            if (e.getCause() instanceof UnfitFile unfit) {
                throw unfit;
            }
            if (e.getCause() instanceof WrongDraft wrong) {
                throw wrong;
            }
            throw new UnfitFile("表的描述不是有效的 JSON。", "The description of the table is not the JSON expected.");
        }
    }
}
