package org.zhanqiao.barrier.cases;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.KnownMatters;
import org.zhanqiao.barrier.items.MatterChanged;
import org.zhanqiao.barrier.items.Paper;

/// Whoever fills in the questionnaire can choose from the matters and papers of the inventory.
@Component
class NamesLearned {

    private final KnownMatters names;

    NamesLearned(KnownMatters names) {
        this.names = names;
    }

    @EventListener
    void learn(MatterChanged changed) {
        var matter = changed.matter();
        if (!matter.retired()) {
            names.learn(KnownMatters.Kind.MATTER, List.of(matter.text().name()));
            names.learn(
                    KnownMatters.Kind.PAPER,
                    matter.text().papers().stream().map(Paper::name).toList());
        }
    }
}
