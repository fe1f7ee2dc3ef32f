package org.zhanqiao.demo;

import java.util.List;

/// What people of the whole city are asked for at the counters of its offices. The districts handle these
/// matters; none is one of the inventory, which holds the city’s own.
final class CityBarrierTopics {

    /// A matter as it is called, and as people call it, with the papers it is said to need.
    ///
    /// @param office id of the city's office that handles it
    /// @param names  the first is its own
    record Topic(String office, List<String> names, List<String> papers) {}

    private static final String ALL = """
            education|中小学入学报名,小学报名,孩子上学报名|户口簿,房产证,居住证,社保缴费证明,出生医学证明
            education|随迁子女入学,外地孩子入学|居住证,社保缴费证明,租房合同,父母身份证
            education|学生转学,转学手续|学籍证明,户口簿,房产证
            education|教师资格认定,办教师资格证|学历证书,普通话等级证书,无犯罪记录证明
            police|新生儿落户,给孩子上户口|出生医学证明,结婚证,父母户口簿
            police|大学毕业生落户,大学生落户|学历证书,社保缴费证明,户口簿,房产证
            police|居住证办理,办居住证|租房合同,社保缴费证明,身份证
            police|户口迁移,迁户口|房产证,结婚证,户口簿
            police|机动车注册登记,新车上牌|购置税完税证明,交强险保单,身份证
            human-resources|退休申请,办退休|户口簿,独生子女证,缴费年限证明
            human-resources|失业金申领,领失业金|解除劳动合同证明,身份证,社保缴费证明
            human-resources|灵活就业参保,自己交社保|户口簿,身份证
            human-resources|工伤认定,申请工伤|劳动合同,诊断证明,身份证
            human-resources|创业担保贷款,创业贷款|营业执照,征信报告,结婚证
            medical-insurance|医疗费用报销,医药费报销|电子票据,费用清单,病历,救助对象证明
            medical-insurance|生育津贴申领,领生育津贴|出生医学证明,结婚证,出院小结
            medical-insurance|异地就医备案,异地看病备案|居住证,参保凭证
            medical-insurance|城乡居民参保,给老人交医保|户口簿,身份证
            natural-resources|二手房转移登记,二手房过户|结婚证,完税证明,网签合同,户口簿
            natural-resources|不动产抵押登记,房子抵押|婚姻状况证明,不动产权证书,身份证
            natural-resources|新建商品房转移登记,新房办证|购房合同,完税证明,维修资金票据
            natural-resources|不动产继承登记,继承过户|亲属关系证明,死亡证明,户口簿
            housing-fund|公积金购房提取,买房提公积金|购房合同,完税证明,不动产权证书,结婚证
            housing-fund|公积金租房提取,租房提公积金|无房证明,结婚证,租房合同
            housing-fund|公积金贷款,办公积金贷款|收入证明,征信报告,婚姻状况证明
            civil-affairs|最低生活保障申请,申请低保|收入证明,房产查询证明,户口簿,车辆查询证明
            civil-affairs|高龄津贴申领,老人津贴|身份证,户口簿,健在证明
            civil-affairs|残疾人两项补贴,残疾补贴|残疾人证,低保证,银行卡
            civil-affairs|临时救助申请,申请临时救助|诊断证明,收入证明,户口簿
            market|企业设立登记,开公司|住所证明,法定代表人身份证,房产证
            market|营业执照变更,变更营业执照|营业执照,房产证,股东身份证
            market|食品经营许可,办食品经营许可证|营业执照,健康证明,租赁合同
            market|个体工商户注销,注销营业执照|清税证明,营业执照,身份证
            housing|公租房申请,申请公租房|无房证明,收入证明,婚姻状况证明,社保缴费证明
            housing|加装电梯申请,老楼装电梯|房产证,身份证,业主授权书
            tax|契税申报,交契税|购房合同,结婚证,家庭住房证明
            tax|企业注销清税,公司注销|营业执照,社保结清证明
            transport|道路运输从业资格证,货运从业资格证|无犯罪记录证明,驾驶证,体检证明
            transport|网约车驾驶员证,办网约车证|无犯罪记录证明,驾驶证,居住证
            water|用水过户,水费过户|不动产权证书,身份证,结清证明
            energy|燃气过户,天然气过户|不动产权证书,身份证
            energy|供热开户,开暖气|不动产权证书,身份证,购房合同
            veterans|退役军人优待证,办优待证|退伍证,身份证,户口簿
            disabled|残疾人证办理,办残疾证|诊断证明,户口簿,身份证
            agriculture|农机购置补贴,领农机补贴|购机发票,身份证,银行卡
            justice|法律援助申请,申请法律援助|收入证明,低保证,身份证
            health|托育机构备案,开托育园|营业执照,消防验收意见,房产证
            health|医师执业注册,医生执业注册|医师资格证,学历证书,健康证明
            fire|营业前消防检查,开业消防检查|营业执照,房产证,租赁合同
            emergency|危险化学品经营许可,办危化品许可|营业执照,房产证,安全培训证书
            """;

    private static final List<Topic> LIST =
            ALL.lines().map(CityBarrierTopics::read).toList();

    private CityBarrierTopics() {}

    static List<Topic> list() {
        return LIST;
    }

    private static Topic read(String line) {
        var parts = line.split("\\|", -1);
        return new Topic(parts[0], List.of(parts[1].split(",", -1)), List.of(parts[2].split(",", -1)));
    }
}
