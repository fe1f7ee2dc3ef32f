package org.zhanqiao.demo;

import java.util.List;
import java.util.random.RandomGenerator;

/// What agencies of the sample city ask data for.
final class SamplePurposes {

    /// @param matter the matter (事项) it serves
    /// @param purpose what for
    /// @param sparedPaper the paper it spares
    /// @param legalBasis law and article
    record Purpose(String matter, String purpose, String sparedPaper, String legalBasis) {}

    private static final List<Purpose> ALL = List.of(
            new Purpose("义务教育入学", "核验入学报名信息", "户口簿复印件", "《义务教育法》第十二条"),
            new Purpose("职工退休", "核验退休条件", "参保缴费证明", "《社会保险法》第十六条"),
            new Purpose("出生一件事", "新生儿参保和落户联办核验", "出生医学证明复印件", "《社会保险法》第二十五条"),
            new Purpose("医疗费用报销", "核验报销人员身份和待遇", "人员类别证明", "《社会保险法》第二十八条"),
            new Purpose("企业证照变更", "核验变更登记信息", "变更事项证明", "《市场主体登记管理条例》第二十四条"),
            new Purpose("企业注销", "核验企业未结清事项", "清税和无欠费证明", "《市场主体登记管理条例》第三十一条"),
            new Purpose("开办餐饮店", "核验经营场所和从业资格", "场所使用证明", "《食品安全法》第三十五条"),
            new Purpose("二手房同步过户", "核验权属和缴费情况", "不动产权证复印件", "《不动产登记暂行条例》第十六条"),
            new Purpose("社会救助", "核对救助对象家庭情况", "家庭状况证明", "《社会救助暂行办法》第十一条"),
            new Purpose("残疾人服务", "核验补贴对象资格", "残疾人证复印件", "《残疾人保障法》第四十六条"),
            new Purpose("工程建设项目审批", "核验项目前期批复", "项目批复文件", "《建筑法》第八条"),
            new Purpose("公积金提取", "核验提取条件", "购房合同复印件", "《住房公积金管理条例》第二十四条"),
            new Purpose("惠企政策兑现", "核验企业申报条件", "资质证明复印件", "《优化营商环境条例》第三十七条"),
            new Purpose("人才落户", "核验落户条件", "学历和社保证明", "《居住证暂行条例》第十六条"),
            new Purpose("安全生产检查", "掌握检查对象许可状态", "许可证复印件", "《安全生产法》第六十五条"));

    private SamplePurposes() {}

    static Purpose pick(RandomGenerator random) {
        return ALL.get(random.nextInt(ALL.size()));
    }
}
