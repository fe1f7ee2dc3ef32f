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

    /// Makes a dataset of which its department has not yet stated what an entry must state servable: its entry is a
    /// draft, which nobody finds or asks for until the bureau has published it.
    ///
    /// @param dataset    whose code does not count; it gets the next of its department's class
    /// @param agencyName of the department, should it have no class yet
    @Transactional
    public Dataset beginServed(Dataset dataset, String agencyName, String by) {
        return getDataset(entries.beginServed(dataset, agencyName, by).code());
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
