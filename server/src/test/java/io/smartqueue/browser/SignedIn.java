package io.smartqueue.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.smartqueue.Organisations;
import io.smartqueue.Person;

/** The first page of somebody who signs in on the way to it. */
public final class SignedIn {

    private SignedIn() {}

    public static Page to(String path, BrowserContext context, Person person) {
        Page page = context.newPage();
        page.navigate(person.organisations().address() + path);
        page.fill("#email", person.email());
        page.fill("#password", Organisations.PASSWORD);
        page.click("main button.btn.fill");
        return page;
    }
}
