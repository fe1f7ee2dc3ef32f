package org.zhanqiao.demand.desk;

import java.util.List;
import org.zhanqiao.web.InputError;

/// The filter bar of the measures.
///
/// @param path     of the page it is on
/// @param agencies those one can choose; empty for whoever sees one only
/// @param export   address of the page as CSV
/// @param other    address of the other page of measures, for the same
/// @param errors   what is wrong with what was asked
public record MeasureFilterView(
        MeasureQuery query, String path, List<Choice> agencies, String export, String other, List<InputError> errors) {

    /// An agency one can choose.
    public record Choice(String code, String name) {}

    public List<MeasureQuery.Side> sides() {
        return List.of(MeasureQuery.Side.values());
    }

    public boolean isServices() {
        return path.equals(MeasureLinks.SERVICES);
    }
}
