package org.zhanqiao.ledger;

/// Where people send what campaigns of a kind collect; brought by the feature that takes it.
public interface CollectingPlace {

    CaseKind kind();

    /// Address of the page, on this site, for a campaign.
    String path(String campaign);
}
