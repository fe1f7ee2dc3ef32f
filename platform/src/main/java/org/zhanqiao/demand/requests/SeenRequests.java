package org.zhanqiao.demand.requests;

/// Requests as somebody reads them, on their page, in every list, export and search, and by program. While a request is
/// completed, and when it was withdrawn, nobody outside the asking agency reads what its head has not signed off (Order
/// 809 art. 20): they read what was signed off last, as far as that was kept.
final class SeenRequests {

    /// Name of the parameter: code of the reader's agency, empty for the bureau.
    static final String READER = "reader";

    /// What stands behind `from`, in the place of `demand.request` and with its columns.
    static final String SQL = """
            (select request.id, request.consumer, request.provider, request.dataset, request.share_type, request.state,
               request.version, request.drafted_by, request.drafted_at, request.moved_at, request.due,
               request.provisional, request.rung, request.extension_open, request.grant_id, request.supersedes,
               coalesce(signed.caller, request.caller) as caller,
               coalesce(signed.service, request.service) as service,
               coalesce(signed.purpose, request.purpose) as purpose,
               coalesce(signed.matter, request.matter) as matter,
               coalesce(signed.spared_paper, request.spared_paper) as spared_paper,
               coalesce(signed.legal_basis, request.legal_basis) as legal_basis,
               coalesce(signed.scene, request.scene) as scene,
               coalesce(signed.scope, request.scope) as scope,
               coalesce(signed.share_mode, request.share_mode) as share_mode,
               coalesce(signed.terms, request.terms) as terms,
               coalesce(signed.needs, request.needs) as needs,
               coalesce(signed.case_required, request.case_required) as case_required,
               coalesce(signed.until, request.until) as until,
               coalesce(signed.calls_per_day, request.calls_per_day) as calls_per_day,
               coalesce(signed.calls_per_second, request.calls_per_second) as calls_per_second
             from demand.request left join demand.request_signed_off signed on signed.request = request.id
               and request.state in ('INCOMPLETE', 'COMPLETION_PROPOSED', 'WITHDRAWN') and request.consumer <> :reader
            ) request
            """;

    private SeenRequests() {}
}
