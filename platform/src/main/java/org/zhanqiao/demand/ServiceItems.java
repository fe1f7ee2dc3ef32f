package org.zhanqiao.demand;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The city's inventory of service items (政务服务事项): what people come for, and the papers it demands. The feature that
/// keeps the inventory answers, so that demand need not know how it is kept.
public interface ServiceItems {

    /// Those that an agency handles and somebody can still apply for, by name.
    ///
    /// @param agency code
    List<Item> listOf(String agency);

    /// The one of a name that an agency handles.
    default Optional<Item> find(String agency, String name) {
        return listOf(agency).stream()
                .filter(item -> item.name().equals(name.strip()))
                .findFirst();
    }

    /// A matter.
    ///
    /// @param path   of its page, for staff
    /// @param papers names of those that whoever applies still has to bring
    record Item(String code, String name, String path, List<String> papers) {

        /// What counters write behind the name of a paper.
        private static final Pattern COPY = Pattern.compile("(的?(原件|复印件|扫描件|电子版)(和|及|、)?)+(（[^（）]*）)?$");

        public Item {
            papers = List.copyOf(papers);
        }

        /// Whether it has people bring a paper, as the original or as a copy.
        public boolean demands(String paper) {
            var wanted = bare(paper);
            return papers.stream().anyMatch(each -> bare(each).equals(wanted));
        }

        private static String bare(String paper) {
            return COPY.matcher(paper.strip()).replaceFirst("");
        }
    }
}
