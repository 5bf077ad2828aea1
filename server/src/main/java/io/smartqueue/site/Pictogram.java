package io.smartqueue.site;

import java.util.Locale;

/** The symbol of a service; each is drawn in the template of the same name. */
public enum Pictogram {
    TICKET,
    CASH,
    TRANSFER,
    IDENTITY,
    HOUSE,
    CARD,
    INFO,
    STETHOSCOPE,
    SYRINGE,
    TUBE,
    PILL,
    MOTHER,
    EYE,
    PREGNANT,
    WHEELCHAIR,
    ELDER,
    TOOTH,
    HEART,
    LETTER,
    FOLDER,
    CAR,
    PERSON,
    PEOPLE,
    KEY,
    CALENDAR,
    TOOLS,
    PHONE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Pictogram of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
