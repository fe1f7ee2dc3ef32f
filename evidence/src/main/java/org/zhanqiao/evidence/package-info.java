/// The tamper-evident log and its offline verifier.
///
/// [EvidenceLog] appends entries durably, folds them into a Merkle tree as in RFC 9162 section 2.1 and hands out a
/// receipt per entry; [LogVerifier] and [ReceiptVerifier] check a log or a receipt without trusting whoever runs the
/// log. The package needs nothing but the JDK, so that a stranger can read all of it and trust it alone. What lies on
/// the disk is written down byte by byte in `docs/evidence-format.md`.
@NullMarked
package org.zhanqiao.evidence;

import org.jspecify.annotations.NullMarked;
