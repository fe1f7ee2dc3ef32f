-- Whatever waits for nobody whose clock runs has no last day: what was closed late is overdue no longer.
update ledger.case_file set due = null, provisional = false
where due is not null and state in ('PAUSED', 'VERIFIED', 'CLOSED', 'CLOSED_UNCONFIRMED', 'REFUSED', 'MERGED');
