package org.backendfoundation.persistence.ownlist;

import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.metamodel.Metamodel;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.backendfoundation.persistence.metadata.EntityMetadata;
import org.eclipse.persistence.expressions.Expression;
import org.eclipse.persistence.expressions.ExpressionBuilder;
import org.eclipse.persistence.internal.expressions.CompoundExpression;
import org.eclipse.persistence.internal.expressions.ConstantExpression;
import org.eclipse.persistence.internal.expressions.ParameterExpression;
import org.eclipse.persistence.internal.jpa.querydef.CompoundExpressionImpl;
import org.eclipse.persistence.internal.sessions.AbstractSession;
import org.eclipse.persistence.jpa.JpaCriteriaBuilder;
import org.eclipse.persistence.sessions.server.ServerSession;

/** A condition of JPQL on {@code this}, a row of an entity, as a part of any query of such rows. */
final class OwnCondition {

    /** Comes first, because the provider does not say which part of an expression is {@code this}. */
    private static final String ROW = "this.id is not null and (%s)";

    private final ExpressionBuilder row;
    private final Expression condition;

    private OwnCondition(CompoundExpression parsed) {
        this.row = parsed.getFirstChild().getBuilder();
        this.condition = parsed.getSecondChild();
    }

    static OwnCondition parse(EntityManager entityManager, Class<?> type, String where) {
        return parse(entityManager.unwrap(ServerSession.class), type, where);
    }

    /** @throws RuntimeException the provider's, if the text is no condition on rows of the type */
    static OwnCondition parse(AbstractSession session, Class<?> type, String where) {
        return new OwnCondition((CompoundExpression) session.getQueryBuilder().buildSelectionCriteria(EntityMetadata.of(type).name(),
                ROW.formatted(where), session));
    }

    Predicate predicate(CriteriaBuilder builder, Metamodel metamodel, Root<?> target, Map<String, ?> values) {
        Expression here = ((JpaCriteriaBuilder) builder).toExpression(target);
        return new CompoundExpressionImpl(metamodel, condition.copiedVersionFrom(new Copies(row, here, values)), List.of());
    }

    /** What a copy has in place of each part: another row for {@code this}, and values for parameters. */
    private static final class Copies extends IdentityHashMap<Object, Object> {

        private static final long serialVersionUID = 1L;

        private final transient Map<String, ?> values;

        Copies(Expression row, Expression target, Map<String, ?> values) {
            this.values = values;
            put(row, target);
        }

        @Override
        public Object get(Object part) {
            return part instanceof ParameterExpression parameter ? constant(parameter) : super.get(part);
        }

        private Expression constant(ParameterExpression parameter) {
            String name = parameter.getField().getName();
            if (!values.containsKey(name)) {
                throw new IllegalStateException("The condition of a list needs a value for :" + name);
            }
            Expression compared = parameter.getLocalBase();
            return new ConstantExpression(values.get(name), compared == null ? null : compared.copiedVersionFrom(this));
        }
    }
}
