package org.zhanqiao.exchange.sources;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.exchange.RegisteredSource;
import org.zhanqiao.exchange.SourceAct;
import org.zhanqiao.exchange.SourceDraft;
import org.zhanqiao.exchange.SourceKind;
import org.zhanqiao.exchange.Sources;

/// A source as programs read it: everything but its secret.
@Schema(name = "Source", description = "数据源 · a source of rows")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SourceJson(
        @Schema(example = "police-hukou") String id,

        @Schema(description = "所属部门的统一社会信用代码；不专属一个部门的没有 · code of its agency; absent for one of no single agency")
        @Nullable String agency,

        @Nullable String title,
        SourceKind kind,

        @Schema(description = "系统管理员和所属部门可见 · for the system administrator and its agency") @Nullable String url,

        @Schema(description = "账号或请求头，系统管理员可见 · account or header, for the system administrator") @Nullable String username,

        @Schema(description = "连接是否加密 · whether the connection is encrypted")
        boolean encrypted,

        @Schema(
                description = "是否由系统管理员登记；其余的由平台自己维护"
                        + " · whether an administrator registered it; the platform keeps others itself")
        boolean registered,

        @Schema(description = "是否启用 · whether it is asked at all")
        boolean on,

        @Schema(description = "每办理一步加一 · goes up with every act")
        long version,

        @Schema(description = "用它的数据服务代码 · codes of the data services on it") @Nullable List<String> services,

        @Nullable Tested lastTest,
        @Nullable List<Act> acts) {

    /// How a test of its connection ended.
    @Schema(name = "SourceTest", description = "连接测试的结果 · how a test of a connection ended")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Tested(
            boolean reached,

            @Schema(description = "连不上的原因 · why it was not reached", example = "CREDENTIALS") @Nullable String fault,

            @Schema(description = "SQLSTATE 或 HTTP 状态 · SQLSTATE or HTTP status") @Nullable String code,

            String detail,
            String detailEn,

            @Schema(description = "连接所用的毫秒数 · milliseconds to connect") @Nullable Long millis,

            @Schema(description = "账号可读的表和视图数 · tables and views that the account may read") @Nullable Integer tables,

            @Nullable Instant at) {}

    /// What was done to it.
    @Schema(name = "SourceAct", description = "对数据源的一次办理 · an act on a source")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Act(
            SourceAct.Kind act,
            long version,
            String by,
            Instant at,
            @Nullable String because) {

        static Act of(SourceAct act) {
            return new Act(
                    act.kind(), act.version(), act.by(), act.at(), act.because().isEmpty() ? null : act.because());
        }
    }

    /// What is sent to register, change or test one.
    @Schema(name = "SourceDraft", description = "要登记、修改或测试的数据源 · a source to register, change or test")
    record Draft(
            @Schema(description = "修改时不用 · not when it is changed") @Nullable String id,

            @Schema(description = "修改时不用 · not when it is changed") @Nullable String agency,

            @Nullable String title,

            @Schema(description = "修改时不用 · not when it is changed") @Nullable SourceKind kind,

            @Schema(example = "postgresql://db.example:5432/hukou?sslmode=require") @Nullable
            String url,

            @Schema(description = "账号，或带密钥的请求头 · account, or the header with the secret") @Nullable String username,

            @Schema(
                    description = "修改时省略即不变；地址或账号改了则必须给出"
                            + " · kept when left out of a change; needed with another address or account")
            @Nullable String secret,

            @Schema(description = "连不上也保存 · keep it although it cannot be reached") @Nullable Boolean untested,

            @Schema(description = "修改时必须给出所见的版本 · of a change: the version that was seen") @Nullable Long version) {

        SourceDraft draft(SourceKind of) {
            return new SourceDraft(text(id), text(agency), text(title), of, text(url), text(username), text(secret));
        }

        /// The same for one that is there.
        SourceDraft draft(RegisteredSource now) {
            return new SourceDraft(
                    now.id(),
                    now.agency(),
                    title == null ? now.title() : title,
                    now.kind(),
                    url == null ? now.url() : url,
                    username == null ? now.username() : username,
                    text(secret));
        }

        boolean isUntested() {
            return Boolean.TRUE.equals(untested);
        }

        long seen() {
            return version == null ? -1 : version;
        }

        private static String text(@Nullable String text) {
            return text == null ? "" : text;
        }

        @Override
        public String toString() {
            return "SourceJson.Draft[" + id + "]";
        }
    }

    /// What an act is sent as.
    @Schema(name = "SourceDecision", description = "办理的理由和所见的版本 · why, and the version that was seen")
    record Decision(
            @Schema(description = "停用、移除时必填 · needed to switch off or remove") @Nullable String because,

            long version) {}

    static SourceJson brief(RegisteredSource source, boolean own, boolean manages, @Nullable Tested test) {
        return new SourceJson(
                source.id(),
                source.agency().isEmpty() ? null : source.agency(),
                source.title().isEmpty() ? null : source.title(),
                source.kind(),
                own || manages ? source.url() : null,
                manages ? source.username() : null,
                !Sources.isPlain(source.kind(), source.url()),
                source.registered(),
                source.on(),
                source.version(),
                null,
                test,
                null);
    }

    SourceJson with(List<String> codes, List<Act> history) {
        return new SourceJson(
                id, agency, title, kind, url, username, encrypted, registered, on, version, codes, lastTest, history);
    }
}
