package org.backendfoundation.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.backendfoundation.actor.ActorNodes;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The plots of a node's last hour. */
@OnPayaraMicro(because = OnPayaraMicro.BROWSER)
class LoadPageIT {

    @RegisterExtension
    static final HeadlessBrowser browser = new HeadlessBrowser();

    @RegisterExtension
    static final ConsoleServer console = new ConsoleServer();

    @Test
    void drawsWhatTheNodeRemembers() {
        Deadline.await("two readings", ActorNodes.AMPLE, () -> console.admin().get("last-hour").json().getJsonArray("items").size() > 1);

        Page page = console.logIn(browser, "operator", "load");

        page.await("four plots", () -> (Boolean) page.evaluate(
                "return [...document.querySelectorAll('.uplot canvas')].filter(canvas => canvas.width > 100).length === 4"));
        page.await("the latest figures", () -> (Boolean) page.evaluate(
                "return [...document.querySelectorAll('.legend')].filter(legend => /\\d/.test(legend.textContent)).length === 4"));
        assertThat(page.text()).contains("Requests a minute", "Durations in ms", "Sessions and connections", "Heap in MiB");
    }
}
