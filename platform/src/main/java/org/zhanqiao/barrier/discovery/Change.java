package org.zhanqiao.barrier.discovery;

/// Something that papers are followed through has changed.
///
/// @param key code of the matter or dataset
record Change(Kind kind, String key) {

    enum Kind {
        /// What the matter demands.
        MATTER,
        /// The dataset, a request for it, a grant on it.
        DATASET
    }
}
