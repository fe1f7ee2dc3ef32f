package org.zhanqiao.samplecity;

import java.util.ArrayList;
import java.util.List;
import org.zhanqiao.samplecity.Divisions.Area;

/// The city's schools: for each area and stage one for 6,000 inhabitants, at least two. A community's children go to
/// the same school.
final class Schools {

    /// Primary, junior and senior school.
    enum Stage {
        PRIMARY(1, "小学", "小学"),
        JUNIOR(2, "初中", "中学"),
        SENIOR(3, "普通高中", "高级中学");

        private final int digit;
        private final String label;
        private final String word;

        Stage(int digit, String label, String word) {
            this.digit = digit;
            this.label = label;
            this.word = word;
        }

        String label() {
            return label;
        }

        /// The stage a grade belongs to.
        ///
        /// @param grade 1 to 12
        static Stage ofGrade(int grade) {
            return grade <= 6 ? PRIMARY : grade <= 9 ? JUNIOR : SENIOR;
        }
    }

    /// A school.
    ///
    /// @param code area, stage and order, 11 digits
    record School(String code, String name, Stage stage, Area area) {}

    private static final String NUMERALS = "一二三四五六七八九十";

    private final FillOptions options;
    private final Divisions divisions;

    Schools(FillOptions options, Divisions divisions) {
        this.options = options;
        this.divisions = divisions;
    }

    /// All schools, by area and stage.
    List<School> list() {
        List<School> schools = new ArrayList<>();
        for (Area area : divisions.listAreas()) {
            for (Stage stage : Stage.values()) {
                for (int order = 0; order < count(area); order++) {
                    schools.add(school(area, stage, order));
                }
            }
        }
        return schools;
    }

    /// The school whose district a place lies in.
    School of(Place place, Stage stage) {
        int order = Math.floorMod(place.community().code().hashCode() / 3, count(place.area()));
        return school(place.area(), stage, order);
    }

    private int count(Area area) {
        return (int) Math.max(2, Places.share(options.residents(), area.code()) / 6_000);
    }

    private static School school(Area area, Stage stage, int order) {
        String code = area.code() + stage.digit + Texts.padded(order + 1, 4);
        String name = "青岛市" + area.name() + "第" + numeral(order + 1) + stage.word;
        return new School(code, name, stage, area);
    }

    /// A number below 1,000 in Chinese numerals.
    private static String numeral(int number) {
        if (number > 10 && number < 20) {
            return "十" + numeral(number - 10);
        }
        StringBuilder text = new StringBuilder();
        if (number >= 100) {
            text.append(NUMERALS.charAt(number / 100 - 1)).append('百');
            if (number % 100 != 0 && number % 100 < 10) {
                text.append('零');
            }
        }
        int tens = number % 100 / 10;
        if (tens > 0) {
            text.append(tens == 1 && number < 100 ? "" : NUMERALS.charAt(tens - 1))
                    .append('十');
        }
        if (number % 10 > 0) {
            text.append(NUMERALS.charAt(number % 10 - 1));
        }
        return text.toString();
    }
}
