package org.zhanqiao.cli;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.exchange.node.ExchangeNode;

/// What is printed when the platform is ready.
final class Greeting {

    private Greeting() {}

    static void print(URI pages, @Nullable ExchangeNode exchange, @Nullable String accounts, DataDir dir) {
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
