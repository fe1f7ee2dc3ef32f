package org.zhanqiao.samplecity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class A03_FillTest {

    @Test
    void first() throws Exception {
        long t = System.nanoTime();
        City city = City.filled();
        System.out.println((System.nanoTime() - t) / 1e9);
        for (TableSpec table : SampleCity.postgresTables()) {
            System.out.println(
                    table.qualifiedName() + " " + city.rows("select count(*) from " + table.qualifiedName()));
            city.rows("select * from " + table.qualifiedName() + " order by 1 limit 4")
                    .forEach(System.out::println);
        }
        City.rows(city.fund(), "select * from housing_fund.account limit 4").forEach(System.out::println);
        city.rows("select kind, count(*) from truth.planted group by 1").forEach(System.out::println);
        assertThat(true).isTrue();
    }
}
