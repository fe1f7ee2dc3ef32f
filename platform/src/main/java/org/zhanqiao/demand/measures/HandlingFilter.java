package org.zhanqiao.demand.measures;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.requests.RefusalGround;
import org.zhanqiao.demand.requests.RequestSet;

/// The rows behind one figure.
///
/// @param shareType of this type only
/// @param ground    refused for this reason only
public record HandlingFilter(
        MeasureScope scope, Figure figure, Optional<ShareType> shareType, Optional<RefusalGround> ground) {

    public static HandlingFilter of(MeasureScope scope, Figure figure) {
        return new HandlingFilter(scope, figure, Optional.empty(), Optional.empty());
    }

    public HandlingFilter of(ShareType type) {
        return new HandlingFilter(scope, figure, Optional.of(type), ground);
    }

    public HandlingFilter of(RefusalGround reason) {
        return new HandlingFilter(scope, figure, shareType, Optional.of(reason));
    }

    /// For a list of requests, which can be sorted by `days` too: the working days the answer took.
    ///
    /// @param today a request is overdue when its last day was before it
    public RequestSet requests(LocalDate today) {
        var sql = new StringBuilder("select request, answer_days from demand.request_handling where ")
                .append(scope.condition())
                .append(" and ")
                .append(figure.condition());
        var parameters = new HashMap<>(scope.parameters());
        parameters.put("today", today);
        shareType.ifPresent(type -> {
            sql.append(" and share_type = :shareType");
            parameters.put("shareType", type.name());
        });
        ground.ifPresent(reason -> {
            sql.append(" and ground = :ground");
            parameters.put("ground", reason.name());
        });
        return new RequestSet(sql.toString(), parameters, Map.of("days", "answer_days"));
    }
}
