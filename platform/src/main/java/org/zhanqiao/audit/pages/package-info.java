/// The pages of the evidence: for the administrators of security and audit, and for citizens.
@NullMarked
package org.zhanqiao.audit.pages;

import org.jspecify.annotations.NullMarked;
