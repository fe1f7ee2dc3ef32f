package org.zhanqiao.ledger;

import java.time.LocalDate;

/// A phase of a campaign.
///
/// @param name     in Chinese
/// @param from     its first day
/// @param to       its last day
/// @param collects whether reports are collected in it: a window that opens and closes by the clock
public record Phase(String name, LocalDate from, LocalDate to, boolean collects) {

    public boolean isOn(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
