package org.zhanqiao.exchange.node;

import java.util.Locale;

/// Why a call is refused, with what its caller reads: what is wrong and what to do next, in Chinese and English.
/// The problem type is `urn:zhanqiao:refusal:` and the name in lower case with hyphens.
///
/// What a grant does not list does not exist for its caller, so an unknown service and one not granted have the same
/// answer, and so have an unknown field and one not granted.
enum Refusal {
    UNKNOWN_PATH(
            404,
            "没有这个地址",
            "请核对路径：调用为 POST /v1/services/服务代码/query、list 或 verify，末尾没有斜线，见《调用说明》。",
            "There is nothing at this address",
            "Check the path: calls are POST /v1/services/SERVICE/query, list or verify, without a slash at the end; see the calling guide."),
    METHOD_NOT_ALLOWED(
            405,
            "这个地址不接受这种请求方法",
            "可用的方法见 Allow 头部。",
            "This address does not take this method",
            "The header Allow names the method it takes."),
    MALFORMED_REQUEST(
            400,
            "请求内容有误",
            "请按 detail 所指出的改正后重新发送。",
            "The request is malformed",
            "Correct what 'detailEn' names and send it again."),
    BODY_TOO_LARGE(
            413,
            "请求体过大",
            "请求体最多 256 KB；请分成几次调用。",
            "The request body is too large",
            "A body may have 256 kB; split the call."),
    BODY_TOO_SLOW(
            408,
            "请求体没有及时发完",
            "整个请求须在 10 秒内发完；请检查网络后重新发送。",
            "The request's body did not arrive in time",
            "A whole request has 10 seconds to arrive; check the network and send it again."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "请求体不是 JSON",
            "请以 Content-Type: application/json 发送 UTF-8 编码的 JSON。",
            "The request's content is not JSON",
            "Send JSON in UTF-8 with the header Content-Type: application/json."),
    TOO_MANY_KEYS(
            400,
            "一次查询的键过多",
            "一次最多 500 个键；请分成几次调用。",
            "Too many keys in one call",
            "One call takes at most 500 keys; split it."),
    WRONG_TYPE(
            400,
            "值的类型不对",
            "请按接口说明中该数据项的类型填写。",
            "A value has the wrong type",
            "Send the value in the type the interface description states."),
    SIGNATURE_MISSING(
            401,
            "请求没有签名",
            "请按 RFC 9421 对请求签名，见《调用说明》。",
            "The request is not signed",
            "Sign the request as RFC 9421 says; see the calling guide."),
    BAD_SIGNATURE(
            401,
            "签名核验未通过",
            "请核对密钥编号、密钥和签名覆盖的内容（方法、路径、内容摘要、时间、随机数）。",
            "The signature does not verify",
            "Check key id, key and what the signature covers: method, path, content digest, created, nonce."),
    CLOCK_OFF(
            401,
            "签名时间与平台时间相差过大",
            "两边时钟最多可差 5 分钟；请校准时钟后重新签名。",
            "The signature's time is too far from the platform's",
            "Clocks may differ by five minutes; set yours and sign again."),
    REPLAYED(
            401,
            "这个请求已经收到过",
            "每次调用都要用新的随机数重新签名。",
            "This request was received before",
            "Sign every call anew, with a fresh nonce."),
    TOO_MANY_FAILURES(
            429,
            "未通过核验的请求过多",
            "请稍后再试，并检查签名程序。",
            "Too many requests that failed the checks",
            "Try again later, and check the program that signs."),
    AUDITORS_ONLY(
            403,
            "只供审计系统读取",
            "请换用登记为审计用途的系统的密钥，或请审计管理员读取。",
            "For auditors' systems only",
            "Use the key of a system registered for audits, or ask an audit administrator."),
    NO_GRANT(
            403,
            "没有可用的授权",
            "请核对服务代码；如需使用该服务，请先提出共享申请。",
            "There is no grant for this",
            "Check the service's code; to use it, ask for access first."),
    PURPOSE_NOT_GRANTED(
            403,
            "授权中没有这个用途",
            "请在 purpose 中写明授权所载的用途。",
            "The grant does not name this purpose",
            "State in 'purpose' a purpose that a grant of yours names."),
    AMBIGUOUS_GRANT(
            403,
            "有多份授权，无法确定用哪一份",
            "请在 purpose 中写明本次调用的用途。",
            "Several grants fit, and they differ",
            "State in 'purpose' which one this call is made under."),
    NOT_YET_VALID(403, "授权尚未生效", "请在生效日期之后调用。", "The grant is not yet in force", "Call on or after its first day."),
    EXPIRED(403, "授权已到期", "请办理续期。", "The grant has expired", "Have it renewed."),
    SUSPENDED(403, "授权已暂停", "请与数据提供单位联系，了解暂停原因。", "The grant is suspended", "Ask the providing agency why."),
    REVOKED(403, "授权已终止", "如仍需使用，请重新申请。", "The grant has ended", "If it is still needed, ask for access anew."),
    MODE_NOT_GRANTED(
            403,
            "授权不允许这种调用方式",
            "授权允许的方式见接口说明。",
            "The grant does not allow this mode",
            "The interface description names the modes it allows."),
    FIELD_NOT_GRANTED(
            403,
            "有数据项不在授权之内",
            "请只请求授权所列的数据项；需要更多请变更授权。",
            "A field is not in the grant",
            "Ask only for the fields the grant lists, or have the grant amended."),
    FIELD_WITHHELD(
            403,
            "授权所列的数据项现在不能提供",
            "该数据项的安全级别或保护要求已经变化，原因见详情和授权页面；请与数据提供单位联系，或变更授权。",
            "A field of the grant is withheld for now",
            "Its protection level, or what that level demands, has changed; 'detail' and the grant's page say why. Ask the providing agency, or have the grant amended."),
    KEY_NOT_GRANTED(
            403,
            "不能按这个数据项查询",
            "请使用授权所列的查询条件。",
            "Rows may not be looked up by this key",
            "Use a lookup key the grant lists."),
    CASE_MISSING(
            403,
            "缺少办件编号",
            "这份授权要求每次调用写明办件编号（case）。",
            "The case number is missing",
            "This grant demands a case number ('case') with every call."),
    RATE_EXCEEDED(429, "调用太快", "请放慢速度，一秒后再试。", "Calls come too fast", "Slow down and try again in a second."),
    DAILY_QUOTA_USED(
            429,
            "今天的调用次数已用完",
            "请明天再试，或申请提高每日次数。",
            "Today's calls are used up",
            "Try again tomorrow, or ask for a higher daily number."),
    RESULT_TOO_LARGE(413, "结果行数过多", "请减少一次查询的键。", "The result has too many rows", "Ask for fewer keys at once.");

    private final int status;
    private final String title;
    private final String next;
    private final String titleEn;
    private final String nextEn;

    Refusal(int status, String title, String next, String titleEn, String nextEn) {
        this.status = status;
        this.title = title;
        this.next = next;
        this.titleEn = titleEn;
        this.nextEn = nextEn;
    }

    /// The status and the texts of the answer.
    Notice notice() {
        return new Notice("urn:zhanqiao:refusal:" + code(), status, title, next, titleEn, nextEn);
    }

    /// As it stands in problem types, log entries and metrics.
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
