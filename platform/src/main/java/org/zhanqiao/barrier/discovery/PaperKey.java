package org.zhanqiao.barrier.discovery;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Names a paper of a matter.
///
/// @param matter code
/// @param paper  its name
public record PaperKey(String matter, String paper) {

    /// Address of the page that shows its chain.
    public String page() {
        return "/desk/barriers/chain?matter=" + matter + "&paper=" + URLEncoder.encode(paper, StandardCharsets.UTF_8);
    }
}
