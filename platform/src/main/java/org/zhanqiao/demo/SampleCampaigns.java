package org.zhanqiao.demo;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.ledger.Campaign;
import org.zhanqiao.ledger.CampaignTemplate;
import org.zhanqiao.ledger.Campaigns;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.Phase;
import org.zhanqiao.web.Page;

/// The campaigns of the sample city: the three of the templates, their phases as long as there and moved so that the
/// city stands in the middle of each on whatever day it is looked at, and one that collects today.
@Component
class SampleCampaigns {

    private static final int COLLECTING_SINCE = 6;
    private static final int COLLECTING_FOR = 14;
    private static final int MONTH = 30;

    private final Campaigns campaigns;
    private final Identity identity;
    private final InstantSource clock;

    SampleCampaigns(Campaigns campaigns, Identity identity, InstantSource clock) {
        this.campaigns = campaigns;
        this.identity = identity;
        this.clock = clock;
    }

    /// Opens them.
    ///
    /// @param quotas how many cases agencies are to put right in the campaign against barriers, by the ids of the
    ///     agencies
    void open(Map<String, Integer> quotas) {
        var wanted = new HashMap<String, Integer>();
        quotas.forEach((agency, cases) ->
                wanted.put(identity.findAgencyById(agency).map(Agency::code).orElseThrow(), cases));
        begin(
                CampaignTemplate.BARRIERS,
                120,
                "打破数据壁垒专项行动",
                "把群众和企业反映的、平台自己发现的数据壁垒逐项登记、逐项销号：能共享的材料不再要求群众提交，能自动核验的不再要求群众跑腿。",
                wanted);
        begin(
                CampaignTemplate.QUALITY,
                100,
                "数据质量提升专项行动",
                "各部门自查本部门提供的数据，大数据局抽查并形成问题清单，缺失、错误、滞后的数据逐条更正，更正后由使用部门确认。",
                Map.of());
        begin(
                CampaignTemplate.SECURITY,
                70,
                "数据安全隐患排查整治专项行动",
                "排查账号、密钥、接口、日志和数据导出环节的安全隐患，建立台账，明确责任人和时限，整改一项、复查一项、销号一项。",
                Map.of());
        collect();
    }

    /// A campaign whose collecting phase a newcomer walks into: it opened some days ago and closes in two weeks.
    private void collect() {
        var from = today().minusDays(COLLECTING_SINCE);
        var to = today().plusDays(COLLECTING_FOR);
        campaigns.begin(new Campaign(
                "collecting-" + today().getYear(),
                CaseKind.BARRIER,
                "办事材料集中征集",
                "请群众、企业和各部门说说：办哪件事、在哪个窗口，还被要求交市里已经有的材料。征集到的逐条核实、归并立项，转入专项行动逐项整改，进展向社会公开。",
                List.of(
                        new Phase("集中征集", from, to, true),
                        new Phase("归并立项", to.plusDays(1), to.plusDays(MONTH / 2), false),
                        new Phase("逐项整改", to.plusDays(MONTH / 2 + 1), to.plusDays(3L * MONTH), false)),
                Map.of(),
                0));
    }

    /// The code of the campaign of a kind.
    String code(CaseKind kind) {
        return (switch (kind) {
                            case BARRIER -> CampaignTemplate.BARRIERS;
                            case QUALITY -> CampaignTemplate.QUALITY;
                            case SECURITY -> CampaignTemplate.SECURITY;
                        })
                        .name()
                        .toLowerCase(Locale.ROOT)
                + "-"
                + today().getYear();
    }

    /// @param ago days since its first phase began
    private void begin(CampaignTemplate template, int ago, String name, String goal, Map<String, Integer> quotas) {
        var phases = template.phases(today().getYear());
        long moved =
                today().minusDays(ago).toEpochDay() - phases.getFirst().from().toEpochDay();
        List<Phase> here = phases.stream()
                .map(phase -> new Phase(
                        phase.name(), phase.from().plusDays(moved), phase.to().plusDays(moved), phase.collects()))
                .toList();
        campaigns.begin(new Campaign(code(template.kind()), template.kind(), name, goal, here, quotas, 0));
    }

    private LocalDate today() {
        return clock.instant().atZone(Page.ZONE).toLocalDate();
    }
}
