package org.backendfoundation.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.backendfoundation.actor.ActorNodes;
import org.backendfoundation.testing.OnPayaraMicro;
import org.backendfoundation.testkit.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** People, services and their keys, as an administrator keeps them. */
@OnPayaraMicro(because = OnPayaraMicro.BROWSER)
class ActorsPageIT {

    @RegisterExtension
    static final HeadlessBrowser browser = new HeadlessBrowser();

    @RegisterExtension
    static final ConsoleServer console = new ConsoleServer();

    @Test
    void createsAnActorAndIssuesItAKeyThatWorks() {
        Page page = console.logIn(browser, "admin", "actors");

        ActorsPage.create(page, "newcomer", "operator");
        String key = ActorsPage.issueKey(page, "laptop");

        page.find("button", "Revoke laptop");
        assertThat(console.as(key).get("database").status()).isEqualTo(200);
        assertThat(page.text()).doesNotContain(key);
    }

    @Test
    void dialogIsUsedByKeyboardAndGivesTheFocusBack() {
        Page page = console.logIn(browser, "admin", "actors");

        page.tabTo("button", "Create an actor").sendKeys(Keys.ENTER);
        page.tabTo("textbox", "Name").sendKeys("by-keyboard");
        page.press(Keys.ESCAPE);
        page.awaitGone("dialog", "Create an actor");

        assertThat(page.evaluate("return document.activeElement.textContent")).isEqualTo("Create an actor");
        assertThat(console.admin().get("actors?name=by-keyboard").json().getJsonArray("items")).isEmpty();
    }

    @Test
    void shownKeyIsNotLostByEscape() {
        Page page = console.logIn(browser, "admin", "actors/" + ActorNodes.actor(console.admin(), "forgetful", "\"client\""));
        page.click("button", "Issue a key");
        page.fill("Name", "phone");
        page.press(Keys.ENTER);
        page.awaitText("It is shown this once and never again");

        page.press(Keys.ESCAPE, Keys.ESCAPE);

        assertThat(page.find("button", "Close").isEnabled()).isFalse();
        page.tabTo("checkbox", "I have stored the key");
        page.press(Keys.SPACE);
        page.tabTo("button", "Close");
        page.press(Keys.ENTER);
        page.find("button", "Revoke phone");
    }

    @Test
    void revokedKeyDoesNotCountAnyMore() {
        String actor = ActorNodes.actor(console.admin(), "revoked-one", "\"client\"");
        ActorNodes.Key key = ActorNodes.key(console.admin(), actor);
        Page page = console.logIn(browser, "admin", "actors/" + actor);

        page.click("button", "Revoke test");
        page.click("button", "Revoke");
        page.awaitText("It is revoked.");
        page.click("button", "Close");

        page.awaitGone("button", "Revoke test");
        Deadline.await("the key's end", ActorNodes.SOON, () -> console.nodes().me(key) == 401);
    }

    @Test
    void deactivatesAndRestores() {
        String actor = ActorNodes.actor(console.admin(), "on-leave", "\"client\"");
        Page page = console.logIn(browser, "admin", "actors/" + actor);

        page.click("button", "Deactivate");
        page.click("button", "Deactivate");
        page.awaitText("It is deactivated");
        page.click("button", "Close");
        assertThat(console.admin().get("actors/" + actor).status()).isEqualTo(404);
        page.click("button", "Restore");
        page.click("button", "Restore");
        page.awaitText("It is active again.");

        assertThat(console.admin().get("actors/" + actor).status()).isEqualTo(200);
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
        browser.allow("status of 412");
        String actor = ActorNodes.actor(console.admin(), "contended", "\"client\"");
        Page page = console.logIn(browser, "admin", "actors/" + actor);
        page.click("button", "Edit");
        page.fill("Name", "mine");
        console.admin().patch("actors/" + actor, "{\"name\":\"theirs\"}");

        page.click("button", "Save");

        page.awaitText("Somebody changed it meanwhile");
        page.click("button", "Cancel");
        page.awaitText("theirs");
        assertThat(console.admin().get("actors/" + actor).json().getString("name")).isEqualTo("theirs");
    }

    @Test
    void historyShowsBeforeAndAfter() {
        String actor = ActorNodes.actor(console.admin(), "once-so", "\"client\"");
        console.admin().patch("actors/" + actor, "{\"name\":\"now-so\"}");

        Page page = console.logIn(browser, "admin", "actors/" + actor);

        page.awaitText("once-so → now-so");
    }

    @Test
    void applicationsOwnActorsAreOfferedNothing() {
        Page page = console.logIn(browser, "admin", "actors/00000000-0000-7000-8000-000000000001");

        page.awaitText("it stays as it is");
        assertThat(page.has("button", "Edit") || page.has("button", "Deactivate") || page.has("button", "Issue a key")).isFalse();
    }

    @Test
    void holderOfTheBootstrapKeyHasTheRoleThatTheKeyGives() {
        Page page = console.logIn(browser, "admin", "actors/00000000-0000-7000-8000-000000000003");

        page.awaitText("admin, while the bootstrap key is valid");
    }

    @Test
    void lastAdministratorStaysAndTheReasonIsShown() {
        browser.allow("status of 409");
        String self = console.admin().get("me").json().getString("id");
        Page page = console.logIn(browser, "admin", "actors/" + self);

        page.click("button", "Deactivate");
        page.click("button", "Deactivate");

        page.awaitText("The last administrator with a usable key must stay");
    }

    @Test
    void brokenRuleIsNamedAndTheFormKept() {
        browser.allow("status of 409");
        ActorNodes.actor(console.admin(), "taken", "\"client\"");
        Page page = console.logIn(browser, "admin", "actors");
        page.click("button", "Create an actor");
        page.fill("Name", "taken");

        page.click("button", "Create");

        page.awaitText("Another active actor has this name.");
        assertThat(page.find("textbox", "Name").getAttribute("value")).isEqualTo("taken");
    }
}
