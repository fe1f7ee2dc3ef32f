package org.zhanqiao.demo;

import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.reports.Counters;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;

/// The counters of the sample city at which barriers come up; each is registered when somebody first stands at it.
@Component
class SampleCounters {

    /// A counter, with the id of the agency whose it is.
    enum Place {
        REALTY("natural-resources", "不动产登记综合窗口", "市民中心一楼 12 号窗口"),
        MORTGAGE("natural-resources", "抵押登记窗口", "市民中心一楼 15 号窗口"),
        ENROLMENT("education", "义务教育入学咨询窗口", "市北区政务大厅二楼 6 号窗口"),
        MEDICAL("medical-insurance", "异地就医备案窗口", "市医保中心一楼 3 号窗口");

        private final String agency;
        private final String title;
        private final String place;

        Place(String agency, String title, String place) {
            this.agency = agency;
            this.title = title;
            this.place = place;
        }
    }

    private final Counters counters;
    private final Identity identity;

    SampleCounters(Counters counters, Identity identity) {
        this.counters = counters;
        this.identity = identity;
    }

    /// The code of a counter.
    String code(Place at) {
        var agency = identity.findAgencyById(at.agency).map(Agency::code).orElseThrow();
        return counters.listCounters(agency).stream()
                .filter(counter -> counter.name().equals(at.title))
                .findFirst()
                .orElseGet(() -> counters.register(agency, at.title, at.place))
                .code();
    }
}
