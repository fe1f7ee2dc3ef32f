package org.zhanqiao.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.springframework.stereotype.Component;
import org.zhanqiao.audit.CallOutcome;
import org.zhanqiao.audit.CallVocabulary;
import org.zhanqiao.exchange.node.CallEndings;

/// The services there are and the endings a node knows.
@Component
class ExchangeVocabulary implements CallVocabulary {

    private final Exchange exchange;

    ExchangeVocabulary(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public SequencedMap<String, String> services() {
        var titles = new LinkedHashMap<String, String>();
        exchange.listServices().forEach(service -> titles.put(service.code(), service.title()));
        return titles;
    }

    @Override
    public List<String> reasons(CallOutcome outcome) {
        return switch (outcome) {
            case REFUSED -> CallEndings.refusals();
            case UNAVAILABLE -> CallEndings.outages();
            case SERVED, UNREADABLE -> List.of();
        };
    }
}
