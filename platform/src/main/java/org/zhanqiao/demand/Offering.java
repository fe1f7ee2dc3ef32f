package org.zhanqiao.demand;

/// A data service as whoever asks for data sees it.
///
/// @param agency   code of the provider
/// @param dataset  code of the dataset it serves
/// @param listable whether it can be read page by page
/// @param onlyKey  the one item it can be asked by; empty when any can
/// @param reviewed whether the bureau ever published its catalog entry; otherwise nobody can ask for it
public record Offering(
        String code, String title, String agency, String dataset, boolean listable, String onlyKey, boolean reviewed) {}
