-- Who holds an item of this title.
create index data_item_by_title on catalog.data_item (title);
