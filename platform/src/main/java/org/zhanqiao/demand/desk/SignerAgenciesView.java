package org.zhanqiao.demand.desk;

import java.util.List;

/// The agencies whose people have keys to sign with, by name.
public record SignerAgenciesView(List<Row> agencies) {

    public SignerAgenciesView {
        agencies = List.copyOf(agencies);
    }

    /// @param keys how many, present and past
    public record Row(String code, String name, int keys) {}
}
