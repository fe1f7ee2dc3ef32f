package org.zhanqiao.barrier.reports;

/// A counter at which a poster with a QR code hangs.
///
/// @param code   drawn by the platform; part of the address in the QR code
/// @param agency whose counter it is
/// @param name   such as 不动产登记综合窗口
/// @param place  the hall and the counter’s number
/// @param inUse  whether its code still names it
public record Counter(String code, String agency, String name, String place, boolean inUse, long version) {}
