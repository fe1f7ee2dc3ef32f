package org.zhanqiao.web;

import java.util.Locale;

/// What somebody is told for whom there is no room at the moment, in one language.
public record CrowdedView(String title, String body, String next) {

    CrowdedView(Problems words, Locale language) {
        this(
                words.text("web.crowded.title", language),
                words.text("web.crowded.body", language),
                words.text("web.crowded.next", language));
    }
}
