package org.zhanqiao.cli;

import java.nio.file.Path;
import java.util.List;
import org.zhanqiao.demo.SampleCityGuest;
import org.zhanqiao.samplecity.SampleResident;

/// The text a newcomer starts from: who can sign in, and which rows there are to ask for.
final class DemoAccounts {

    private DemoAccounts() {}

    static String text(SampleCityGuest.Welcome welcome, List<SampleResident> residents, String password, Path dataDir) {
        var text = new StringBuilder(2_000);
        text.append("演示账号 · demo accounts（口令相同 · one password）：")
                .append(password)
                .append("\n\n");
        for (var account : welcome.accounts()) {
            text.append("  ").append(pad(account.login())).append(account.who()).append('\n');
        }
        text.append("\n样例居民 · sample residents：\n\n");
        for (var resident : residents) {
            text.append("  ")
                    .append(pad(resident.role().name().toLowerCase(java.util.Locale.ROOT)))
                    .append(resident.idNumber())
                    .append("  ")
                    .append(resident.name())
                    .append('\n');
            resident.keys()
                    .forEach((key, value) -> text.append("  ")
                            .append(pad(""))
                            .append(key)
                            .append(" = ")
                            .append(value)
                            .append('\n'));
        }
        residents.stream()
                .filter(resident -> resident.role() == SampleResident.Role.SCHOOL_CHILD)
                .findFirst()
                .ifPresent(child -> text.append(
                                "\n试一次调用 · try a call：\n\n  ./zhanqiao call police.resident --as education-enrolment --key id_number=")
                        .append(child.idNumber())
                        .append(" --case 202609010001")
                        .append(DataDirOption.of(dataDir))
                        .append('\n'));
        return text.toString();
    }

    private static String pad(String text) {
        return text + " ".repeat(Math.max(1, 30 - text.length()));
    }
}
