package org.zhanqiao.samplecity;

import java.time.LocalDate;
import java.util.List;

/// Personal names by weight: surnames as frequent as in eastern Shandong, given names after the fashion of the decade.
final class Names {

    private static final Weighted<String> SURNAMES = Weighted.of("""
            王 980 李 760 张 730 刘 700 陈 290 孙 420 赵 300 于 290 姜 250 徐 260 杨 250 宋 170 高 160 马 140 韩 140
            吕 130 周 130 江 120 林 110 郭 110 迟 60 曲 70 逄 50 纪 70 辛 60 薛 100 隋 50 丁 90 史 60 崔 100
            朱 100 胡 90 吴 90 黄 80 董 80 邵 50 袁 60 冯 50 魏 70 范 50 毛 40 葛 40 尹 40 管 50 邢 40 任 60
            仇 12 万 30 臧 30 匡 16 解 30 栾 20 矫 14 官 12 修 12 庄 30 苗 20 欧阳 3 司马 2
            """);

    private static final Weighted<String> ETHNICITIES =
            Weighted.of("汉族 9790 满族 70 回族 50 朝鲜族 45 蒙古族 20 苗族 10 土家族 8 彝族 7");

    /// One decade's fashion: characters for the two places of a given name, for men and for women.
    private record Fashion(
            int from, List<String> menFirst, List<String> menLast, List<String> womenFirst, List<String> womenLast) {}

    private static final List<Fashion> FASHIONS = List.of(
            fashion(
                    2005,
                    "子 浩 宇 梓 俊 一 昊 泽 奕 沐 铭 明 晨 嘉",
                    "轩 宇 涵 泽 辰 豪 睿 博 然 阳 航 宸 霖 熙",
                    "梓 欣 雨 一 思 诗 可 语 若 沐 艺 佳 晨 紫",
                    "涵 怡 萱 诺 琪 彤 妍 瑶 桐 馨 汐 玥 晗 宁"),
            fashion(
                    1985,
                    "晓 志 宏 海 文 伟 鑫 凯 俊 世 建 振 永 绍",
                    "龙 鹏 超 杰 磊 涛 斌 帅 浩 飞 峰 强 宁 辉",
                    "晓 静 丽 婷 雪 倩 海 文 春 美 雅 佳 慧 玉",
                    "婷 娜 静 雪 慧 颖 玲 燕 洁 娟 萍 敏 琳 蕾"),
            fashion(
                    1965,
                    "建 志 国 文 永 海 伟 德 玉 卫 振 世 立 学",
                    "军 华 强 平 东 波 明 刚 辉 林 勇 涛 杰 民",
                    "秀 丽 春 玉 红 桂 海 爱 美 淑 建 晓 翠 艳",
                    "芳 英 华 红 霞 梅 丽 玲 萍 娟 敏 香 燕 云"),
            fashion(
                    0,
                    "德 玉 国 福 永 光 振 世 守 学 文 宝 延 克",
                    "福 田 山 贵 财 成 祥 明 荣 义 胜 林 臣 海",
                    "秀 桂 玉 淑 素 翠 凤 兰 美 爱 月 瑞 云 春",
                    "英 兰 珍 芳 花 香 芝 荣 莲 云 美 琴 娥 风"));

    private Names() {}

    static String surname(Draws draws) {
        return SURNAMES.pick(draws);
    }

    static String ethnicity(Draws draws) {
        return ETHNICITIES.pick(draws);
    }

    /// A given name of one or two characters for someone born on that day.
    static String given(Draws draws, Sex sex, LocalDate birth) {
        Fashion fashion = FASHIONS.stream()
                .filter(each -> birth.getYear() >= each.from())
                .findFirst()
                .orElseThrow();
        List<String> first = sex == Sex.MALE ? fashion.menFirst() : fashion.womenFirst();
        List<String> last = sex == Sex.MALE ? fashion.menLast() : fashion.womenLast();
        String end = draws.pick(last);
        boolean single = draws.chance(birth.getYear() >= 2005 ? 400 : 1500);
        return single ? end : draws.pick(first) + end;
    }

    private static Fashion fashion(int from, String menFirst, String menLast, String womenFirst, String womenLast) {
        return new Fashion(from, words(menFirst), words(menLast), words(womenFirst), words(womenLast));
    }

    private static List<String> words(String text) {
        return List.of(text.split(" ", -1));
    }
}
