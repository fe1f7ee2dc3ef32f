package org.zhanqiao.web;

/// A cell of a list to take away that is words, not data: what the page shows for a code, in the reader's language.
///
/// @param key of the words
public record CellWord(String key) implements Spoken {

    @Override
    public String in(Page page) {
        return page.text(key);
    }
}
