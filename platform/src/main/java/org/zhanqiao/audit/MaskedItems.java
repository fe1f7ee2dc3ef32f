package org.zhanqiao.audit;

import java.util.Set;

/// Which items left under a mask, for whoever reads what became of their data. The feature that knows the grants
/// contributes a bean; without one, no item is called masked.
public interface MaskedItems {

    /// The items that a grant gives under a mask only; none when the grant is not known.
    Set<String> listMasked(String grant);
}
