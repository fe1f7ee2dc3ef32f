package org.zhanqiao.barrier.reports;

/// What a reporter takes home.
///
/// @param secret  empty when it was shown long enough ago
/// @param account whether the reader sent it while signed in, and finds it in their account
public record DoneView(String reference, String secret, boolean reachable, boolean account) {

    /// Key of how the reporter learns of it.
    public String told() {
        return account
                ? "barrier.report.then.account"
                : reachable ? "barrier.report.then.told" : "barrier.report.then.look";
    }

    @Override
    public String toString() {
        return "DoneView[" + reference + "]";
    }
}
