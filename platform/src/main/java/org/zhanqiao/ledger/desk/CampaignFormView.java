package org.zhanqiao.ledger.desk;

import java.util.List;
import org.zhanqiao.ledger.CampaignTemplate;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.web.InputError;

/// The form of a campaign.
public record CampaignFormView(CampaignForm form, List<InputError> errors) {

    public CampaignFormView {
        errors = List.copyOf(errors);
    }

    public boolean isNew() {
        return form.version() == 0;
    }

    public String path() {
        return isNew() ? CampaignPages.LIST + "/new" : CampaignPages.LIST + "/" + form.code() + "/edit";
    }

    public CaseKind[] kinds() {
        return CaseKind.values();
    }

    public CampaignTemplate[] templates() {
        return CampaignTemplate.values();
    }
}
