package org.zhanqiao.cli;

import java.io.PrintWriter;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.zhanqiao.identity.Administrators;
import org.zhanqiao.identity.InvalidField;
import org.zhanqiao.identity.IssuedPassword;
import org.zhanqiao.identity.NamedAdministrator;
import org.zhanqiao.identity.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// The three administrators (三员), made by whoever runs the database. A password goes to standard output once, and
/// nowhere else.
@Command(
        name = "administrators",
        description = "三名管理员（系统、安全、审计） · the three administrators",
        mixinStandardHelpOptions = true,
        subcommands = {AdministratorsCommand.CreateCommand.class, AdministratorsCommand.PasswordCommand.class})
final class AdministratorsCommand {

    private static final int REFUSED = 1;

    private AdministratorsCommand() {}

    @Command(
            name = "create",
            description = {
                "在还没有管理员的库里建立三名管理员，并显示各自的一次性密码；用 --database-url 时平台可以正在运行，用内置数据库时须先停止",
                "make the three administrators of a database that has none, and show each one's one-time password once;"
                        + " with --database-url the platform may be running, with the embedded database it is stopped first",
                "退出码 · exit code：0 已建立 made，1 已有管理员或账号被占用 refused，2 用法有误 wrong usage"
            },
            mixinStandardHelpOptions = true)
    static final class CreateCommand implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private PlatformDatabase database = new PlatformDatabase();

        @Option(
                names = "--system",
                required = true,
                paramLabel = "LOGIN=NAME",
                converter = Named.class,
                description = "系统管理员：登记部门、人员、系统和密钥 · registers agencies, people, systems and keys")
        private NamedAdministrator system = Named.NOBODY;

        @Option(
                names = "--security",
                required = true,
                paramLabel = "LOGIN=NAME",
                converter = Named.class,
                description = "安全管理员：签署、暂停和撤销授权 · signs, suspends and revokes grants")
        private NamedAdministrator security = Named.NOBODY;

        @Option(
                names = "--audit",
                required = true,
                paramLabel = "LOGIN=NAME",
                converter = Named.class,
                description = "审计管理员：查看存证 · reads the evidence")
        private NamedAdministrator audit = Named.NOBODY;

        @Override
        public Integer call() throws SQLException {
            try (var running = new Running()) {
                var made = administrators(database, running).create(system, security, audit);
                return switch (made) {
                    case Administrators.Creation.Created(var issued) -> {
                        show(spec.commandLine().getOut(), issued);
                        yield 0;
                    }
                    case Administrators.Creation.AlreadyThere(var login) ->
                        throw new CannotGoOn(
                                REFUSED,
                                "已有管理员（" + login + "），没有建立任何账号；其余人员由系统管理员在页面上登记，管理员忘记密码用 administrators password。",
                                "There is an administrator already (" + login + "), so nothing was made; the system"
                                        + " administrator registers others on the pages, and a lost password is"
                                        + " replaced by administrators password.");
                    case Administrators.Creation.LoginTaken(var login) ->
                        throw new CannotGoOn(
                                REFUSED,
                                "账号 " + login + " 已被别人使用，没有建立任何账号；请换一个。",
                                "The login " + login + " is somebody else's, so nothing was made; choose another.");
                };
            } catch (InvalidField e) {
                throw new CannotGoOn(
                        2, "三名管理员须是三个人，账号各不相同。", "The three administrators are three people with three logins.");
            }
        }
    }

    @Command(
            name = "password",
            description = {
                "为忘记密码的管理员生成一次性密码，其登录全部结束；用 --database-url 时平台可以正在运行，用内置数据库时须先停止",
                "a one-time password for an administrator who lost theirs; every session of theirs ends; with --database-url"
                        + " the platform may be running, with the embedded database it is stopped first",
                "退出码 · exit code：0 已生成 made，1 没有这名管理员 no such administrator，2 用法有误 wrong usage"
            },
            mixinStandardHelpOptions = true)
    static final class PasswordCommand implements Callable<Integer> {

        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Mixin
        private PlatformDatabase database = new PlatformDatabase();

        @Parameters(paramLabel = "LOGIN", description = "管理员的账号 · account of the administrator")
        private String login = "";

        @Override
        public Integer call() throws SQLException {
            try (var running = new Running()) {
                var issued = administrators(database, running)
                        .issuePassword(login)
                        .orElseThrow(() -> new CannotGoOn(
                                REFUSED,
                                "没有账号为 " + login + " 的管理员；其他人员的密码由系统管理员在“人员账号”页面重置。",
                                "There is no administrator " + login
                                        + "; for anybody else the system administrator makes one under People."));
                show(spec.commandLine().getOut(), List.of(issued));
                return 0;
            }
        }
    }

    private static Administrators administrators(PlatformDatabase database, Running running) throws SQLException {
        var address = database.open(running);
        address.reach(true);
        return Administrators.on(address.dataSource(), new SecureRandom());
    }

    private static void show(PrintWriter out, List<IssuedPassword> issued) {
        out.println("一次性密码只显示这一次，请分别交给本人；首次登录后须改成自己的密码。");
        out.println("Each one-time password is shown only now; its owner must change it at the first sign-in.");
        out.println();
        for (var each : issued) {
            out.printf(
                    "  %s  %s  %s  %s%n",
                    title(each), each.person().login(), each.person().name(), each.password());
        }
        out.flush();
    }

    private static String title(IssuedPassword issued) {
        if (issued.person().roles().has(Role.SYSTEM_ADMIN)) {
            return "系统管理员 · system  ";
        }
        return issued.person().roles().has(Role.SECURITY_ADMIN) ? "安全管理员 · security" : "审计管理员 · audit   ";
    }

    /// Reads `LOGIN=NAME`.
    static final class Named implements ITypeConverter<NamedAdministrator> {

        static final NamedAdministrator NOBODY = new NamedAdministrator("nobody", "nobody");

        @Override
        public NamedAdministrator convert(String text) {
            int equals = text.indexOf('=');
            try {
                return new NamedAdministrator(text.substring(0, Math.max(0, equals)), text.substring(equals + 1));
            } catch (InvalidField e) {
                throw new TypeConversionException("应为 账号=姓名，账号由 2 到 64 个小写字母、数字、点、横线、下划线或 @ 组成，如 zhao.min=赵敏"
                        + " · reads LOGIN=NAME, the login of 2 to 64 small letters, digits, . - _ or @");
            }
        }
    }
}
