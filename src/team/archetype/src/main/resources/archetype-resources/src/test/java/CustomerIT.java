package ${package};

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.concurrent.atomic.AtomicInteger;
import org.backendfoundation.role.Roles;
import org.backendfoundation.testkit.Api;
import org.backendfoundation.testkit.Api.Answer;
import org.backendfoundation.testkit.As;
import org.backendfoundation.testkit.FoundationTest;
import org.backendfoundation.testkit.RunningApplication;
import org.junit.jupiter.api.Test;

/** Customers over REST. */
@FoundationTest(clean = FoundationTest.Clean.BEFORE_EACH)
class CustomerIT {

    /** Numbers the rows, so that what is unique differs. */
    private static final AtomicInteger ROWS = new AtomicInteger();

    /** A row, also for the tests of what refers to it. */
    static JsonObject create(Api api) {
        Answer created = api.post("customers", body());
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.json();
    }

    private static String body() {
        return """
                {
                  "name": "name %d",
                  "email": "email"
                }""".formatted(ROWS.incrementAndGet());
    }

    @Test
    void customerIsKeptAndInTheTrail(RunningApplication application, @As(Roles.CLIENT) Api api) {
        JsonObject created = create(api);

        String id = created.getString("id");
        assertThat(api.get("customers/" + id).json()).isEqualTo(created);
        assertThat(api.get("customers").json().getJsonArray("items")).containsExactly(created);
        assertThat(application.auditEntries(id)).hasSize(1);
    }

    @Test
    void customerNeedsName(@As(Roles.CLIENT) Api api) {
        Answer refused = api.post("customers", "{}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.violations()).containsExactlyInAnyOrder("/name not_blank");
    }

    @Test
    void nameIsUnique(@As(Roles.CLIENT) Api api) {
        JsonObject first = create(api);
        String second = create(api).getString("id");

        Answer refused = api.patch("customers/" + second, "{\"name\": %s}".formatted(first.get("name")));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.violations()).singleElement().asString().startsWith("/name ");
    }

    @Test
    void strangerIsRefused(Api anonymous) {
        assertThat(anonymous.get("customers").status()).isEqualTo(401);
    }
}
