package org.zhanqiao.catalog.search;

import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zhanqiao.identity.OperatorOnly;

/// Where `./zhanqiao catalog reindex` knocks.
@RestController
class SearchOperator {

    private final CatalogSearch search;

    SearchOperator(CatalogSearch search) {
        this.search = search;
    }

    @OperatorOnly
    @PostMapping("/operator/catalog/search/rebuild")
    Map<String, Object> rebuild() {
        search.rebuild();
        return Map.of("standing", "REQUESTED");
    }

    @OperatorOnly
    @GetMapping("/operator/catalog/search")
    Map<String, Object> standing() {
        return switch (search.standing()) {
            case IndexStanding.Building building ->
                Map.of("standing", "BUILDING", "done", building.done(), "total", building.total());
            case IndexStanding.Current current -> Map.of("standing", "CURRENT", "entries", current.entries());
            case IndexStanding.Behind behind ->
                Map.of(
                        "standing", "BEHIND",
                        "cause", behind.cause(),
                        "since", behind.since().toString());
        };
    }
}
