package org.zhanqiao.demand.collection;

/// Where people meet a form.
public enum Channel {
    WINDOW,
    WEB,
    APP
}
