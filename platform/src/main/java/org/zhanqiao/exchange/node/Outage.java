package org.zhanqiao.exchange.node;

import java.util.Locale;

/// Why a call that would be allowed cannot be served now. The problem type is `urn:zhanqiao:unavailable:` and the
/// name in lower case with hyphens. An outage never turns into "no rows".
enum Outage {
    SOURCE_DOWN(
            503,
            "数据源暂时无法访问",
            "这不是您的问题，请稍后再试；平台已记录。",
            "The source cannot be reached",
            "It is not your fault; try again later. The platform has recorded it."),
    SOURCE_SLOW(504, "数据源没有及时回答", "请稍后再试。", "The source did not answer in time", "Try again later."),
    SOURCE_GARBLED(
            502,
            "数据源的回答无法识别",
            "平台已记录，请稍后再试。",
            "The source's answer makes no sense",
            "The platform has recorded it; try again later."),
    SOURCE_BUSY(
            503,
            "数据源正忙",
            "同时进行的查询已满，请稍后再试。",
            "The source is busy",
            "As many questions as it bears are under way; try again shortly."),
    SOURCE_RESTING(
            503,
            "数据源连续出错，平台暂停访问它",
            "平台会自动重试，请稍后再试。",
            "The source failed repeatedly and is given a rest",
            "The platform tries it again by itself; try again shortly."),
    SOURCE_OFF(
            503,
            "数据源已被停用",
            "系统管理员停用了这个数据源，启用之前不提供数据；请与提供部门联系。",
            "The source is switched off",
            "The system administrator has switched it off, and no data are given until it is on again;"
                    + " ask the providing agency."),
    EVIDENCE_UNAVAILABLE(
            503,
            "存证暂时不可用，平台不提供数据",
            "请稍后再试；存证恢复后服务自动恢复。",
            "Evidence cannot be kept now, so no data leaves",
            "Try again later; service resumes by itself with the evidence log."),
    CONTROL_UNREACHABLE(
            503, "无法确认授权是否仍然有效", "请稍后再试。", "It cannot be confirmed that the grant still stands", "Try again later."),
    GRANT_CHANGED(
            503,
            "查询期间授权内容有变动",
            "没有按原内容提供数据；授权仍然有效，请重新调用。",
            "The grant's terms changed while the source was being asked",
            "Nothing was given under the former terms. The grant is in force: call again."),
    NODE_BUSY(503, "节点正在接收的请求过多", "请稍后再试。", "The node is taking in more than it has room for", "Try again shortly."),
    INTERNAL(
            500,
            "平台内部错误",
            "请把调用编号告诉平台运维人员。",
            "The platform failed",
            "Tell the platform's operators the number of the call.");

    private final int status;
    private final String title;
    private final String next;
    private final String titleEn;
    private final String nextEn;

    Outage(int status, String title, String next, String titleEn, String nextEn) {
        this.status = status;
        this.title = title;
        this.next = next;
        this.titleEn = titleEn;
        this.nextEn = nextEn;
    }

    Notice notice() {
        return new Notice("urn:zhanqiao:unavailable:" + code(), status, title, next, titleEn, nextEn);
    }

    /// As it stands in problem types, log entries and metrics.
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
