package org.zhanqiao.catalog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The approval of the head of the department (政务数据共享条例 art. 13).
///
/// @param by name and office of whoever approved; empty while nobody did
public record Approval(String by, @Nullable LocalDate on) {

    static Approval none() {
        return new Approval("", null);
    }

    boolean complete() {
        return !by.isBlank() && on != null;
    }
}
