package org.zhanqiao.barrier.similar;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.barrier.similar.ReportTexts.Kept;
import org.zhanqiao.benchmarks.Times;
import org.zhanqiao.catalog.search.CatalogAnalyzer;

/// How fast similar reports are suggested: reports of few matters and papers, as they come in a city, so that every
/// question meets thousands that share its words. One question after the other, with its reading of the database.
public final class SimilarBench {

    private static final long SEED = 2026;
    private static final int BATCH = 1_000;
    private static final int WARM_UP = 200;
    private static final int MOST = 10;
    private static final int USUAL_SENTENCES = 6;
    private static final int OWN_CHARACTERS = 5;
    private static final int FIRST_CHARACTER = 0x4e00;
    private static final int USUAL_CHARACTERS = 3_500;
    private static final int LONGEST_STORY = 2_000;

    private static final List<String> MATTERS = List.of(
            "义务教育入学",
            "小孩上学报名",
            "二手房同步过户",
            "房屋过户",
            "水电气暖过户",
            "职工退休",
            "退休手续",
            "医疗报销",
            "人才落户",
            "新生儿出生",
            "公积金提取",
            "租房提取公积金",
            "企业高频证照变更",
            "营业执照变更",
            "企业注销登记",
            "公租房申请",
            "低保申请",
            "高龄津贴",
            "残疾人补贴",
            "居住证申领",
            "社保参保",
            "社保转移",
            "驾驶证换证",
            "转学",
            "开办餐饮店",
            "开办运输企业",
            "信用修复",
            "死亡后户口注销",
            "养老金领取资格认证",
            "退役军人优待证");

    private static final List<String> PAPERS = List.of(
            "户口簿", "户口本", "不动产权证书", "房产证", "结婚证", "婚姻状况证明", "身份证", "独生子女证", "营业执照", "社保缴费证明", "完税证明", "购房合同", "学历证书",
            "毕业证", "出生医学证明", "居住证", "收入证明", "医疗收费票据", "残疾人证", "");

    private static final List<String> WHERE = List.of(
            "市北区", "市南区", "李沧区", "崂山区", "城阳区", "即墨区", "黄岛区", "胶州市", "平度市", "莱西市", "街道办", "社区服务站", "市民中心", "不动产登记大厅",
            "税务大厅", "派出所", "医保大厅", "人社窗口");

    private static final List<String> SAID = List.of(
            "窗口说系统里查不到",
            "让我回去重新复印",
            "已经跑了三趟还没办成",
            "老人行动不便请假陪着去",
            "明明去年刚交过一次",
            "两个部门互相推",
            "网上提交之后还是让带原件",
            "等了两个小时才轮到",
            "工作人员态度很好但系统没打通",
            "外地回来一趟不容易",
            "单位不给开这个证明",
            "证件早就丢了补办要一个月",
            "电子证照不认",
            "要盖两个公章",
            "复印店都赚我二十块了",
            "上午去下午又去",
            "说是规定没有办法",
            "同样的东西三个窗口各要一份",
            "孩子开学前必须办完",
            "材料清单上没有写这一项");

    private SimilarBench() {}

    /// @param url    of a control plane’s database without reports
    /// @param rounds how many questions of each kind count, in hundreds
    /// @return a table
    public static StringBuilder measure(String url, int size, int rounds) throws Exception {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser("postgres");
        var jdbc = JdbcClient.create(source);
        var random = new SplittableRandom(SEED);
        for (int n = 0; n < size; n += BATCH) {
            insert(jdbc, n, Math.min(BATCH, size - n), random);
        }
        var text = new StringBuilder("""
                | reports | stories | filled in, s | index, MiB | median, ms | p99, ms | slowest, ms |
                |---|---|---|---|---|---|---|
                """);
        var texts = new ReportTexts(jdbc);
        var wording = new Wording(new CatalogAnalyzer());
        try (var follower = new IndexFollower(texts, wording, InstantSource.system())) {
            long used = used();
            long begun = System.nanoTime();
            follower.look();
            double filled = (System.nanoTime() - begun) / 1e9;
            long mebibytes = (used() - used) >> 20;
            var similar = new SimilarReports(follower, texts, wording);
            for (int sentences : List.of(0, USUAL_SENTENCES, LONGEST_STORY)) {
                var row = "| %,d | %s | %.1f | %d | %s |%n"
                        .formatted(
                                size,
                                switch (sentences) {
                                    case 0 -> "none";
                                    case USUAL_SENTENCES -> "up to 6 sentences";
                                    default -> "2,000 characters";
                                },
                                filled,
                                mebibytes,
                                figures(similar, sentences, rounds, random));
                System.out.print(row);
                text.append(row);
            }
        }
        return text;
    }

    private static String figures(SimilarReports similar, int sentences, int rounds, SplittableRandom random) {
        for (int i = 0; i < WARM_UP; i++) {
            similar.find(report(sentences, random), MOST);
        }
        var millis = new double[100 * rounds];
        for (int i = 0; i < millis.length; i++) {
            var report = report(sentences, random);
            long asked = System.nanoTime();
            similar.find(report, MOST);
            millis[i] = (System.nanoTime() - asked) / 1e6;
        }
        var times = Times.of(millis);
        return "%.1f | %.1f | %.1f".formatted(times.median(), times.p99(), times.longest());
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static <T> T one(List<T> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }

    private static String story(int sentences, SplittableRandom random) {
        var story = new StringBuilder();
        for (int i = 0; i < sentences && story.length() < LONGEST_STORY; i++) {
            story.append(one(WHERE, random)).append(one(SAID, random)).append('，');
            // What nobody else writes, so that the index holds as many words as of real stories.
            random.ints(OWN_CHARACTERS, FIRST_CHARACTER, FIRST_CHARACTER + USUAL_CHARACTERS)
                    .forEach(story::appendCodePoint);
            story.append('，');
        }
        return story.substring(0, Math.min(story.length(), LONGEST_STORY));
    }

    private static void insert(JdbcClient jdbc, int from, int count, SplittableRandom random) {
        var references = new ArrayList<String>();
        var matters = new ArrayList<String>();
        var papers = new ArrayList<String>();
        var places = new ArrayList<String>();
        var stories = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            references.add("%010d".formatted(from + i));
            matters.add(one(MATTERS, random));
            papers.add(one(PAPERS, random));
            places.add(one(WHERE, random) + "\n" + one(WHERE, random));
            stories.add(story(random.nextInt(USUAL_SENTENCES + 1), random));
        }
        jdbc.sql("""
                insert into barrier.report
                  (reference, secret, draft, channel, state, matter, paper, places, how_often, time_spent, story, reporter,
                   reachable, counter, photos, entered_by, agency, holder, cause, received_at)
                select reference, '', reference, 'ONLINE', 'RECEIVED', matter, paper, places, '', '', story, '', false, '', 0,
                  '', '', '', '', now()
                from unnest(:references::text[], :matters::text[], :papers::text[], :places::text[], :stories::text[])
                  as t (reference, matter, paper, places, story)
                """)
                .param("references", references.toArray(String[]::new))
                .param("matters", matters.toArray(String[]::new))
                .param("papers", papers.toArray(String[]::new))
                .param("places", places.toArray(String[]::new))
                .param("stories", stories.toArray(String[]::new))
                .update();
    }

    private static Kept report(int sentences, SplittableRandom random) {
        return new Kept(
                -1, "", "", one(MATTERS, random), one(PAPERS, random), one(WHERE, random), story(sentences, random));
    }
}
