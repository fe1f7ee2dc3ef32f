package org.zhanqiao.demand.requests;

import java.time.Instant;

/// What a consumer recorded of its use (Order 809 art. 29).
///
/// @param scene    使用场景
/// @param process  使用过程
/// @param effect   使用成效
/// @param storage  存储情况
/// @param disposal 销毁情况; empty while nothing was disposed of
/// @param name     who recorded it
public record UseRecord(
        String request,
        long number,
        String scene,
        String process,
        String effect,
        String storage,
        String disposal,
        String by,
        String name,
        Instant at) {

    /// Names the record in the evidence.
    String evidenceKey() {
        return "demand.use:" + request + ":" + number;
    }
}
