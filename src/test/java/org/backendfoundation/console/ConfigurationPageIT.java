package org.backendfoundation.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.backendfoundation.testing.OnPayaraMicro;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the node was told, and what it would say to an origin. */
@OnPayaraMicro(because = OnPayaraMicro.BROWSER)
class ConfigurationPageIT {

    @RegisterExtension
    static final HeadlessBrowser browser = new HeadlessBrowser();

    @RegisterExtension
    static final ConsoleServer console = new ConsoleServer();

    @Test
    void showsEachSettingWithItsSourceAndNoSecret() {
        Page page = console.logIn(browser, "operator", "configuration");

        page.awaitText("database_url");
        assertThat(page.text()).contains("postgresql://foundation:***@", "security_bootstrap_key", "Environment")
                .doesNotContain("foundation-on-loopback", console.nodes().bootstrapKey());
    }

    @Test
    void filterNarrowsTheSettings() {
        Page page = console.logIn(browser, "operator", "configuration");

        page.find("searchbox", "Filter").sendKeys("jwks");

        page.await("less", () -> page.text().contains("security_jwt_jwks") && !page.text().contains("database_pool_max"));
    }

    @Test
    void saysWhetherAnOriginWouldBeAllowedAndWhy() {
        Page page = console.logIn(browser, "operator", "configuration");

        page.fill("Origin", "https://elsewhere.example");
        page.click("button", "Ask");

        page.awaitText("It is not listed in cors_origins.");
    }
}
