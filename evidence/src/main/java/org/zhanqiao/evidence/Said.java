package org.zhanqiao.evidence;

/// A sentence in both languages.
record Said(String chinese, String english) {
    private static final String BETWEEN = " · ";

    /// The halves of `中文 · English`. What is wrong with the form of a key, a receipt or a note is worded for whoever
    /// writes one, in English; then the Chinese half says whose words they are.
    ///
    /// @param otherwise the Chinese half of what has none
    static Said of(String message, String otherwise) {
        int at = message.indexOf(BETWEEN);
        return at < 0
                ? new Said(otherwise, message)
                : new Said(message.substring(0, at), message.substring(at + BETWEEN.length()));
    }

    /// Of arguments that cannot be used.
    static Said wrongUsage(IllegalArgumentException e) {
        Said said = of(String.valueOf(e.getMessage()), "给出的密钥或文件格式不对，细节见下一行英文");
        return new Said("用法有误：" + said.chinese, "Wrong usage: " + said.english);
    }
}
