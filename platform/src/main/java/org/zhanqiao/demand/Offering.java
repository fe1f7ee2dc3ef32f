package org.zhanqiao.demand;

/// A data service as whoever asks for data sees it.
///
/// @param agency   code of the provider
/// @param dataset  code of the dataset it serves
/// @param listable whether it can be read page by page
/// @param onlyKey  the one item it can be asked by; empty when any can
/// @param reviewed  whether the bureau ever published its catalog entry; otherwise nobody can ask for it
/// @param withdrawn whether that entry was withdrawn; then nobody can ask for it any more
public record Offering(
        String code,
        String title,
        String agency,
        String dataset,
        boolean listable,
        String onlyKey,
        boolean reviewed,
        boolean withdrawn) {

    /// Whether it can be asked for.
    public boolean askable() {
        return reviewed && !withdrawn;
    }
}
