package org.zhanqiao.barrier.reports;

/// What a reporter takes home.
///
/// @param secret empty when it was shown long enough ago
public record DoneView(String reference, String secret, boolean reachable) {

    @Override
    public String toString() {
        return "DoneView[" + reference + "]";
    }
}
