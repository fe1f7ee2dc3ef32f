package org.zhanqiao.catalog.search;

/// How closely results answer the question. The search takes the first of these that finds anything.
public enum Closeness {
    /// Every word of the question, or one that means the same.
    ALL_WORDS,
    /// Every word but for one character: written wrongly, probably.
    NEARLY,
    /// Some of the words.
    SOME_WORDS
}
