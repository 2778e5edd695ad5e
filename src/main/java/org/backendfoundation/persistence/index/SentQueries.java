package org.backendfoundation.persistence.index;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A database that keeps what it is asked, and in which every query finds nothing. */
final class SentQueries {

    private final Connection database;
    private final List<SentQuery> queries = new ArrayList<>();

    /** @param database a connection that does for all of them */
    SentQueries(Connection database) {
        this.database = database;
    }

    /** The queries of one piece of work, each once. */
    List<SentQuery> during(Runnable work) {
        queries.clear();
        work.run();
        return queries.stream().distinct().toList();
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (proxy, method, arguments) -> connection());
    }

    private Connection connection() {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            Object answer = method.getName().equals("close") ? null : call(database, method, arguments);
            return answer instanceof PreparedStatement statement ? statement(statement, (String) arguments[0]) : answer;
        });
    }

    private PreparedStatement statement(PreparedStatement statement, String sql) {
        return proxy(PreparedStatement.class, (proxy, method, arguments) -> {
            if (method.getName().equals("executeQuery")) {
                SentQuery query = new SentQuery(sql, types(statement));
                queries.add(query);
                return nothing(query);
            }
            return call(statement, method, arguments);
        });
    }

    /** As the server takes them, with what the driver says of each value. */
    private static List<String> types(PreparedStatement statement) throws SQLException {
        ParameterMetaData parameters = statement.getParameterMetaData();
        List<String> types = new ArrayList<>();
        for (int i = 1; i <= parameters.getParameterCount(); i++) {
            types.add(parameters.getParameterTypeName(i));
        }
        return types;
    }

    /** The query's own columns, without a row; its values may be such that no row could have them. */
    private ResultSet nothing(SentQuery query) throws SQLException {
        PreparedStatement without = database.prepareStatement("SELECT * FROM (" + query.sql() + ") AS rows LIMIT 0");
        without.closeOnCompletion();
        for (int i = 1; i <= query.types().size(); i++) {
            without.setNull(i, Types.NULL);
        }
        return without.executeQuery();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(SentQueries.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
