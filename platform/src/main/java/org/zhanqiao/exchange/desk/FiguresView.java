package org.zhanqiao.exchange.desk;

import java.util.List;
import org.zhanqiao.web.Chart;

/// What an agency's calls looked like.
///
/// @param services those one can choose, by title
/// @param latency  one for the middle call, one for the slowest in a hundred
public record FiguresView(
        FiguresQuery query,
        List<Choice> services,
        long served,
        long refused,
        long unavailable,
        Chart time,
        Chart reasons,
        Chart byService,
        List<Chart> latency,
        String export) {

    /// A service one can choose.
    public record Choice(String code, String title) {}

    /// The periods one can choose.
    public List<FiguresQuery.Period> periods() {
        return List.of(FiguresQuery.Period.values());
    }

    /// Whether there was any call.
    public boolean isEmpty() {
        return served + refused + unavailable == 0;
    }
}
