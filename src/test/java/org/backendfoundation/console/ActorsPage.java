package org.backendfoundation.console;

/** What an administrator does on the page of actors, step by step. */
final class ActorsPage {

    private static final String KEY = "return document.querySelector('dialog code.secret').textContent";

    private ActorsPage() {
    }

    /** Leads to the new actor. */
    static void create(Page page, String name, String role) {
        page.click("button", "Create an actor");
        page.fill("Name", name);
        page.click("checkbox", role);
        page.click("button", "Create");
        page.awaitText("Created " + name + ".");
        page.click("button", "Close");
    }

    /** @return the text that is shown this once */
    static String issueKey(Page page, String name) {
        page.click("button", "Issue a key");
        page.fill("Name", name);
        page.click("button", "Issue");
        page.awaitText("It is shown this once and never again");
        String key = (String) page.evaluate(KEY);
        page.click("checkbox", "I have stored the key");
        page.click("button", "Close");
        return key;
    }
}
