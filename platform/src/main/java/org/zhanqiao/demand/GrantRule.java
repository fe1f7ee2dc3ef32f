package org.zhanqiao.demand;

/// A rule that every grant keeps. What a reader is told when one is broken are the words under
/// `demand.rule.NAME`, filled in with the item's name and the flaw's details.
public enum GrantRule {
    CALLER_KNOWN("caller"),
    SERVICE_KNOWN("service"),
    PURPOSE_STATED("purpose"),
    MATTER_STATED("matter"),
    LEGAL_BASIS_STATED("legalBasis"),
    MODE_KNOWN("modes"),
    MODE_CHOSEN("modes"),
    /// A list needs a row key, and an interface that is asked by key has none.
    MODE_LISTABLE("modes"),
    KEY_NEEDED("lookupKeys"),
    KEY_ITEM_KNOWN("lookupKeys"),
    KEY_ITEM_ONCE("lookupKeys"),
    /// An HTTP interface is asked by its one key.
    KEY_OF_SOURCE("lookupKeys"),
    /// What a mask hides is looked up only where the grant says so.
    KEY_UNMASKED("maskedLookups"),
    FIELD_NEEDED("fields"),
    FIELD_ONCE("fields"),
    FIELD_KNOWN("fields"),
    /// What the level of the item lets only be verified is never returned, not even masked.
    FIELD_RETURNABLE("fields"),
    /// The level of the item demands a stronger mask.
    MASK_STRONG_ENOUGH("fields"),
    MASK_KNOWN("fields"),
    MASK_FITS("fields"),
    VERIFIABLE_NEEDED("verifiable"),
    VERIFIABLE_KNOWN("verifiable"),
    FILTER_KNOWN("filter"),
    FILTER_COUNT("filter"),
    FILTER_VALUE("filter"),
    RATE_POSITIVE("callsPerSecond"),
    QUOTA_POSITIVE("callsPerDay"),
    TERM_READABLE("notAfter"),
    TERM_ORDER("notAfter"),
    LAST_GOOD_SPAN("lastGoodSeconds"),
    AGREEMENT_HASH("agreement"),
    TERMS_READABLE("terms"),
    /// A member with a slip in its name would be lost without a word, and with it what it was to bound.
    MEMBER_KNOWN(""),
    CASE_REQUIRED_READABLE("caseRequired"),
    REASON_STATED("because");

    private final String member;

    GrantRule(String member) {
        this.member = member;
    }

    /// The member of the draft it is about, as the administrator's interface names it.
    public String member() {
        return member;
    }
}
