package org.zhanqiao.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The classes of the catalog, and the codes of entries that are drawn from them.
@Service
public class CatalogClasses {

    /// 部门信息, of a city with a plan of its own (计划单列市). The number is inferred from the order of the guide.
    private static final String DEPARTMENTS = "308";

    private final JdbcClient jdbc;

    CatalogClasses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<CatalogClass> listClasses() {
        return jdbc.sql("select code, title, title_en from catalog.class order by code")
                .query(CatalogClasses::read)
                .list();
    }

    public Optional<CatalogClass> findClass(String code) {
        return jdbc.sql("select code, title, title_en from catalog.class where code = :code")
                .param("code", code)
                .query(CatalogClasses::read)
                .optional();
    }

    /// The 目 of a department under 部门信息; it is numbered when it is first asked for.
    ///
    /// @param agency unified social credit code
    /// @param name   of the department, for a new class
    @Transactional
    public CatalogClass departmentClass(String agency, String name) {
        var found = findDepartmentClass(agency);
        if (found.isPresent()) {
            return found.get();
        }
        var code = DEPARTMENTS + "%03d".formatted(next(DEPARTMENTS));
        jdbc.sql("""
                insert into catalog.class (code, title, title_en, agency) values (:code, :name, :name, :agency)
                on conflict (agency) do nothing
                """)
                .param("code", code)
                .param("name", name)
                .param("agency", agency)
                .update();
        return findDepartmentClass(agency).orElseThrow();
    }

    /// The class of a department that has one.
    public Optional<CatalogClass> findDepartmentClass(String agency) {
        return jdbc.sql("select code, title, title_en from catalog.class where agency = :agency")
                .param("agency", agency)
                .query(CatalogClasses::read)
                .optional();
    }

    /// The next code of a class: its own code, a stroke, the next serial number. Two who ask at once get two.
    String nextCode(String classCode) {
        return classCode + "/" + "%05d".formatted(next(classCode));
    }

    private long next(String classCode) {
        return jdbc.sql("""
                insert into catalog.class_serial (class, last) values (:class, 1)
                on conflict (class) do update set last = catalog.class_serial.last + 1
                returning last
                """).param("class", classCode).query(Long.class).single();
    }

    private static CatalogClass read(ResultSet row, int n) throws SQLException {
        return new CatalogClass(row.getString("code"), row.getString("title"), row.getString("title_en"));
    }
}
