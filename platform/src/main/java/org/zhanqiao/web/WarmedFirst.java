package org.zhanqiao.web;

/// What the first reader after a start would wait for, done before the platform says that it is ready.
@FunctionalInterface
public interface WarmedFirst {

    /// Does it; what fails is the first reader's to find out.
    void warm();
}
