package org.zhanqiao.demand.desk;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.zhanqiao.demand.agreements.PublishedKeys;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.web.Pages;
import org.zhanqiao.web.PublicEndpoint;

/// The public keys with which officers sign agreements, for anybody who checks one, and how that is done.
@Controller
class SignerKeyPages {

    static final String PATH = "/officer-keys";

    private final Pages pages;
    private final PublishedKeys keys;
    private final Identity identity;

    SignerKeyPages(Pages pages, PublishedKeys keys, Identity identity) {
        this.pages = pages;
        this.keys = keys;
        this.identity = identity;
    }

    @PublicEndpoint
    @GetMapping(PATH)
    View agencies() {
        var counts = keys.countByAgency();
        List<SignerAgenciesView.Row> rows = identity.listAgencies(counts.keySet()).stream()
                .map(agency ->
                        new SignerAgenciesView.Row(agency.code(), agency.name(), counts.getOrDefault(agency.code(), 0)))
                .toList();
        return pages.show("demand/signer-agencies", new SignerAgenciesView(rows));
    }

    @PublicEndpoint
    @GetMapping(PATH + "/{agency}")
    View keys(@PathVariable String agency) {
        return pages.show("demand/signer-keys", keys.getKeys(agency));
    }
}
