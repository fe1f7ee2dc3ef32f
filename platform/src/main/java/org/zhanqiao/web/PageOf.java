package org.zhanqiao.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;

/// One page of a list as programs read it.
///
/// @param total how many there are on all pages
/// @param page  counted from 1
/// @param size  rows a page
@Schema(description = "列表的一页 · one page of a list")
public record PageOf<T>(
        @Schema(description = "符合的总数 · how many on all pages")
        long total,

        int page,
        int size,
        List<T> items) {

    public PageOf {
        items = List.copyOf(items);
    }

    /// @param shape how a row is shown
    public static <R, T> PageOf<T> of(Paged<R> paged, Function<? super R, ? extends T> shape) {
        return new PageOf<>(
                paged.total(),
                paged.query().page(),
                paged.query().size(),
                paged.rows().stream().<T>map(shape).toList());
    }
}
