package org.backendfoundation.database;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.backendfoundation.database.session.Transactions;
import org.backendfoundation.role.Roles;

/** For tests: the transactions of statements on a thread that comes from the startup EJB, as those of the periodic tasks do. */
@Path("test-startup-threads")
@ApplicationScoped
@RolesAllowed(Roles.CLIENT)
@Produces(MediaType.APPLICATION_JSON)
public class StartupThreadsProbe {

    @Inject
    Transactions transactions;

    private final List<String> numbers = new CopyOnWriteArrayList<>();

    void connected(@Observes ConnectionChanged change) throws SQLException {
        if (change.to() == ConnectionState.CONNECTED) {
            transactions.<Boolean, SQLException>inNew(() -> numbers.addAll(List.of(number(), number())));
        }
    }

    private String number() throws SQLException {
        try (Statement statement = transactions.connection().createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_current_xact_id()")) {
            row.next();
            return row.getString(1);
        }
    }

    /** The database's numbers of the transactions of two statements that one unit of work sent. */
    @GET
    public List<String> numbers() {
        return numbers;
    }
}
