package org.zhanqiao.barrier.items;

/// Which matters a list shows.
///
/// @param agency code of the agency that handles them; empty for all
public record MatterFilter(String agency) {

    public static MatterFilter all() {
        return new MatterFilter("");
    }
}
