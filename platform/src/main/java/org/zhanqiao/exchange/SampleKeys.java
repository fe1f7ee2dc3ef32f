package org.zhanqiao.exchange;

import java.util.Map;
import org.zhanqiao.demand.Grant;

/// Values to try a grant with. Where there is a sample city, its residents; a real city has none.
public interface SampleKeys {

    /// Values by item of somebody whom the grant's source has a row of, those of one lookup key at least.
    ///
    /// @return empty where there is nobody to try it with
    Map<String, String> find(Grant grant);
}
