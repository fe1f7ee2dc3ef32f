package org.zhanqiao.protection.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is covered in a text that people wrote freely, and what is let be. The first column is what was written, the
/// second what the public reads.
class B01_PersonalTextTest {

    private static final String COVERED = """
            我叫王小明，身份证号37020219900307109X | 我叫＊＊，身份证号＊＊＊＊
            身份证 370202 19900307 1091 也要复印 | 身份证 ＊＊＊＊ 也要复印
            老身份证号370205680312002 | 老身份证号＊＊＊＊
            有事打13812345678 | 有事打＊＊＊＊
            电话是138-1234-5678，随时可以 | 电话是＊＊＊＊，随时可以
            手机１３８１２３４５６７８ | 手机＊＊＊＊
            电话一三八零零一三八零零零 | 电话＊＊＊＊
            座机0532-85912345 | 座机＊＊＊＊
            单位电话85912345转801 | 单位电话＊＊＊＊转801
            卡号6222 0200 0000 0000 008 | 卡号＊＊＊＊
            邮箱li.si@example.com | 邮箱＊＊＊＊
            加我微信 lisi_1988 说 | 加我微信 ＊＊＊＊ 说
            车牌鲁B12345被拦下 | 车牌＊＊＊＊被拦下
            我家在3号楼2单元501室 | 我家在＊＊＊＊
            丈夫刘建国去办的 | 丈夫＊＊去办的
            我爱人叫张丽，她也去过 | 我爱人叫＊＊，她也去过
            窗口工作人员李梅说不行 | 窗口工作人员＊＊说不行
            办事员：赵强让我回去 | 办事员：＊＊让我回去
            儿子欧阳明远的出生证 | 儿子＊＊的出生证
            邻居陈阿姨也这样 | 邻居＊＊也这样
            王丽女士帮我问的 | ＊＊女士帮我问的
            找了孙主任三次 | 找了＊＊主任三次
            联系人：周涛 | 联系人：＊＊
            张伟，13912345678，请回电 | ＊＊，＊＊＊＊，请回电
            孩子的同学阿依古丽·买买提 | ＊＊
            阿卜杜拉・买买提・热合曼来电 | ＊＊
            电话 1 3 8 - 1 2 3 4 - 5 6 7 8 | 电话 ＊＊＊＊
            电话138  1234  5678 | 电话＊＊＊＊
            电话138，1234，5678 | 电话＊＊＊＊
            电话138/1234/5678 | 电话＊＊＊＊
            电话138\u200B1234\u200B5678 | 电话＊＊＊＊
            电话①③⑧①②③④⑤⑥⑦⑧ | 电话＊＊＊＊
            电话١٣٨١٢٣٤٥٦٧٨ | 电话＊＊＊＊
            电话\uD835\uDFCF\uD835\uDFD1\uD835\uDFD612345678 | 电话＊＊＊＊
            电话一三八1234五六七八 | 电话＊＊＊＊
            电话一 三 八 一 二 三 四 五 六 七 八 | 电话＊＊＊＊
            2026-03-02 13812345678 | 2026-03-02 ＊＊＊＊
            3月2日13812345678来过 | 3月2日＊＊＊＊来过
            身份证３７０２０２１９９００３０７１０９Ｘ | 身份证＊＊＊＊
            窗口工作人员李 梅说不行 | 窗口工作人员＊＊说不行
            联系人：周\u200B涛 | 联系人：＊＊
            护照E12345678过期了 | 护照＊＊＊＊过期了
            护照 EA1234567 也不行 | 护照 ＊＊＊＊ 也不行
            港澳通行证H12345678，回乡证h1234567890 | 港澳通行证＊＊＊＊，回乡证＊＊＊＊
            香港身份证A123456（7） | 香港身份证＊＊＊＊
            统一社会信用代码92370202MA3C12345G的店 | 统一社会信用代码＊＊＊＊的店
            统一社会信用代码 913702021234567890 | 统一社会信用代码 ＊＊＊＊
            经办人：高·翔 | 经办人：＊＊
            阿不都热合曼·买买提明·吐尔逊·艾合买提江来电 | ＊＊
            经办人 Zhang Lihua 不给办 | 经办人 ＊＊ 不给办
            经办人：zhang lihua | 经办人：＊＊
            姓名：Maria da Silva | 姓名：＊＊
            我同事John Smith也是 | 我同事＊＊也是
            那人姓王，叫建国 | 那人姓王，叫＊＊
            姓欧阳，单名一个翔 | 姓欧阳，单名一个＊＊
            """;

    private static final String LET_BE = """
            2026年3月5日在市民中心一楼12号窗口
            2026-03-05 09:30 排队，2026-03-06 又去
            2026-03-05、2026-03-06 两天都去了
            2026.3.5 10 点，2026.3.6 15 点
            跑了3趟，花了2天，打车120元
            要户口簿、不动产权证书和无房证明
            政务服务热线12345没人接
            《优化营商环境条例》第二十三条
            孩子高中入学要房产证复印件
            工作人员说要回户籍所在地开证明
            工作人员解释不了
            房东房产证复印件
            公司有1200000元贷款
            先去区政务大厅，再去房管局档案室
            女儿于是没有报上名
            申请人身份证复印件
            朋友查询不到结果
            婚姻登记不是全市联网了吗？还是让我回去拿结婚证原件。
            复婚的，窗口说系统里查到的还是离婚，跑了三趟。
            网上报名填了产权证号，现场审核又要复印件。
            孩子上户口、办社保卡、医保参保，每处都要出生证原件和复印件。
            过户以后水、气还得分头跑。
            报名高峰期上午九到十一点，接口经常超时。
            老师说让家长自己去派出所盖章
            窗口的工作人员很热情，但是系统不行
            父母双方都要到场，母亲在外地来不了
            我是外地户口，居住证刚办下来
            法人代表变更以后，营业执照要重新交
            医生开的诊断证明，医院又让盖章
            儿子今年上小学，女儿上高一
            主任不在，让明天再来
            妻子的户口在平度，孩子跟我
            公司经理签字也不行
            本人身份证丢失补办中
            申请人须提供房产证明
            业主群里都说这个事
            丈夫和我都去了
            我爸八十岁了，腿脚不好
            孩子出生三个月了还没办好
            叫号等了两个小时
            叫我们周一再来
            姓王，叫我明天再来
            工作人员用的APP打不开
            受理编号C-2026-000001，批次S2026030
            系统叫Smart City的那个
            """;

    @Test
    void a01_numbers_and_names_of_persons_are_covered() {
        var wrong = new ArrayList<String>();
        COVERED.lines().forEach(line -> {
            var columns = line.split(" \\| ", 2);
            var covered = PersonalText.cover(columns[0]);
            if (!covered.equals(columns[1])) {
                wrong.add(columns[0] + " → " + covered);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void a02_what_is_about_nobody_is_let_be() {
        var wrong = new ArrayList<String>();
        LET_BE.lines().forEach(line -> {
            var covered = PersonalText.cover(line);
            if (!covered.equals(line)) {
                wrong.add(line + " → " + covered);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void a02_of_a_label_only_what_begins_a_part_of_it_is_taken_for_a_bare_name() {
        for (var label : List.of(
                "给老人办老年证", "替孩子办社保卡", "帮扶困难职工", "失业登记", "二手房水电气暖同步过户", "失业登记：仍被要求提交解除劳动合同证明", "随迁子女入学", "公积金租房提取")) {
            assertThat(PersonalText.coverLabel(label)).isEqualTo(label);
        }
        assertThat(PersonalText.coverLabel("王秀兰还在收结婚证复印件"))
                .startsWith(PersonalText.NAME)
                .doesNotContain("秀兰");
        assertThat(PersonalText.coverLabel("给张丽华办离婚")).isEqualTo("给＊＊办离婚");
        assertThat(PersonalText.coverLabel("落户，李四不给办 13800138000")).doesNotContain("李四", "138");
        assertThat(PersonalText.coverLabel("窗口工作人员李四要的证明")).doesNotContain("李四");
    }

    @Test
    void a03_a_long_text_of_digits_and_names_is_covered_in_no_time() {
        var covered = PersonalText.cover("工作人员".repeat(200) + "1".repeat(500) + " 王".repeat(500));
        assertThat(covered).doesNotContain("1");
    }
}
