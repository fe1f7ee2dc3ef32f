package org.zhanqiao.cli;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.exchange.node.ExchangeNode;

/// What is printed when the platform is ready.
final class Greeting {

    private Greeting() {}

    /// @param nobody whether there is no administrator yet, so that nobody can sign in
    static void print(
            URI pages, @Nullable ExchangeNode exchange, @Nullable String accounts, DataDir dir, boolean nobody) {
        if (accounts != null) {
            System.out.println();
            System.out.println(accounts);
            System.out.println("  （以上内容也写在 " + dir.path().resolve("demo-accounts.txt") + "）");
        }
        System.out.println();
        System.out.println("栈桥已就绪 · ready");
        System.out.println("  页面 · pages       " + pages);
        if (exchange != null) {
            exchangeLines(exchange);
        }
        System.out.println("  按 Ctrl-C 停止 · Ctrl-C stops");
        if (nobody) {
            System.out.println();
            System.out.println("还没有管理员，没有人能登录。请在另一个终端运行（--database-url 与本次启动相同）：");
            System.out.println("There is no administrator yet, so nobody can sign in. In another terminal run, with the"
                    + " --database-url of this start:");
            System.out.println("  ./zhanqiao administrators create --database-url … --system LOGIN=NAME"
                    + " --security LOGIN=NAME --audit LOGIN=NAME");
        }
    }

    static void exchangeOnly(ExchangeNode exchange) {
        System.out.println("栈桥交换节点已就绪 · exchange node ready");
        exchangeLines(exchange);
    }

    private static void exchangeLines(ExchangeNode exchange) {
        System.out.println("  数据调用 · calls   " + exchange.address());
        System.out.println("  存证公钥 · log key " + exchange.logVerifierKey());
    }
}
