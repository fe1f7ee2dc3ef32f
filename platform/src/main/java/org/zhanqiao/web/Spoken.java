package org.zhanqiao.web;

/// What is said in the reader's language.
@FunctionalInterface
public interface Spoken {

    /// The words for the reader of a page.
    String in(Page page);
}
