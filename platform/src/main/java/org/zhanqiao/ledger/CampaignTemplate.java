package org.zhanqiao.ledger;

import java.time.LocalDate;
import java.util.List;

/// The three campaigns of 2021, to begin a campaign of any year with. Days are those of the city's
/// announcement; where it names an end only, the phase begins when the one before ends.
public enum CampaignTemplate {
    BARRIERS(CaseKind.BARRIER) {
        @Override
        public List<Phase> phases(int year) {
            return List.of(
                    new Phase("征集问题", day(year, 5, 31), day(year, 6, 15), true),
                    new Phase("分解任务", day(year, 7, 1), day(year, 7, 31), false),
                    new Phase("逐项整改", day(year, 8, 1), day(year, 12, 31), false));
        }
    },
    QUALITY(CaseKind.QUALITY) {
        @Override
        public List<Phase> phases(int year) {
            return List.of(
                    new Phase("部门自查", day(year, 6, 1), day(year, 7, 31), true),
                    new Phase("抽查并形成清单", day(year, 8, 1), day(year, 8, 31), true),
                    new Phase("集中整改", day(year, 9, 1), day(year, 10, 31), false));
        }
    },
    SECURITY(CaseKind.SECURITY) {
        @Override
        public List<Phase> phases(int year) {
            return List.of(
                    new Phase("部门自查", day(year, 6, 1), day(year, 7, 31), true),
                    new Phase("抽查", day(year, 8, 1), day(year, 8, 31), true),
                    new Phase("制定方案", day(year, 9, 1), day(year, 10, 31), false),
                    new Phase("整改完成", day(year, 11, 1), day(year, 12, 31), false));
        }
    };

    private final CaseKind kind;

    CampaignTemplate(CaseKind kind) {
        this.kind = kind;
    }

    public CaseKind kind() {
        return kind;
    }

    /// Its phases in a year.
    public abstract List<Phase> phases(int year);

    /// Its phases of this year, or of the next when the first of them is over.
    public List<Phase> phases(LocalDate today) {
        var here = phases(today.getYear());
        return here.getFirst().to().isBefore(today) ? phases(today.getYear() + 1) : here;
    }

    private static LocalDate day(int year, int month, int day) {
        return LocalDate.of(year, month, day);
    }
}
