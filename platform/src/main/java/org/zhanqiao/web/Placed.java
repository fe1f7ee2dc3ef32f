package org.zhanqiao.web;

/// A page's view that lies at another place of the navigation than its address says.
public interface Placed {

    /// Address of the place.
    String place();
}
