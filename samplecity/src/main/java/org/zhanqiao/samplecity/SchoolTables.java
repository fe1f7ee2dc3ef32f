package org.zhanqiao.samplecity;

import static org.zhanqiao.samplecity.ItemSpec.recordNumber;
import static org.zhanqiao.samplecity.ItemSpec.residentId;
import static org.zhanqiao.samplecity.ItemSpec.text;
import static org.zhanqiao.samplecity.ItemSpec.updatedAt;
import static org.zhanqiao.samplecity.ItemSpec.whole;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.zhanqiao.samplecity.Schools.School;
import org.zhanqiao.samplecity.Schools.Stage;

/// 教育局: schools and their students.
final class SchoolTables implements TableFamily {

    static final TableSpec SCHOOL = TableSpec.of(
                    Agencies.EDUCATION,
                    "school",
                    "学校名录",
                    "Schools",
                    "每年",
                    text("school_code", 11, "学校代码", "School code", 1),
                    text("name", 60, "学校名称", "Name", 1),
                    text("stage", 20, "学段", "Stage", 1)
                            .described("小学、初中、普通高中", "小学 primary, 初中 junior, 普通高中 senior secondary school"),
                    text("area_code", 6, "区划代码", "Division code", 1),
                    updatedAt())
            .about("本市中小学名录。")
            .lookedUpBy("area_code");

    static final TableSpec STUDENT = TableSpec.of(
                    Agencies.EDUCATION,
                    "student",
                    "学籍信息",
                    "Students",
                    "每学期",
                    recordNumber(),
                    text("student_no", 19, "学籍号", "Student number", 3),
                    residentId("id_number", "公民身份号码", "Citizen's number"),
                    text("name", 60, "姓名", "Name", 3),
                    text("sex", 4, "性别", "Sex", 2).described("男或女", "男 male, 女 female"),
                    text("birth_date", 8, "出生日期", "Date of birth", 3).described("文本，YYYYMMDD", "text, YYYYMMDD"),
                    text("school_code", 11, "学校代码", "School code", 2),
                    text("school_name", 60, "学校名称", "School", 2),
                    whole("grade", "年级", "Grade", 2).described("1至12", "1 to 12"),
                    text("area_code", 6, "就读区划", "District", 1),
                    whole("enrolled_year", "入学年份", "Year of first enrolment", 2),
                    updatedAt())
            .about("本市中小学在籍学生。")
            .lookedUpBy("student_no", "id_number", "school_code");

    private static final long STREAM = 80;
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.BASIC_ISO_DATE;

    private final Schools schools;
    private final Lives lives;

    SchoolTables(Schools schools, Lives lives) {
        this.schools = schools;
        this.lives = lives;
    }

    @Override
    public List<TableSpec> tables() {
        return List.of(SCHOOL, STUDENT);
    }

    @Override
    public void open(Rows rows) {
        Draws draws = rows.draws(STREAM, 0);
        for (School school : schools.list()) {
            rows.add(
                    SCHOOL,
                    school.code(),
                    school.name(),
                    school.stage().label(),
                    school.area().code(),
                    rows.fresh(draws, LocalDate.EPOCH));
        }
    }

    @Override
    public void write(Household household, Rows rows) {
        if (!household.present()) {
            return;
        }
        Draws draws = rows.draws(STREAM, household.number());
        for (Person person : household.members()) {
            if (person.occupation() == Occupation.PUPIL) {
                int start = Lives.schoolStart(person.birth());
                int grade = lives.schoolYear() - start + 1;
                School school = schools.of(household.place(), Stage.ofGrade(grade));
                rows.add(
                        STUDENT,
                        household.recordNumber(person),
                        "G" + person.id(),
                        person.id(),
                        person.name(),
                        person.sex().label(),
                        person.birth().format(COMPACT),
                        school.code(),
                        school.name(),
                        grade,
                        school.area().code(),
                        start,
                        rows.fresh(draws, LocalDate.of(lives.schoolYear(), 9, 1)));
            }
        }
    }
}
