package org.zhanqiao.demand.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.DataType;
import org.zhanqiao.catalog.HeldItem;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.catalog.search.Synonyms;
import org.zhanqiao.protection.Level;
import org.zhanqiao.samplecity.CatalogEntry;
import org.zhanqiao.samplecity.CatalogItem;
import org.zhanqiao.samplecity.CityCatalog;
import org.zhanqiao.samplecity.ItemSpec;
import org.zhanqiao.samplecity.SampleCity;
import org.zhanqiao.samplecity.SubjectKind;
import org.zhanqiao.samplecity.TableSpec;

/// How well labels of real forms are matched with what the sample city’s datasets hold, against answers written by
/// hand.
class A01_MatchScoreTest {

    /// Label, kind, and the items that hold it (any of them counts); - for none: an identity by which one looks things
    /// up, what belongs to the case, what says too little, and what nobody holds.
    private static final String LABELLED = """
            性别 | TEXT | 性别
            申请人性别 | TEXT | 性别
            民族 | TEXT | 民族
            出生日期 | DATE | 出生日期
            出生年月日（必填） | DATE | 出生日期
            儿童出生日期 | DATE | 出生日期
            婚姻状况 | TEXT | 婚姻状况
            *婚否 | TEXT | 婚姻状况
            户籍所在地 | TEXT | 户口地址
            户籍地址 | TEXT | 户口地址
            家庭住址 | TEXT | 住址 居住地址
            现居住地址 | TEXT | 住址 居住地址
            与户主关系 | TEXT | 与户主关系
            家庭人口数 | NUMBER | 人口数
            结婚证号 | TEXT | 结婚证字号
            结婚登记日期 | DATE | 登记日期
            离婚登记日期 | DATE | 登记日期
            出生医学证明编号 | TEXT | 出生医学证明编号
            出生证号 | TEXT | 出生医学证明编号
            接生机构 | TEXT | 接生机构
            不动产单元号 | TEXT | 不动产单元号
            房产证号 | TEXT | 不动产权证书号
            房屋坐落 | TEXT | 坐落
            建筑面积（平方米） | NUMBER | 建筑面积
            是否抵押 | YES_NO | 是否抵押
            不动产登记日期 | DATE | 登记日期
            注册资本（万元） | NUMBER | 注册资本
            法定代表人 | TEXT | 法定代表人姓名
            企业成立日期 | DATE | 成立日期
            企业注册地址 | TEXT | 住所
            所属行业 | TEXT | 行业门类
            企业登记状态 | TEXT | 登记状态
            首次参保日期 | DATE | 首次参保日期
            参保状态 | TEXT | 参保状态
            工作单位 | TEXT | 用人单位名称
            累计缴费月数 | NUMBER | 累计缴费月数
            退休日期 | DATE | 退休日期
            退休时间 | DATE | 退休日期
            公积金账号 | TEXT | 公积金账号
            公积金缴存基数 | NUMBER | 月缴存基数
            公积金账户余额 | NUMBER | 账户余额
            学籍号 | TEXT | 学籍号
            就读学校名称 | TEXT | 学校名称
            车牌号 | TEXT | 号牌号码
            机动车初次登记日期 | DATE | 初次登记日期
            居住证号码 | TEXT | 居住证编号
            供水用户编号 | TEXT | 用户编号
            身份证正反面复印件 | PAPER | 居民基本信息
            户口簿复印件 | PAPER | 户籍信息
            居民户口簿 | PAPER | 户籍信息
            结婚证书 | PAPER | 结婚登记信息
            社保缴费凭证 | PAPER | 社会保险参保信息
            结婚证原件及复印件 | PAPER | 结婚登记信息
            房产证扫描件 | PAPER | 不动产登记信息
            营业执照复印件 | PAPER | 企业登记信息
            社保缴费证明 | PAPER | 社会保险参保信息
            姓名 | TEXT | -
            申请人姓名 | TEXT | -
            公民身份号码 | TEXT | -
            配偶身份证号 | TEXT | -
            监护人姓名 | TEXT | -
            企业名称 | TEXT | -
            统一社会信用代码 | TEXT | -
            联系电话 | TEXT | -
            手机号码 | TEXT | -
            银行卡号 | TEXT | -
            申请理由 | TEXT | -
            备注 | TEXT | -
            登记日期 | DATE | -
            状态 | TEXT | -
            用途 | TEXT | -
            地址 | TEXT | -
            有效期至 | DATE | -
            账户余额 | NUMBER | -
            承诺书 | PAPER | -
            申请人签名照片 | PAPER | -
            拟变更的企业名称 | TEXT | -
            拟变更的经营范围 | TEXT | -
            宠物品种 | TEXT | -
            发票金额 | NUMBER | -
            服务满意度 | TEXT | -
            健康状况 | TEXT | -
            兴趣爱好 | TEXT | -
            过敏史 | TEXT | -
            是否随迁 | YES_NO | -
            租赁合同编号 | TEXT | -
            租赁起始日期 | DATE | -
            施工面积 | NUMBER | -
            """;

    private final LabelReader reader = new LabelReader(Synonyms.load());

    private static final List<HeldItem> HELD = SampleCity.tables().stream()
            .flatMap(table -> table.items().stream().map(item -> held(table, item)))
            .toList();

    private static HeldItem held(TableSpec table, ItemSpec item) {
        return new HeldItem(
                table.table(),
                table.title(),
                table.agency(),
                ShareType.CONDITIONAL,
                true,
                item.subject() == SubjectKind.RESIDENT_ID ? "GB 11643" : "",
                new DataItem(
                        item.column(),
                        item.title(),
                        item.titleEn(),
                        DataType.valueOf(item.type().name()).itemType().orElseThrow(),
                        Level.of(item.suggestedLevel()),
                        DataItem.Subject.valueOf(item.subject().name()),
                        ""));
    }

    private List<Match> sure(FormField field) {
        return Match.keep(Match.listMatches(field, reader.read(field), HELD), _ -> false).stream()
                .filter(Match::isSure)
                .toList();
    }

    private static String name(Match match) {
        return match.item().isEmpty() ? match.datasetName() : match.itemTitle();
    }

    @Test
    void a01_labels_are_flagged_rightly_and_few_are_missed() {
        int right = 0;
        int wrong = 0;
        int missed = 0;
        var faults = new ArrayList<String>();
        var lines = LABELLED.lines().map(line -> line.split(" \\| ", -1)).toList();
        for (var cells : lines) {
            var found = sure(new FormField(cells[0], true, FieldKind.valueOf(cells[1]))).stream()
                    .map(A01_MatchScoreTest::name)
                    .distinct()
                    .toList();
            var expected = cells[2].equals("-") ? List.<String>of() : Arrays.asList(cells[2].split(" ", -1));
            if (!found.isEmpty() && expected.containsAll(found)) {
                right++;
            } else if (!found.isEmpty()) {
                wrong++;
                faults.add(cells[0] + " → " + found);
            } else if (!expected.isEmpty()) {
                missed++;
                faults.add(cells[0] + " → nothing, expected " + expected);
            }
        }
        double precision = (double) right / (right + wrong);
        double recall = (double) right / (right + missed);
        System.out.printf(
                "collected again: %d labels, precision %.3f, recall %.3f, %d wrong, %d missed %s%n",
                lines.size(), precision, recall, wrong, missed, faults);
        assertThat(lines).hasSizeGreaterThanOrEqualTo(40);
        assertThat(precision).as("%s", faults).isGreaterThanOrEqualTo(0.95);
        assertThat(recall).as("%s", faults).isGreaterThanOrEqualTo(0.9);
    }

    /// The more a catalog holds, the more there is to take for the same by mistake.
    @Test
    void a07_in_the_catalog_of_the_whole_city_nothing_is_flagged_that_may_be_asked() {
        var city = new CityCatalog(7)
                .entries(5_000)
                .flatMap(entry -> entry.items().stream().flatMap(item -> held(entry, item).stream()))
                .toList();
        assertThat(city).hasSizeGreaterThan(20_000);
        var flagged = LABELLED.lines()
                .map(line -> line.split(" \\| ", -1))
                // The whole city's catalog does hold invoices.
                .filter(cells -> cells[2].equals("-") && !cells[0].equals("发票金额"))
                .map(cells -> new FormField(cells[0], true, FieldKind.valueOf(cells[1])))
                .flatMap(field -> Match.listMatches(field, reader.read(field), city).stream())
                .filter(Match::isSure)
                .map(match -> match.label() + " → " + match.datasetName() + "·" + match.itemTitle())
                .toList();
        assertThat(flagged).isEmpty();
    }

    @Test
    void a08_the_dataset_of_whoever_issues_a_paper_is_found_among_many_that_are_called_alike() {
        var city = new CityCatalog(7)
                .entries(CityCatalog.ENTRIES)
                .flatMap(entry -> entry.items().stream().flatMap(item -> held(entry, item).stream()))
                .map(item -> new HeldItem(
                        item.dataset(),
                        item.name(),
                        item.agency(),
                        item.shareType(),
                        true,
                        item.standard(),
                        item.item()));
        var field = new FormField("户口簿", true, FieldKind.PAPER);
        var all = Match.listMatches(
                field, reader.read(field), Stream.concat(city, HELD.stream()).toList());
        assertThat(all).hasSizeGreaterThan(90);
        assertThat(Match.first(all, Set.of(), 50))
                .hasSize(50)
                .noneMatch(match -> match.holder().equals("police"));
        assertThat(Match.first(all, Set.of("police"), 50))
                .hasSizeGreaterThan(50)
                .anyMatch(match -> match.holder().equals("police"));
    }

    private static Optional<HeldItem> held(CatalogEntry entry, CatalogItem item) {
        return DataType.valueOf(item.type().name())
                .itemType()
                .map(type -> new HeldItem(
                        entry.code(),
                        entry.name(),
                        entry.agency().code(),
                        ShareType.CONDITIONAL,
                        false,
                        "",
                        new DataItem(
                                item.name(),
                                item.title(),
                                "",
                                type,
                                Level.of(item.level()),
                                DataItem.Subject.valueOf(item.subject().name()),
                                "")));
    }

    /// Two datasets can hold one item of a title; the words before it say which is meant.
    @ParameterizedTest
    @CsvSource({
        "结婚登记日期, 结婚登记信息",
        "离婚登记日期, 离婚登记信息",
        "房产登记日期, 不动产登记信息",
        "公积金账户余额, 住房公积金账户信息",
    })
    void a02_the_words_before_an_item_say_which_dataset_is_meant(String label, String dataset) {
        assertThat(sure(new FormField(label, true, FieldKind.TEXT)))
                .extracting(Match::datasetName)
                .containsOnly(dataset);
    }

    @Test
    void a03_a_type_that_the_values_cannot_have_leaves_it_unsure() {
        var field = new FormField("建筑面积", true, FieldKind.DATE);
        assertThat(Match.listMatches(field, reader.read(field), HELD))
                .isNotEmpty()
                .noneMatch(Match::isSure);
    }

    @ParameterizedTest
    @CsvSource({
        "1. 请填写申请人的性别（必填）：, 申请人的性别",
        "*出生日期, 出生日期",
        "ＱＱ号, QQ号",
    })
    void a04_what_decorates_a_label_is_left_out(String label, String plain) {
        assertThat(LabelReader.plain(label)).isEqualTo(plain);
    }

    @Test
    void a05_why_a_field_is_not_compared_is_told() {
        var kinds = Stream.of("配偶身份证号码", "联系电话", "状态")
                .map(label ->
                        reader.read(new FormField(label, true, FieldKind.TEXT)).getClass())
                .toList();
        assertThat(kinds)
                .isEqualTo(List.of(Reading.LookupKey.class, Reading.OfThisCase.class, Reading.TooGeneral.class));
        assertThat(reader.read(new FormField("收入证明", true, FieldKind.PAPER)))
                .as("a paper that others may hold")
                .isEqualTo(new Reading.UnknownPaper());
    }

    @Test
    void a06_the_ban_is_on_what_another_shares() {
        var field = new FormField("民族", true, FieldKind.TEXT);
        var match = sure(field).getFirst();
        assertThat(match.isBanned("education")).isTrue();
        assertThat(match.isBanned("police")).isFalse();
        for (var type : new ShareType[] {ShareType.WITHHELD, null}) {
            assertThat(shared(match, type).isBanned("education")).isFalse();
        }
    }

    private static Match shared(Match match, @Nullable ShareType type) {
        return new Match(
                match.label(),
                match.dataset(),
                match.datasetName(),
                match.item(),
                match.itemTitle(),
                match.holder(),
                type,
                match.source(),
                match.how(),
                match.confidence());
    }
}
