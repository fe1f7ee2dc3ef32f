package org.zhanqiao.demo;

import java.util.List;
import java.util.random.RandomGenerator;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.RefusalGround;

/// What people of the sample city say when they act on a request.
final class SampleWords {

    /// A reason with what an act says beside it.
    record Said(String because, ActDetail detail) {
        static Said because(String because) {
            return new Said(because, new ActDetail.None());
        }
    }

    private static final List<Said> REFUSALS = List.of(
            refusal("该事项不是贵单位的法定职责", RefusalGround.OUTSIDE_DUTY, "《政务数据共享条例》第二十条"),
            refusal("办理该事项不需要申请的字段，请缩小范围后重新申请", RefusalGround.BEYOND_NEED, "《个人信息保护法》第六条"),
            refusal("只需核验是否符合条件，不需要返回具体内容", RefusalGround.BEYOND_NEED, "《个人信息保护法》第六条"),
            refusal("其中涉及收养信息，依法应当保密", RefusalGround.FORBIDDEN, "《民法典》第一千一百一十条"),
            refusal("申请的年份超出办理该事项所需，请缩小范围后重新申请", RefusalGround.BEYOND_NEED, "《个人信息保护法》第六条"));

    private static final List<List<String>> MISSING = List.of(
            List.of("使用范围未写明哪些岗位可以看到"),
            List.of("未说明调用量的测算依据", "使用场景未写明由哪个系统调用"),
            List.of("使用依据未写到条款"),
            List.of("未说明返回结果保存多久", "使用范围未写明哪些岗位可以看到"));

    private static final List<String> EXTENSIONS =
            List.of("涉及历史档案，需核对后答复", "需与下属单位核实数据范围", "数据正在迁移，需确认字段口径", "需征求保密工作机构意见");

    private static final List<String> WITHDRAWALS = List.of("业务流程调整，不再需要该数据", "已通过其他授权取得", "与另一项申请重复");

    private static final List<String> ENDINGS = List.of("事项已取消，不再使用", "改用新的数据服务", "专项工作结束");

    private SampleWords() {}

    /// @param asked working days of the extension that is open; 0 for none
    static Said of(ActKind act, int asked, RandomGenerator random) {
        return switch (act) {
            case SEND_BACK -> Said.because("使用场景请写具体些");
            case SIGN_OFF -> Said.because("用于减免材料，同意申请");
            case NOTE_INCOMPLETE -> new Said("", new ActDetail.Missing(pick(MISSING, random)));
            case ASK_EXTENSION -> new Said(pick(EXTENSIONS, random), new ActDetail.Days(3 + random.nextInt(6)));
            case CONSENT_EXTENSION -> new Said("", new ActDetail.Days(asked));
            case DENY_EXTENSION -> Said.because("所述情形不影响按期答复");
            case PROPOSE_APPROVAL -> Said.because("用途与职责相符");
            case PROPOSE_REFUSAL -> pick(REFUSALS, random);
            case RETURN_ANSWER -> Said.because("请再核对字段是否都需要");
            case SUSPEND -> Said.because("调用量明显超出约定，暂停核查");
            case RESUME -> Said.because("已说明原因并整改，恢复");
            case END -> Said.because(pick(ENDINGS, random));
            case CONFIRM_DISPOSAL -> Said.because("已删除保存的核验结果，未向第三方提供");
            case WITHDRAW -> Said.because(pick(WITHDRAWALS, random));
            case SEND_BACK_COMPLETION -> Said.because("补正时改了期限，请说明理由");
            case SIGN_OFF_COMPLETION -> Said.because("补正后仍用于减免材料，同意申请");
            case DRAFT, PROPOSE, COMPLETE, APPROVE, REFUSE, SIGN_AS_CONSUMER, SIGN_AS_PROVIDER -> Said.because("");
            case TERMINATE, SUPERSEDE, REMIND, EXPIRE, ESCALATE, SUPERVISE, REPLY, ANSWER_ANEW -> Said.because("");
        };
    }

    private static Said refusal(String because, RefusalGround ground, String basis) {
        return new Said(because, new ActDetail.Refusal(ground, basis));
    }

    private static <T> T pick(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
