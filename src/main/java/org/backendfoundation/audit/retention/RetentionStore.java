package org.backendfoundation.audit.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.backendfoundation.database.session.Transactions;

/** Lets the database create and drop the trail's months, and reads the state of that work. */
@ApplicationScoped
public class RetentionStore {

    private static final String MAINTAIN = "SELECT audit_trail.maintain(make_interval(secs => ?), make_interval(secs => ?), ?)";
    private static final String STATE = """
            SELECT last_run_at, last_run_on, (SELECT timestamp FROM audit_trail.audit_entry ORDER BY timestamp LIMIT 1),
              (SELECT count(*) FROM audit_trail.dropped WHERE partition LIKE 'audit_entry%') FROM audit_trail.maintenance""";

    @Inject
    Transactions transactions;

    void maintain(Duration keep, Duration minInterval, String node) {
        transactions.inNew(() -> {
            callMaintain(keep, minInterval, node);
            return null;
        });
    }

    public RetentionView state(Duration keep) {
        return transactions.inPresent(() -> read(keep));
    }

    private void callMaintain(Duration keep, Duration minInterval, String node) {
        try (PreparedStatement maintain = transactions.connection().prepareStatement(MAINTAIN)) {
            maintain.setDouble(1, keep.toSeconds());
            maintain.setDouble(2, minInterval.toSeconds());
            maintain.setString(3, node);
            maintain.execute();
        } catch (SQLException failure) {
            throw new IllegalStateException("The audit trail's months could not be created or dropped", failure);
        }
    }

    private RetentionView read(Duration keep) {
        try (Statement statement = transactions.connection().createStatement();
                ResultSet row = statement.executeQuery(STATE)) {
            row.next();
            OffsetDateTime last = row.getObject(1, OffsetDateTime.class);
            return new RetentionView(keep.toDays(), last, row.getString(2), last == null ? null : last.plus(Maintenance.PERIOD),
                    row.getObject(3, OffsetDateTime.class), row.getInt(4));
        } catch (SQLException failure) {
            throw new IllegalStateException("The state of retention cannot be read", failure);
        }
    }
}
