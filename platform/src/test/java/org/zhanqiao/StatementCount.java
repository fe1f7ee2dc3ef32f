package org.zhanqiao;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// Counts the statements that a thread prepares, so that a test can say that a list asks no question a row. A test that
/// imports it has a context of its own.
public final class StatementCount implements BeanPostProcessor {

    private static final ThreadLocal<AtomicLong> COUNT = ThreadLocal.withInitial(AtomicLong::new);

    /// Something that may fail.
    public interface Act {
        void run() throws Exception;
    }

    /// Statements that the calling thread prepares while it does something.
    public static long during(Act act) throws Exception {
        long before = COUNT.get().get();
        act.run();
        return COUNT.get().get() - before;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? counted(DataSource.class, source) : bean;
    }

    private static <T> T counted(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    var answer = call(target, method, arguments);
                    if (method.getName().startsWith("prepare")) {
                        COUNT.get().incrementAndGet();
                    }
                    return answer instanceof Connection connection && type == DataSource.class
                            ? counted(Connection.class, connection)
                            : answer;
                }));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
