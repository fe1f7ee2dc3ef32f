package org.zhanqiao.barrier.discovery;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/// Names a paper of a matter.
///
/// @param matter code
/// @param paper  its name
public record PaperKey(String matter, String paper) {

    private static final String PAGE = "/desk/barriers/chain";

    /// Address of the page that shows its chain.
    public String page() {
        return PAGE + "?matter=" + matter + "&paper=" + URLEncoder.encode(paper, StandardCharsets.UTF_8);
    }

    /// The paper whose chain a page shows.
    ///
    /// @param address as somebody copied it, with its characters encoded or not
    /// @return empty where it is another page
    public static Optional<PaperKey> ofPage(String address) {
        if (!address.startsWith(PAGE + "?")) {
            return Optional.empty();
        }
        var asked = UriComponentsBuilder.newInstance()
                .query(address.substring(PAGE.length() + 1).replaceFirst("#.*", ""))
                .build()
                .getQueryParams();
        var matter = decoded(asked.getFirst("matter"));
        var paper = decoded(asked.getFirst("paper"));
        return matter.isEmpty() || paper.isEmpty() ? Optional.empty() : Optional.of(new PaperKey(matter, paper));
    }

    private static String decoded(@Nullable String typed) {
        try {
            return typed == null ? "" : URLDecoder.decode(typed, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
