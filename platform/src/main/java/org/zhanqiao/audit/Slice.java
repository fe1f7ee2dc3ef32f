package org.zhanqiao.audit;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A stretch of a list, newest first.
///
/// @param newer where the rows before it end; `null` when there are none
/// @param older where the rows after it begin; `null` when there are none
public record Slice<T>(
        List<T> rows, @Nullable Cursor newer, @Nullable Cursor older) {

    public Slice {
        rows = List.copyOf(rows);
    }

    public <R> Slice<R> map(Function<? super T, ? extends R> mapping) {
        return new Slice<>(rows.stream().<R>map(mapping).toList(), newer, older);
    }
}
