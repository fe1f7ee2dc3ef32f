package org.zhanqiao.web;

/// A place that anybody can go to from the front page, without an account. A feature contributes its places as beans of
/// this type.
///
/// @param order      smaller comes first
/// @param messageKey key of its name; its description is the key followed by `.hint`
/// @param path       address of the page
public record PublicPlace(int order, String messageKey, String path) {

    public PublicPlace {
        if (!LocalPath.isOne(path)) {
            throw new IllegalArgumentException("path: expected an address on this site: " + path);
        }
    }

    /// Key of the sentence that says what one finds there.
    public String hintKey() {
        return messageKey + ".hint";
    }
}
