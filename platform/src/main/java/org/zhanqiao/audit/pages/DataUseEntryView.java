package org.zhanqiao.audit.pages;

/// One use of a citizen's data, with its proof.
///
/// @param raw        the entry as it was hashed
/// @param commitment by which the entry names the citizen, hexadecimal
public record DataUseEntryView(DataUseView.Use use, ProofView proof, String raw, String commitment) {}
