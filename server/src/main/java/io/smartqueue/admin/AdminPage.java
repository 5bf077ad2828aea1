package io.smartqueue.admin;

import io.smartqueue.security.Caller;
import io.smartqueue.security.Right;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** The pages of the administration in the order of the side bar, and who finds them there. */
public enum AdminPage {
    WATCH(Group.WATCHING, "watch", "clock", Right.WATCH),
    ALERTS(Group.WATCHING, "alerts", "flag", Right.WATCH),
    FIRST_HOUR(Group.SETTING_UP, "first-hour", "check", Right.MANAGE_ORGANISATION),
    ORGANISATION(Group.SETTING_UP, "organisation", "home", Right.MANAGE_ORGANISATION),
    SITES(Group.SETTING_UP, "sites", "pin", Right.MANAGE_SITES),
    SERVICES(Group.SETTING_UP, "services", "ticket", Right.MANAGE_SERVICES),
    QUEUES(Group.SETTING_UP, "queues", "list", Right.MANAGE_QUEUES),
    COUNTERS(Group.SETTING_UP, "counters", "keyboard", Right.MANAGE_COUNTERS),
    IMPORTS(Group.SETTING_UP, "imports", "list", Right.MANAGE_ORGANISATION),
    STAFF(Group.PEOPLE, "staff", "person", Right.MANAGE_STAFF),
    CUSTOMERS(Group.PEOPLE, "customers", "people", Right.SEE_CUSTOMERS),
    MESSAGES(Group.MESSAGES, "messages", "mail", Right.SEE_MESSAGES),
    WORDS(Group.MESSAGES, "words", "note", Right.MANAGE_TEMPLATES),
    CONTENT_TEMPLATES(Group.MESSAGES, "content-templates", "whatsapp", Right.MANAGE_TEMPLATES),
    SENDERS(Group.MESSAGES, "senders", "send", Right.SEE_SENDERS),
    TWILIO_ACCOUNT(Group.MESSAGES, "twilio-account", "lock", Right.MANAGE_OWN_ACCOUNT),
    SCREENS(Group.ON_SITE, "screens", "screen", Right.MANAGE_SCREENS),
    NOTICES(Group.ON_SITE, "notices", "bell", Right.MANAGE_SCREENS),
    VOICES(Group.ON_SITE, "voices", "sound", Right.MANAGE_SCREENS),
    POSTERS(Group.ON_SITE, "posters", "printer", Right.MANAGE_SCREENS),
    REPORTS(Group.LEARNING, "reports", "calendar", Right.SEE_REPORTS),
    ACCURACY(Group.LEARNING, "accuracy", "chart", Right.SEE_ACCURACY),
    OPINIONS(Group.LEARNING, "opinions", "people", Right.SEE_OPINIONS);

    /** Each has a heading in the side bar. */
    public enum Group {
        WATCHING,
        SETTING_UP,
        PEOPLE,
        MESSAGES,
        ON_SITE,
        LEARNING;

        /** Of its heading. */
        public String words() {
            return "admin.group." + name().toLowerCase(Locale.ROOT);
        }
    }

    private final Group group;
    private final String path;
    private final String icon;
    private final Right right;

    AdminPage(Group group, String path, String icon, Right right) {
        this.group = group;
        this.path = path;
        this.icon = icon;
        this.right = right;
    }

    /** Where somebody who works here begins: at the first page of their side bar. */
    public static AdminPage firstOf(Caller caller) {
        return of(caller).findFirst().orElse(REPORTS);
    }

    /** The side bar of this person. */
    static Stream<AdminPage> of(Caller caller) {
        return Arrays.stream(values()).filter(page -> caller.may(page.right));
    }

    Group group() {
        return group;
    }

    /** Its own word in its address. */
    public String path() {
        return path;
    }

    public String icon() {
        return icon;
    }

    /** Of its title. */
    public String words() {
        return "admin.page." + path.replace('-', '_');
    }
}
