package org.zhanqiao.ledger;

import org.zhanqiao.proceeding.Words;

/// Whether what a case is about is gone, by the facts.
///
/// Its words say what was seen; its path is of the page on which it can be seen, empty for none.
public sealed interface Proof {

    Words words();

    String path();

    record Proven(Words words, String path) implements Proof {}

    record Lacking(Words words, String path) implements Proof {}
}
