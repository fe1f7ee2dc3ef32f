package org.zhanqiao.exchange.node;

/// What a caller reads when there is no data: an RFC 9457 problem, in Chinese and English.
record Notice(String type, int status, String title, String next, String titleEn, String nextEn) {}
