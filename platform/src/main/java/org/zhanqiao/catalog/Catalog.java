package org.zhanqiao.catalog;

import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The datasets of the city that are in force, as the exchange serves them. What is stated of each beyond that, drafts,
/// versions and what was withdrawn stand in [Entries].
@Service
public class Catalog {

    private final DatasetTable datasets;
    private final Entries entries;

    Catalog(DatasetTable datasets, Entries entries) {
        this.datasets = datasets;
        this.entries = entries;
    }

    /// Puts a dataset of which no more is known into force, or replaces the one with its code: it becomes a published
    /// entry with gaps.
    @Transactional
    public void publish(Dataset dataset) {
        entries.adopt(dataset, "platform");
    }

    /// A dataset that was withdrawn is still told, for the grants that were signed on it.
    ///
    /// @throws NoSuchElementException when there never was such a dataset
    public Dataset getDataset(String code) {
        return findDataset(code).orElseThrow(() -> new NoSuchElementException("no dataset " + code));
    }

    /// The datasets with these codes, by code; one that is none is left out.
    public List<Dataset> listDatasets(Collection<String> codes) {
        return datasets.list(codes);
    }

    public Optional<Dataset> findDataset(String code) {
        return datasets.find(code);
    }
}
