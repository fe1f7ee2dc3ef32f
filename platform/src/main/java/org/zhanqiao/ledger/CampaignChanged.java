package org.zhanqiao.ledger;

/// A campaign was begun or changed; published inside the transaction that does it.
public record CampaignChanged(String code) {}
