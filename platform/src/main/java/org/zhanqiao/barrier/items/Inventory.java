package org.zhanqiao.barrier.items;

import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.ServiceItems;

/// Tells whoever writes a request or a form which matters there are, and which papers they demand.
@Component
class Inventory implements ServiceItems {

    private final MatterTable table;

    Inventory(MatterTable table) {
        this.table = table;
    }

    @Override
    public List<Item> listOf(String agency) {
        return table.listLiveOf(agency).stream()
                .map(Inventory::item)
                .sorted(Comparator.comparing(Item::name))
                .toList();
    }

    private static Item item(Matter matter) {
        return new Item(
                matter.code(),
                matter.text().name(),
                "/desk/matters/" + matter.code(),
                matter.text().papers().stream()
                        .filter(paper -> paper.supply() == Supply.APPLICANT)
                        .map(Paper::name)
                        .toList());
    }
}
