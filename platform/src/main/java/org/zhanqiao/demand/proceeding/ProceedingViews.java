package org.zhanqiao.demand.proceeding;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.Offering;
import org.zhanqiao.demand.Offerings;
import org.zhanqiao.proceeding.ActPages;

/// Names that pages of proceedings show.
@Component
public final class ProceedingViews {

    private final ActPages acts;
    private final Offerings offerings;

    ProceedingViews(ActPages acts, Offerings offerings) {
        this.acts = acts;
        this.offerings = offerings;
    }

    /// Short name of an agency; its code when there is none.
    public String agency(String code) {
        return acts.agency(code);
    }

    /// Title of a data service; its code when there is none.
    public String service(String code) {
        return offerings.findOffering(code).map(Offering::title).orElse(code);
    }

    /// The same look-up, each thing looked up once.
    public static UnaryOperator<String> once(UnaryOperator<String> names) {
        Map<String, String> known = new HashMap<>();
        return code -> known.computeIfAbsent(code, names);
    }
}
