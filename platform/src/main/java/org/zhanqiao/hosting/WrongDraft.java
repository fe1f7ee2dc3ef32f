package org.zhanqiao.hosting;

/// A table is described wrongly by whoever publishes it; its file may be in order. Nothing was taken over.
public final class WrongDraft extends RuntimeException {

    private final String chinese;
    private final String english;

    WrongDraft(String chinese, String english) {
        super(english);
        this.chinese = chinese;
        this.english = english;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}
