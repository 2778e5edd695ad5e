package org.backendfoundation.sample;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Session;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.backendfoundation.role.Roles;

/** What the server has besides the database of the application, where it was configured so. */
@ApplicationScoped
@Path("archive")
@RolesAllowed(Roles.ADMIN)
public class ArchiveResource {

    /** Where reminders are sent from, and which database the archive is. */
    public record Archive(String mailHost, String database) {
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Archive read() throws SQLException {
        try {
            Session mail = InitialContext.doLookup("mail/reminders");
            DataSource archive = InitialContext.doLookup("jdbc/archive");
            return new Archive(Objects.requireNonNullElseGet(mail.getProperty("mail.smtp.host"), () -> mail.getProperty("mail.host")),
                    database(archive));
        } catch (NamingException absent) {
            throw new NotFoundException(absent);
        }
    }

    private static String database(DataSource archive) throws SQLException {
        try (Connection connection = archive.getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_database()")) {
            row.next();
            return row.getString(1);
        }
    }
}
