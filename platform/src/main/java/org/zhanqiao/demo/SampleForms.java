package org.zhanqiao.demo;

import java.util.List;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.collection.Channel;
import org.zhanqiao.demand.collection.CollectionForm;
import org.zhanqiao.demand.collection.FieldKind;
import org.zhanqiao.demand.collection.FieldResult;
import org.zhanqiao.demand.collection.FormField;
import org.zhanqiao.demand.collection.FormText;
import org.zhanqiao.demand.collection.Forms;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Person;

/// Forms of the sample city’s agencies, which ask for a good deal that others hold.
@Component
class SampleForms {

    private final Forms forms;
    private final Identity identity;

    SampleForms(Forms forms, Identity identity) {
        this.forms = forms;
        this.identity = identity;
    }

    /// The agencies, their officers and their datasets are there already.
    void make() {
        var enrolment = register("education", "义务教育入学报名表", "义务教育入学", Channel.WEB, """
                儿童姓名 TEXT
                儿童身份证号码 TEXT
                儿童性别 TEXT
                出生日期 DATE
                民族 TEXT
                户籍所在地 TEXT
                现居住地址 TEXT
                与户主关系 TEXT
                监护人姓名 TEXT
                监护人联系电话 TEXT
                工作单位 TEXT
                房产证号 TEXT
                房屋坐落 TEXT
                户口簿复印件 PAPER
                是否有接种禁忌 YES_NO
                """);
        register("market", "企业变更登记申请表", "企业证照变更", Channel.WINDOW, """
                企业名称 TEXT
                统一社会信用代码 TEXT
                拟变更的企业名称 TEXT
                法定代表人 TEXT
                注册资本（万元） NUMBER
                法定代表人婚姻状况 TEXT
                经办人联系电话 TEXT
                房屋坐落 TEXT
                房产证扫描件 PAPER
                """);
        register("human-resources", "退休申请表", "职工退休", Channel.WINDOW, """
                姓名 TEXT
                公民身份号码 TEXT
                出生日期 DATE
                婚姻状况 TEXT
                参加工作日期 DATE
                累计缴费年限 NUMBER
                公积金账号 TEXT
                开户银行 TEXT
                户口簿复印件 PAPER
                """);
        dismiss(enrolment, "现居住地址", "要的是入学时的实际住处，登记的住址可能尚未变更");
    }

    private CollectionForm register(String agency, String name, String matter, Channel channel, String lines) {
        var fields = lines.lines()
                .map(line -> line.split(" ", -1))
                .map(cells -> new FormField(cells[0], true, FieldKind.valueOf(cells[1])))
                .toList();
        return forms.register(new FormText(name, matter, channel, fields), officer(agency));
    }

    private void dismiss(CollectionForm form, String label, String because) {
        forms.listResults(form).stream()
                .filter(field -> field.field().label().equals(label))
                .map(FieldResult::results)
                .flatMap(List::stream)
                .map(result -> result.finding().match())
                .forEach(match ->
                        forms.dismiss(form.id(), label, match.dataset(), match.item(), because, officer("education")));
    }

    private Person officer(String agency) {
        return identity.findPersonByLogin(agency + "-officer").orElseThrow();
    }
}
