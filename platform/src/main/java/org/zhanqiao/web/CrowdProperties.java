package org.zhanqiao.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many may come at once.
///
/// @param mostAtOnce requests that a process works on at one time, see [Crowd]
@ConfigurationProperties("zhanqiao.web")
record CrowdProperties(@DefaultValue("1000") int mostAtOnce) {

    CrowdProperties {
        if (mostAtOnce < 1) {
            throw new IllegalArgumentException("zhanqiao.web.most-at-once: out of range");
        }
    }
}
