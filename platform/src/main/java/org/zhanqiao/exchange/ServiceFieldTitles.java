package org.zhanqiao.exchange;

import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhanqiao.audit.FieldTitles;
import org.zhanqiao.catalog.Catalog;
import org.zhanqiao.catalog.DataItem;

/// What the items of a data service are called in its dataset.
@Component
class ServiceFieldTitles implements FieldTitles {

    private final Exchange exchange;
    private final Catalog catalog;

    ServiceFieldTitles(Exchange exchange, Catalog catalog) {
        this.exchange = exchange;
        this.catalog = catalog;
    }

    @Override
    public Optional<String> findTitle(String service, String item, Locale language) {
        return exchange.findService(service)
                .flatMap(found -> catalog.findDataset(found.dataset()))
                .flatMap(dataset -> dataset.findItem(item))
                .map(found -> title(found, language));
    }

    private static String title(DataItem item, Locale language) {
        boolean chinese = Locale.CHINESE.getLanguage().equals(language.getLanguage());
        return chinese || item.titleEn().isEmpty() ? item.title() : item.titleEn();
    }
}
