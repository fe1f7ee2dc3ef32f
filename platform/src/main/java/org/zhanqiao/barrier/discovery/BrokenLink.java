package org.zhanqiao.barrier.discovery;

import java.util.List;

/// One link that breaks for one agency on one dataset, with all papers that hang on it.
///
/// @param agency  code of the agency that demands the papers
/// @param keeper  code of the provider, or the name of whoever keeps what they say
/// @param dataset code; empty where none was found
/// @param papers  that clearing it would spare, those of most cases first
public record BrokenLink(
        Link link, String agency, String keeper, String dataset, List<RadarRow> papers, Spared spared) {

    public BrokenLink {
        papers = List.copyOf(papers);
    }
}
