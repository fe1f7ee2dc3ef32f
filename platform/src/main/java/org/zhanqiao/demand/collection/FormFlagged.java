package org.zhanqiao.demand.collection;

/// A dataset that came into force holds what a form asks for. Published inside the transaction of the publication.
///
/// @param entry   code of the dataset’s entry
/// @param version of the entry
/// @param fields  how many of the form’s fields come under the ban by it
public record FormFlagged(CollectionForm form, String entry, int version, int fields) {}
