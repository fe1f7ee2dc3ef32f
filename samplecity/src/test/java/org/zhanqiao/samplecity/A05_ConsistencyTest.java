package org.zhanqiao.samplecity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds across agencies in every row but for planted defects: each query looks for the contrary.
class A05_ConsistencyTest {

    private static final String RULES = """
            a mother is at least 20 and at most 46
            select 1 from health.birth b join police.resident m on m.id_number = b.mother_id
            join police.resident c on c.id_number = b.child_id
            where c.birth_date < m.birth_date + interval '20 years' or c.birth_date > m.birth_date + interval '46 years'

            a child is born after its parents' marriage
            select 1 from health.birth b join civil_affairs.marriage m on (m.husband_id, m.wife_id) = (b.father_id, b.mother_id)
            join police.resident c on c.id_number = b.child_id where c.birth_date <= m.registered_on

            every parent in a birth is married to the other or was
            select 1 from health.birth b where not exists (select from civil_affairs.marriage m
            where (m.husband_id, m.wife_id) = (b.father_id, b.mother_id))

            every child in a birth is a resident
            select 1 from health.birth b where not exists (select from police.resident r where r.id_number = b.child_id)

            a husband is at least 22 and a wife at least 20
            select 1 from civil_affairs.marriage m
            where to_date(substr(husband_id, 7, 8), 'YYYYMMDD') + interval '22 years' > registered_on
            or to_date(substr(wife_id, 7, 8), 'YYYYMMDD') + interval '20 years' > registered_on

            a husband is a man and a wife a woman
            select 1 from civil_affairs.marriage
            where substr(husband_id, 17, 1)::int % 2 = 0 or substr(wife_id, 17, 1)::int % 2 = 1

            marriages are registered on working days
            select 1 from civil_affairs.marriage m where registered_on >= date '2004-01-01'
            and extract(isodow from registered_on) > 5 and registered_on not in (select day from made_up)

            a divorce follows its marriage
            select 1 from civil_affairs.divorce d where not exists (select from civil_affairs.marriage m
            where (m.husband_id, m.wife_id, m.status) = (d.husband_id, d.wife_id, '已离婚') and m.registered_on < d.registered_on)

            whoever counts as married is
            select 1 from police.resident r where marital_status = '有配偶' and not exists (select from civil_affairs.marriage m
            where m.status = '有效' and r.id_number in (m.husband_id, m.wife_id))

            the dead do not pay into social insurance
            select 1 from human_resources.social_insurance s join police.resident r using (id_number) where r.died_on is not null

            nobody pays before 18
            select 1 from human_resources.social_insurance s join police.resident r using (id_number)
            where s.insured_since < r.birth_date + interval '18 years'

            nobody is employed before the firm is there, nor before paying
            select 1 from human_resources.social_insurance s join market.enterprise e on e.uscc = s.employer_uscc
            where s.employed_since < e.established_on or (s.insured_since > s.employed_since and s.insured_since <= date '2026-06-30')

            nobody works for a closed firm
            select 1 from human_resources.social_insurance s join market.enterprise e on e.uscc = s.employer_uscc
            where e.status <> '存续'

            an employer has the name it is registered by
            select 1 from human_resources.social_insurance s join market.enterprise e on e.uscc = s.employer_uscc
            where e.name <> s.employer_name

            nobody pays longer than since the first month
            select 1 from human_resources.social_insurance s
            where months_paid > (date '2026-06-30' - insured_since) / 30.0 and insured_since <= date '2026-06-30'

            retirement is at 60 or 55
            select 1 from human_resources.retirement t join police.resident r using (id_number)
            where t.retired_on <> r.birth_date + (case r.sex when '男' then interval '60 years' else interval '55 years' end)

            nobody both works and draws a pension
            select 1 from human_resources.retirement join human_resources.social_insurance using (id_number)

            legal persons were grown up when the firm was established
            select 1 from market.enterprise e left join police.resident r on r.id_number = e.legal_person_id
            where r.birth_date is null or r.birth_date + interval '18 years' > e.established_on

            students are as old as their grade
            select 1 from education.student s join police.resident r using (id_number)
            where enrolled_year <> extract(year from r.birth_date) + (case when extract(month from r.birth_date) >= 9 then 7 else 6 end)
            or grade <> 2025 - enrolled_year + 1 or grade not between 1 and 12

            students go to a school of their stage and district
            select 1 from education.student s left join education.school c using (school_code)
            where c.name is distinct from s.school_name or c.area_code <> s.area_code
            or c.stage <> (case when grade <= 6 then '小学' when grade <= 9 then '初中' else '普通高中' end)

            owners are living residents of age
            select 1 from natural_resources.property_right p left join police.resident r on r.id_number = p.owner_id
            where r.birth_date is null or r.died_on is not null or r.birth_date + interval '18 years' > p.registered_on

            owners of vehicles are living residents over 18
            select 1 from police.vehicle v left join police.resident r on r.id_number = v.owner_id
            where r.birth_date is null or r.died_on is not null or r.birth_date + interval '18 years' > v.registered_on

            the sex and the birth date of the register are those of the number
            select 1 from police.resident where to_char(birth_date, 'YYYYMMDD') <> substr(id_number, 7, 8)
            or (sex = '男') <> (substr(id_number, 17, 1)::int % 2 = 1)

            a household has the members it says and a head among them
            select 1 from police.household h where member_count <> (select count(distinct id_number) from police.resident r
            where r.household_no = h.household_no)
            or not exists (select from police.resident r where (r.household_no, r.id_number, r.relation_to_head)
            = (h.household_no, h.head_id, '户主'))

            the head of a household lives
            select 1 from police.household h join police.resident r on r.id_number = h.head_id where r.died_on is not null
            and exists (select from police.resident o where o.household_no = h.household_no and o.died_on is null
            and o.relation_to_head in ('妻', '夫'))

            permits are for those registered elsewhere
            select 1 from police.residence_permit p join police.resident r using (id_number) where r.register_kind <> '流动'

            plates are given once
            select 1 from police.vehicle group by plate having count(*) > 1

            citizen's numbers are given once
            select 1 from police.resident where record_no % 10 <> 9 group by id_number having count(*) > 1

            codes of enterprises are given once
            select 1 from market.enterprise group by uscc having count(*) > 1

            nothing was confirmed after the day on which the city is seen
            select 1 from police.resident where updated_at >= date '2026-07-01' or registered_on > date '2026-06-30'
            """;

    /// A rule in words on the first line of a paragraph, the query for its contrary below.
    static Stream<Arguments> rules() {
        return Stream.of(RULES.strip().split("\n\n", -1)).map(paragraph -> {
            List<String> parts = List.of(paragraph.split("\n", 2));
            return Arguments.of(parts.getFirst(), parts.getLast());
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void no_row_says_the_contrary(String rule, String query) throws SQLException {
        assertThat(City.filled().rows("with made_up as (" + madeUpDays() + ") " + query))
                .as(rule)
                .isEmpty();
    }

    private static String madeUpDays() {
        return BundledCsv.read("days.csv").stream()
                .filter(row -> row.get("kind").equals("workday"))
                .map(row -> "date '" + row.get("day") + "'")
                .collect(Collectors.joining(", ", "select unnest(array[", "]) as day"));
    }

    @Test
    void no_housing_fund_account_holds_more_than_can_have_been_paid_in() throws SQLException {
        try (var fund = City.filled().fund()) {
            assertThat(City.rows(fund, "select 1 from housing_fund.account where balance > 0"))
                    .isNotEmpty();
            assertThat(City.rows(fund, """
                            select account_no, opened_on, base, balance from housing_fund.account
                            where balance > datediff(month, opened_on, date '2026-06-30') * base * 0.24
                            """)).isEmpty();
        }
    }
}
