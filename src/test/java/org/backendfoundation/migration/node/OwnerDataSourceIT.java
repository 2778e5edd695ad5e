package org.backendfoundation.migration.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import org.backendfoundation.migration.MigrationDatabase;
import org.backendfoundation.migration.revision.MigrationError;
import org.backendfoundation.problem.ProblemException;
import org.backendfoundation.testing.OnPayaraMicro;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** An address of the owner's own leads to the database that the application uses, or nothing is migrated. */
@OnPayaraMicro(because = OnPayaraMicro.NO_SERVER)
class OwnerDataSourceIT {

    @RegisterExtension
    static final MigrationDatabase databases = new MigrationDatabase();

    @Test
    void anotherDatabaseOfTheSameServerIsRefused() throws SQLException {
        PGSimpleDataSource application = databases.fresh().dataSource();
        PGSimpleDataSource other = databases.fresh().dataSource();

        assertThatCode(() -> OwnerDataSource.requireSameDatabase(application, application)).doesNotThrowAnyException();
        assertThatThrownBy(() -> OwnerDataSource.requireSameDatabase(other, application))
                .isInstanceOfSatisfying(ProblemException.class, refused -> assertThat(refused.code())
                        .isEqualTo(MigrationError.OWNER_ELSEWHERE));
    }

    @Test
    void anotherServerIsRefused(@TempDir Path directory) throws SQLException {
        try (MigrationDatabase elsewhere = MigrationDatabase.in(directory)) {
            assertThatThrownBy(() -> OwnerDataSource.requireSameDatabase(elsewhere.fresh().dataSource(), databases.fresh().dataSource()))
                    .hasMessageContaining("DATABASE_OWNER_URL");
        }
    }
}
