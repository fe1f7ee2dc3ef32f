package org.zhanqiao.demand.requests;

/// How shared data reach whoever asked (共享方式, Order 809 art. 22).
public enum ShareMode {
    /// 服务接口: asked call by call.
    INTERFACE,
    /// 批量交换: read page by page, regularly.
    BATCH,
    /// 文件下载: read page by page, once.
    FILE;

    /// Whether it reads page by page.
    boolean lists() {
        return this != INTERFACE;
    }
}
