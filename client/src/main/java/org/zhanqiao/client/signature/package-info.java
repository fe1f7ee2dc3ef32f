/// HTTP Message Signatures (RFC 9421) and Content-Digest (RFC 9530), for the side that signs and for the
/// side that verifies.
///
/// Nothing here knows an HTTP library: a request is seen through [RequestParts], so that the SDK (JDK
/// `HttpClient`) and the data plane (Vert.x) run the same lines of code. Malformed input from the network is a
/// value ([Parsed.Malformed], [SignatureBase.Impossible], [ContentDigest.Check]), never an exception.
@NullMarked
package org.zhanqiao.client.signature;

import org.jspecify.annotations.NullMarked;
