package org.zhanqiao.demand;

/// Legal grounds as people write them.
public final class LawText {

    private LawText() {}

    /// Whether it names a text and an article of it: 《…》第…条.
    public static boolean namesArticle(String ground, int longest) {
        return ground.length() <= longest && ground.matches("(?s).*《[^》]+》.*第?.+条.*");
    }
}
