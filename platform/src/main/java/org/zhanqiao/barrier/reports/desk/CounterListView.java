package org.zhanqiao.barrier.reports.desk;

import java.util.List;
import org.zhanqiao.barrier.reports.CampaignWindow;
import org.zhanqiao.barrier.reports.Counter;
import org.zhanqiao.web.InputError;

/// The counters of an agency, and the form that registers one.
///
/// @param windows     campaigns that collect now or later, for which posters can be printed
/// @param mayRegister whether the reader registers and retires counters
/// @param done        what was just done, the end of a message key; empty for nothing
public record CounterListView(
        List<Counter> counters,
        List<CampaignWindow> windows,
        boolean mayRegister,
        String name,
        String place,
        String done,
        List<InputError> errors) {}
