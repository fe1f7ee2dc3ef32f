package org.zhanqiao.exchange.node;

/// What exactly is wrong with one request, as a phrase in Chinese and English, for the members `detail` and `detailEn`
/// of a problem. Never repeats a value of the request; names of members and items may stand in it once they are
/// [RequestReader#printable].
record Detail(String zh, String en) {

    /// A name that reads the same in both languages.
    static Detail name(String name) {
        return new Detail(name, name);
    }

    /// A member or item of JSON, in the quotes of each language.
    static Detail quoted(String member) {
        return new Detail("“" + member + "”", "'" + member + "'");
    }
}
